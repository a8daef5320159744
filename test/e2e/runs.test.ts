// Runs one after another and at once: the lock, resume after a kill, undo, and the list.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { runInProcess } from '../support/in-process.ts';
import { anOrganisation } from './organisation.ts';
import { aFolder, projectFile, run, start } from './program.ts';
import { commandJson } from './result.ts';

const ROSTER = projectFile('samples/roster.csv');
const FLAGS = ['--yes', '--json'];
const ONE_BY_ONE = [...FLAGS, '--batch', '1', '--concurrency', '1'];

interface Listed {
  readonly run: string;
  readonly command: string;
  readonly state: string;
  readonly outcomes: Readonly<Record<string, number>>;
}

async function listed(cwd: string): Promise<readonly Listed[]> {
  const { stdout } = await run(['runs', '--json'], { cwd });
  return JSON.parse(stdout) as Listed[];
}

/** Waits until more than so many mutations have been carried out. */
async function moreThan(count: number, log: readonly unknown[]): Promise<void> {
  await vi.waitFor(() => {
    expect(log.length).toBeGreaterThan(count);
  }, 20_000);
}

const HEADER = 'Personeelsnummer|Volledige naam|E-mail';

/** Records of people whom the organisation does not have. Names have no digits. */
function newPeople(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => {
    const letters = Array.from(String(n), (digit) => 'abdefgiklm'.charAt(Number(digit))).join('');
    return `9${String(n)}|Zoë V${letters}|zoe.${String(n)}@zonnehof.example`;
  });
}

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
  expect(commandJson(second).errors).toMatchObject([{ code: 'RUN_LOCKED' }]);
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
  expect(commandJson(again).errors).toMatchObject([{ code: 'RUN_NONE_OPEN' }]);

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
      await runInProcess([...argv, ...FLAGS], { ...elsewhere, env: organisation.env }),
    );
    expect(refused).toMatchObject({ exitCode: 1, run: null, errors: [{ code: 'RUN_LOCKED' }] });
  }
  const others = await runInProcess(['import', ROSTER, ...FLAGS], { ...elsewhere, env });
  expect(commandJson(others).errors).toMatchObject([{ code: 'RUN_LOCKED' }]);
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

it('removes what is old, with the personal data in it, and nothing that goes on', async () => {
  const organisation = await anOrganisation({ latencyMs: 50 });
  const cwd = aFolder();
  const { env } = organisation;
  const none = await run(['runs'], { cwd });
  expect(none).toMatchObject({ exitCode: 0, stdout: '' });
  expect(none.stderr).toContain('There are no runs');

  const done = commandJson(await run(['import', ROSTER, ...FLAGS], { cwd, env }));
  const kept = await run(['runs', '--purge', '30d'], { cwd });
  expect(kept).toMatchObject({ stdout: '', stderr: 'Nothing was removed\n' });
  expect(existsSync(done.run ?? '')).toBe(true);

  const file = path.join(cwd, 'roster.csv');
  writeFileSync(file, [HEADER, ...newPeople(30)].join('\n'));
  const second = start(['import', file, ...ONE_BY_ONE], { cwd, env });
  const before = organisation.log.length;
  await moreThan(before, organisation.log);
  second.child.kill('SIGSTOP');
  const purged = await run(['runs', '--purge', '0h'], { cwd });
  expect(purged.stderr).toBe('Removed 1 run\n');
  expect(existsSync(done.run ?? '')).toBe(false);
  expect(await listed(cwd)).toMatchObject([{ state: 'running' }]);
  second.child.kill('SIGCONT');
  const result = commandJson(await second.done);
  expect(result.exitCode).toBe(0);
  await run(['runs', '--purge', '0h'], { cwd });
  expect(await listed(cwd)).toEqual([]);
});

it('a lock of another machine is respected, and said how to be rid of', async () => {
  const organisation = await anOrganisation();
  const cwd = aFolder();
  const { env } = organisation;
  const name = createHash('sha256').update(organisation.url).digest('hex').slice(0, 16);
  const runs = path.join(cwd, 'pluvo-runs');
  const lock = path.join(runs, `.lock-${name}.json`);
  const holder = { pid: 1, host: 'laptop.zonnehof.example', started: null, since: '2026-01-01' };
  mkdirSync(runs);

  writeFileSync(lock, JSON.stringify(holder));
  const refused = await run(['import', ROSTER, ...FLAGS], { cwd, env });
  expect(refused.exitCode).toBe(1);
  const [error] = commandJson(refused).errors;
  expect(error).toMatchObject({ code: 'RUN_LOCKED' });
  expect(error?.message).toContain('laptop.zonnehof.example');
  expect(error?.hint).toContain(lock);
  expect(organisation.log).toEqual([]);

  // Torn while it was written, or by a process of which the number is another's by now.
  for (const left of [
    '{"pid":',
    JSON.stringify({ ...holder, pid: process.pid, host: hostname(), started: '1' }),
  ]) {
    writeFileSync(lock, left);
    const ran = commandJson(await run(['import', ROSTER, ...FLAGS], { cwd, env }));
    expect(ran.outcomes.notSent).toBe(0);
    expect(ran.run).not.toBeNull();
    expect(existsSync(lock)).toBe(false);
  }
});

