// Runs of two processes at once: the lock, and resume after a kill.

import { readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { anOrganisation } from '../program/organisation.ts';
import { commandErrors, commandJson } from '../program/result.ts';
import { FLAGS, listed, moreThan, ONE_BY_ONE } from '../program/runs.ts';
import { aFolder, projectFile, run } from '../support/in-process.ts';
import { start } from './program.ts';

const ROSTER = projectFile('samples/roster.csv');

it('the second is refused; after kill -9 of the first, resume takes over; undo gives all back', async () => {
  const organisation = await anOrganisation({ latencyMs: 100 });
  const before = organisation.users();
  const cwd = aFolder();
  const { env } = organisation;

  const first = start(['import', ROSTER, ...ONE_BY_ONE], { cwd, env });
  // One by one: when the second is there, the first has its outcome on disk.
  await moreThan(1, organisation.log);
  // Held up, so that it is there as long as the second needs to see it.
  first.child.kill('SIGSTOP');
  const second = await run(['import', ROSTER, ...FLAGS], { cwd, env });
  expect(second.exitCode).toBe(1);
  expect(commandErrors(commandJson(second))).toEqual(['RUN_LOCKED']);
  expect(await listed(cwd)).toMatchObject([{ state: 'running' }]);
  first.child.kill('SIGKILL');
  await first.done;
  // It could not say so itself.
  const [killed] = await listed(cwd);
  expect(killed?.state).toBe('stopped');
  const told = Object.values(killed?.outcomes ?? {}).reduce((sum, count) => sum + count, 0);
  expect(told).toBeGreaterThan(0);

  const resumed = commandJson(await run(['resume', ...FLAGS], { cwd, env }));
  const { create, update, restore, archive } = resumed.actions;
  expect(resumed.outcomes).toMatchObject({
    created: create,
    updated: update,
    restored: restore,
    archived: archive,
  });
  const again = await run(['resume', ...FLAGS], { cwd, env });
  expect(commandErrors(commandJson(again))).toEqual(['RUN_NONE_OPEN']);

  const touched = organisation.users().find(({ name }) => name === 'Katarzyna Bos-Wiśniewska');
  expect(touched).toBeDefined();
  const name = path.basename(resumed.run ?? '');
  const undo = ['undo', name, '--max-archive', '10', ...FLAGS];
  const undone = commandJson(await run(undo, { cwd, env }));
  expect(undone.outcomes).toMatchObject({
    updated: update,
    restored: archive,
    archived: create + restore,
  });
  const now = new Map(organisation.users().map((user) => [user.id, user]));
  for (const user of before) expect(now.get(user.id)).toEqual(user);
  const twice = commandJson(await run(undo, { cwd, env }));
  expect(twice.unchanged).toBe(create + update + restore + archive);

  const runs = await listed(cwd);
  expect(runs.map(({ command, state }) => `${command} ${state}`)).toEqual([
    'import finished',
    'undo finished',
    'undo finished',
  ]);
});

it('a run that goes on is left alone from anywhere: resume, undo, and a run in another folder', async () => {
  const organisation = await anOrganisation({ latencyMs: 100 });
  const cwd = aFolder();
  const elsewhere = { cwd: aFolder() };
  const env = { ...organisation.env, XDG_CACHE_HOME: aFolder() };
  const first = start(['import', ROSTER, ...ONE_BY_ONE], { cwd, env });
  await moreThan(1, organisation.log);
  first.child.kill('SIGSTOP');
  const [going] = await listed(cwd);
  const folder = going?.run ?? '';
  const sent = organisation.log.length;

  // In this process, so that the first is not held up for long. With a cache of their own: that the runs folder is locked must be enough.
  const link = path.join(elsewhere.cwd, 'that-run');
  symlinkSync(folder, link);
  for (const argv of [
    ['resume', folder],
    ['resume', link],
    ['undo', folder],
    ['undo', folder, '--dry-run'],
    ['undo', folder, '--runs', path.join(cwd, 'more-runs')],
  ]) {
    const refused = commandJson(
      await run([...argv, ...FLAGS], { ...elsewhere, env: organisation.env }),
    );
    expect(refused).toMatchObject({ exitCode: 1, run: null });
    expect(commandErrors(refused)).toEqual(['RUN_LOCKED']);
  }
  const others = await run(['import', ROSTER, ...FLAGS], { ...elsewhere, env });
  expect(commandErrors(commandJson(others))).toEqual(['RUN_LOCKED']);
  expect(organisation.log.length - sent).toBeLessThanOrEqual(1);

  first.child.kill('SIGCONT');
  expect(commandJson(await first.done).outcomes.notSent).toBe(0);
  const undo = ['undo', folder, '--max-archive', '10', ...FLAGS];
  const undone = commandJson(await run(undo, { ...elsewhere, env }));
  expect(undone.run).toContain(path.join(elsewhere.cwd, 'pluvo-runs'));
  expect(undone.exitCode).toBe(0);
  for (const one of [path.dirname(folder), path.dirname(undone.run ?? '')]) {
    expect(readdirSync(one).filter((name) => name.startsWith('.lock'))).toEqual([]);
  }
});
