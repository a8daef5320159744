// What is said fits the command that says it: the option that is wrong, what there is to try next.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyResult, tellResult } from '../../src/commands/terminal/result.ts';
import { CATALOGUES } from '../../src/report/messages/languages.ts';
import { wordsOf } from '../../src/report/messages/words.ts';
import { FIELD_NAMES } from '../../src/user/fields.ts';
import { issue } from '../../src/user/issue.ts';
import { run } from '../support/in-process.ts';

async function aFolder(): Promise<string> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await writeFile(path.join(cwd, 'roster.csv'), 'ref;name;email\n1;Sanne;sanne@zonnehof.example\n');
  return cwd;
}

describe('a field that does not exist', () => {
  test.each([
    ['--columns', ['export', '--sandbox', '--columns', 'ref,foo']],
    ['--where', ['export', '--sandbox', '--where', 'foo=bar']],
    ['--set', ['columns', 'roster.csv', '--set', 'foo=NL']],
    ['--map', ['columns', 'roster.csv', '--map', 'ref=foo']],
  ])('%s is named, and the fields are', async (option, argv) => {
    const { stderr } = await run(argv, { cwd: await aFolder(), env: {} });
    expect(stderr).toContain(`error MAP_FIELD_UNKNOWN: ${option} names a field "foo"`);
    for (const name of FIELD_NAMES) expect(stderr).toContain(name);
  });

  test('the nearest one is suggested', async () => {
    const argv = ['columns', 'roster.csv', '--set', 'languag=NL'];
    const { stderr } = await run(argv, { cwd: await aFolder(), env: {} });
    expect(stderr).toContain('Did you mean "language"?');
  });
});

test.each([
  ['--encoding', 'foo'],
  ['--delimiter', 'foo'],
])('%s is named where it cannot be', async (option, value) => {
  const argv = ['columns', 'roster.csv', option, value];
  const { stderr } = await run(argv, { cwd: await aFolder(), env: {} });
  expect(stderr).toMatch(new RegExp(`^error USAGE: ${option} `));
});

describe('a plan', () => {
  async function planned() {
    const cwd = await aFolder();
    const command = (...argv: string[]) => run(argv, { cwd, env: {} });
    await command('plan', 'roster.csv', '--sandbox', '-o', 's.plan');
    return { cwd, command };
  }

  test('that cannot be asked about: only what stops at the preview is said to', async () => {
    const { command } = await planned();
    const apply = await command('apply', 's.plan', '--sandbox');
    expect(apply.stderr).toContain('error NO_TERMINAL');
    expect(apply.stderr).not.toContain('--dry-run');
    const imported = await command('import', 'roster.csv', '--sandbox');
    expect(imported.stderr).toContain('--dry-run');
  });

  test('that is rehearsed shows where the changes go', async () => {
    const { cwd, command } = await planned();
    const text = await readFile(path.join(cwd, 's.plan'), 'utf8');
    const of = /"endpoint":"([^"]+)"/.exec(text)?.[1] ?? '';
    expect(of).toContain('127.0.0.1');
    const { stdout } = await command('apply', 's.plan', '--sandbox', '--yes');
    expect(stdout).toMatch(/^roster\.csv → http:\/\/127\.0\.0\.1:/);
    expect(stdout).not.toContain(of);
  });
});

test.each([
  ['en', 0, 'Finished: 12 created'],
  ['en', 5, 'Stopped: 12 created'],
  ['nl', 3, 'Klaar: 12 aangemaakt'],
  ['nl', 5, 'Gestopt: 12 aangemaakt'],
] as const)('in %s, with exit code %i: %s', (lang, exitCode, expected) => {
  const stdout = new PassThrough();
  const empty = emptyResult('import');
  const outcomes = { ...empty.outcomes, created: 12 };
  const result = { ...empty, outcomes, report: 'report.xlsx', exitCode };
  tellResult(result, { json: false }, CATALOGUES[lang], { stdout });
  expect(String(stdout.read())).toContain(expected);
});

test('a refusal of archives speaks of the roster only where it is about who is not in it', () => {
  const params = { archives: 12, limit: 6, base: 120, flag: '--max-archive 12' };
  for (const catalogue of Object.values(CATALOGUES)) {
    const hint = (missing: boolean) =>
      wordsOf(issue('GUARD_ARCHIVES', { ...params, missing }), catalogue).hint;
    expect(hint(true)).toContain('--scope');
    expect(hint(false)).not.toMatch(/--scope|roster/);
    expect(hint(false)).toContain('--max-archive 12');
  }
});