it('resume reads the rows that did not go through as the run did', async () => {
  const organisation = await anOrganisation({ latencyMs: 100 });
  const { env } = organisation;
  const cwd = aFolder();
  // What is taken for Windows-1252, where ś is œ, unless it is told.
  const ś = '\x9C';
  const lines = [HEADER, `800|Kasia; Wi${ś}niewska|geen adres`, ...newPeople(30)];
  const file = path.join(cwd, 'roster.csv');
  writeFileSync(file, Buffer.from(lines.join('\n'), 'latin1'));
  const reading = ['--encoding', 'windows-1250', '--delimiter', '|'];

  const first = start(['import', file, ...reading, ...ONE_BY_ONE], { cwd, env });
  await moreThan(0, organisation.log);
  first.child.kill('SIGKILL');
  await first.done;
  const resumed = commandJson(await run(['resume', ...FLAGS], { cwd, env }));
  expect(resumed.outcomes.created).toBe(30);
  const text = readFileSync(path.join(resumed.run ?? '', 'rejected.csv'), 'utf8');
  expect(text).toContain('800|Kasia; Wiśniewska|geen adres|"EMAIL_INVALID');
});

it('writes the rows that did not go through back, ready to be corrected', async () => {
  const organisation = await anOrganisation();
  const { env } = organisation;
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
  expect(heading).toBe('Afdeling;Personeelsnummer;Volledige naam;E-mail;BSN;Reason');
  expect(row).toMatch(/^Zorg;90001;Noor Vos;geen adres;;"?EMAIL_INVALID: /);
  expect(end).toBe('');

  const corrected = path.join(cwd, 'corrected.csv');
  writeFileSync(corrected, text.replace('geen adres', 'noor.vos@zonnehof.example'));
  const next = commandJson(await run(['import', corrected, ...FLAGS], { cwd, env }));
  expect(next.outcomes.created).toBe(1);
  expect(next.exitCode).toBe(0);
});

it('what it cannot write down at the end is left to resume', async () => {
  const organisation = await anOrganisation({ latencyMs: 50 });
  const { env } = organisation;
  const cwd = aFolder();
  const first = start(['import', ROSTER, ...ONE_BY_ONE], { cwd, env });
  await moreThan(0, organisation.log);
  const [going] = await listed(cwd);
  const meta = path.join(going?.run ?? '', 'meta.json');
  renameSync(meta, `${meta}.aside`);
  mkdirSync(meta);
  const result = commandJson(await first.done);
  expect(result.exitCode).toBe(5);
  expect(result.outcomes.notSent).toBe(0);
  expect(result.errors.map(({ code }) => code)).toEqual(['OUTPUT_UNWRITABLE', 'RUN_STOPPED']);
  rmdirSync(meta);
  renameSync(`${meta}.aside`, meta);
  const resumed = commandJson(await run(['resume', ...FLAGS], { cwd, env }));
  expect(resumed.outcomes).toEqual(result.outcomes);
  expect(await listed(cwd)).toMatchObject([{ state: 'finished' }]);
});

it('lists a run that is damaged, and removes it when it is old', async () => {
  const cwd = aFolder();
  const folder = path.join(cwd, 'pluvo-runs', '2026-01-31T09-30-00-roster');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'meta.json'), '');
  writeFileSync(path.join(folder, 'plan.jsonl'), '');
  expect(await listed(cwd)).toMatchObject([{ run: folder, state: 'damaged' }]);
  const undone = await run(['undo', folder, ...FLAGS], { cwd });
  expect(commandJson(undone).errors).toMatchObject([{ code: 'RUN_DAMAGED' }]);
  await run(['runs', '--purge', '30d'], { cwd });
  expect(existsSync(folder)).toBe(true);
  const { stdout, stderr } = await run(['runs', '--purge', '0h'], { cwd });
  expect(stdout).toContain('damaged');
  expect(stderr).toBe('Removed 1 run\n');
  expect(existsSync(folder)).toBe(false);
});
