// A log or a terminal that cannot be written ends no run: what has begun is finished, with its report.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { anOrganisation } from '../program/organisation.ts';
import { listed, moreThan } from '../program/runs.ts';
import { aFolder, projectFile } from '../support/in-process.ts';
import { start } from './program.ts';

const COMMAND = `${process.execPath} ${projectFile('dist/cli.js')} import ${projectFile('samples/roster.csv')} --yes`;

it.skipIf(!existsSync('/dev/full')).each([
  ['a log on a full disk', '2>/dev/full'],
  ['both on a full disk', '>/dev/full 2>&1'],
  ['results on a full disk', '>/dev/full'],
  ['no log at all', '2>&-'],
  ['neither', '>&- 2>&-'],
  ['a log that nobody reads any more', '2> >(true)'],
])('%s', async (_, redirected) => {
  const organisation = await anOrganisation();
  const cwd = aFolder();
  const env = { ...process.env, ...organisation.env, XDG_CACHE_HOME: aFolder() };
  const child = spawn('bash', ['-c', `${COMMAND} --verbose ${redirected}`], { cwd, env });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  // The sample has rows that do not go through.
  expect(exitCode).toBe(3);
  const [run] = await listed(cwd);
  expect(run?.state).toBe('finished');
  expect(readdirSync(run?.run ?? '')).toContain('report.xlsx');
  expect(organisation.mutations()).toBeGreaterThan(0);
});

it('a terminal that is closed in the middle of a run', async () => {
  const organisation = await anOrganisation({ latencyMs: 50 });
  const cwd = aFolder();
  const argv = ['import', projectFile('samples/roster.csv'), '--yes', '--batch', '1'];
  const { child, done } = start(argv, { cwd, env: organisation.env });
  await moreThan(0, organisation.log);
  child.kill('SIGHUP');
  expect((await done).exitCode).toBe(3);
  const [run] = await listed(cwd);
  expect(run?.state).toBe('finished');
  expect(path.dirname(run?.run ?? '')).toBe(path.join(cwd, 'pluvo-runs'));
});
