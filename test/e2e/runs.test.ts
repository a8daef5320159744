// Runs one after another and at once: the lock, resume after a kill, undo, and the list.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { aFolder, projectFile, run, start } from './program.ts';
import { commandJson } from './result.ts';

const ROSTER = projectFile('samples/roster.csv');
const FLAGS = ['--yes', '--json'];

it('the second is refused; after kill -9 of the first, resume takes over; undo gives all back', async () => {
  const sandbox = await startSandbox({ latencyMs: 100 });
  onTestFinished(() => sandbox.close());
  const before = sandbox.users();
  const cwd = aFolder();
  const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };

  const first = start(['import', ROSTER, ...FLAGS, '--batch', '1', '--concurrency', '1'], {
    cwd,
    env,
  });
  await vi.waitFor(() => {
    expect(sandbox.log.length).toBeGreaterThan(0);
  }, 20_000);
  // Held up, so that it is there as long as the second needs to see it.
  first.child.kill('SIGSTOP');
  const second = await run(['import', ROSTER, ...FLAGS], { cwd, env });
  expect(second.exitCode).toBe(1);
  expect(commandJson(second).errors).toMatchObject([{ code: 'RUN_LOCKED' }]);
  first.child.kill('SIGKILL');
  await first.done;

  const resumed = commandJson(await run(['resume', ...FLAGS], { cwd, env }));
  const { create, update, restore, archive } = resumed.actions;
  expect(resumed.outcomes).toMatchObject({
    created: create,
    updated: update,
    restored: restore,
    archived: archive,
  });
  const again = await run(['resume', ...FLAGS], { cwd, env });
  expect(commandJson(again).errors).toMatchObject([{ code: 'RUN_NONE_OPEN' }]);

  const touched = sandbox.users().find(({ name }) => name === 'Katarzyna Bos-Wiśniewska');
  expect(touched).toBeDefined();
  const name = path.basename(resumed.run ?? '');
  const undo = ['undo', name, '--max-archive', '10', ...FLAGS];
  const undone = commandJson(await run(undo, { cwd, env }));
  expect(undone.outcomes).toMatchObject({
    updated: update,
    restored: archive,
    archived: create + restore,
  });
  const now = new Map(sandbox.users().map((user) => [user.id, user]));
  for (const user of before) expect(now.get(user.id)).toEqual(user);
  const twice = commandJson(await run(undo, { cwd, env }));
  expect(twice.unchanged).toBe(create + update + restore + archive);

  const listed = await run(['runs', '--json'], { cwd });
  const runs = JSON.parse(listed.stdout) as { command: string; state: string }[];
  expect(runs.map(({ command, state }) => `${command} ${state}`)).toEqual([
    'import finished',
    'undo finished',
    'undo finished',
  ]);
  await run(['runs', '--purge', '30d'], { cwd });
  expect(existsSync(resumed.run ?? '')).toBe(true);
});

it('writes the rows that did not go through back, ready to be corrected', async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
  const cwd = aFolder();
  const file = path.join(cwd, 'roster.csv');
  writeFileSync(
    file,
    'Afdeling;Personeelsnummer;Volledige naam;E-mail;BSN\nZorg;90001;Noor Vos;geen adres;123456782\nZorg;90002;Daan Mol;daan.mol@zonnehof.example;111222333\n',
  );
  const result = commandJson(await run(['import', file, ...FLAGS], { cwd, env }));
  expect(result.outcomes.created).toBe(1);
  const text = readFileSync(path.join(result.run ?? '', 'rejected.csv'), 'utf8');
  const [heading, row, end] = text.replace(/^\uFEFF/, '').split('\r\n');
  expect(heading).toBe('Afdeling,Personeelsnummer,Volledige naam,E-mail,BSN,Reason');
  expect(row).toMatch(/^Zorg,90001,Noor Vos,geen adres,,"?EMAIL_INVALID: /);
  expect(end).toBe('');

  const corrected = path.join(cwd, 'corrected.csv');
  writeFileSync(corrected, text.replace('geen adres', 'noor.vos@zonnehof.example'));
  const next = commandJson(await run(['import', corrected, ...FLAGS], { cwd, env }));
  expect(next.outcomes.created).toBe(1);
  expect(next.exitCode).toBe(0);
});
