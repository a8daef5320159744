// Runs one after another and at once: the lock, resume, what is written back, and the list.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { aFolder, projectFile, run, start } from '../support/in-process.ts';
import { anOrganisation } from './organisation.ts';
import { commandErrors, commandJson } from './result.ts';
import { FLAGS, HEADER, listed, moreThan, newPeople, ONE_BY_ONE } from './runs.ts';

const ROSTER = projectFile('samples/roster.csv');

it('of two runs in one process the second is refused, and leaves the first its lock', async () => {
  const organisation = await anOrganisation({ latencyMs: 20 });
  const cwd = aFolder();
  const { env } = organisation;
  // In the same millisecond, so that not even the time tells the two apart.
  const now = (): number => 1_800_000_000_000;
  const first = start(['import', ROSTER, ...ONE_BY_ONE], { cwd, env, now });
  await moreThan(0, organisation.log);
  for (let count = 0; count < 2; count += 1) {
    const second = await run(['import', ROSTER, ...FLAGS], { cwd, env, now });
    expect(commandJson(second)).toMatchObject({ exitCode: 1, errors: [{ code: 'RUN_LOCKED' }] });
  }
  expect(commandJson(await first.done).outcomes).toMatchObject({ failed: 0, notSent: 0 });
  expect(commandErrors(commandJson(await run(['import', ROSTER, ...FLAGS], { cwd, env })))).toEqual(
    [],
  );
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
  const purged = await run(['runs', '--purge', '0h'], { cwd });
  expect(purged.stderr).toBe('Removed 1 run\n');
  expect(existsSync(done.run ?? '')).toBe(false);
  expect(await listed(cwd)).toMatchObject([{ state: 'running' }]);
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
  expect(error?.hint).toContain('--break-lock');
  expect(organisation.log).toEqual([]);

  // Nobody beats there: only then it is taken over.
  const broken = await run(['import', ROSTER, ...FLAGS, '--break-lock'], { cwd, env });
  expect(commandJson(broken).run).not.toBeNull();
  expect(existsSync(lock)).toBe(false);

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
  first.interrupt();
  expect((await first.done).exitCode).toBe(5);
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
  expect(commandErrors(result)).toEqual(['OUTPUT_UNWRITABLE', 'RUN_STOPPED']);
  rmdirSync(meta);
  renameSync(`${meta}.aside`, meta);
  const resumed = commandJson(await run(['resume', ...FLAGS], { cwd, env }));
  expect(resumed.outcomes).toEqual(result.outcomes);
  expect(await listed(cwd)).toMatchObject([{ state: 'finished' }]);
});

it('tells what stopped it, and that the report could not be written', async () => {
  const organisation = await anOrganisation({ latencyMs: 50 });
  const { env } = organisation;
  for (const json of [true, false]) {
    const cwd = aFolder();
    const file = path.join(cwd, 'roster.csv');
    writeFileSync(file, [HEADER, ...newPeople(30)].join('\n'));
    const flags = json ? ONE_BY_ONE : ONE_BY_ONE.filter((flag) => flag !== '--json');
    const first = start(['import', file, ...flags], { cwd, env });
    const before = organisation.log.length;
    await moreThan(before, organisation.log);
    const [going] = await listed(cwd);
    mkdirSync(path.join(going?.run ?? '', 'report.xlsx'));
    first.interrupt();
    const done = await first.done;
    expect(done.exitCode).toBe(5);
    expect(done.stderr).toContain('error INTERRUPTED');
    expect(done.stderr).toContain('error OUTPUT_UNWRITABLE');
    if (!json) continue;
    const told = commandJson(done);
    const { errors, report } = told;
    expect(commandErrors(told)).toEqual(['INTERRUPTED', 'OUTPUT_UNWRITABLE']);
    expect(errors[1]?.message).toContain('report.xlsx');
    expect(report).toBeNull();
  }
});

it('a run folder that is gone by the end is told as such, and no bug', async () => {
  const organisation = await anOrganisation({ latencyMs: 50 });
  const { env } = organisation;
  const cwd = aFolder();
  const first = start(['import', ROSTER, ...ONE_BY_ONE], { cwd, env });
  await moreThan(0, organisation.log);
  const [going] = await listed(cwd);
  rmSync(going?.run ?? '', { recursive: true });
  const result = commandJson(await first.done);
  expect(result.exitCode).toBe(5);
  expect(commandErrors(result)).toEqual(['OUTPUT_UNWRITABLE', 'RUN_STOPPED']);
});

it('a lock that cannot be released does not hide how the run went', async () => {
  const organisation = await anOrganisation({ latencyMs: 50 });
  const { env } = organisation;
  const cwd = aFolder();
  const first = start(['import', ROSTER, ...ONE_BY_ONE], { cwd, env });
  await moreThan(0, organisation.log);
  const runs = path.join(cwd, 'pluvo-runs');
  for (const name of readdirSync(runs).filter((one) => one.startsWith('.lock-'))) {
    rmSync(path.join(runs, name));
    mkdirSync(path.join(runs, name));
  }
  const result = commandJson(await first.done);
  expect(commandErrors(result)).toEqual([]);
  expect(result.outcomes.notSent).toBe(0);
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
