// The rules of the house hold: what DESIGN forbids between the stages is an error of the linter.

import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

// The sources below are not files, so typed rules have no program to ask; these rules need none.
const eslint = new ESLint({ cwd: ROOT, overrideConfig: [tseslint.configs.disableTypeChecked] });

/** The errors of a source, were it that file: the line, the rule that it breaks, and what is said. */
async function errorsOf(file: string, source: string) {
  const [result] = await eslint.lintText(source, { filePath: path.join(ROOT, file) });
  const messages = result?.messages ?? [];
  return messages
    .filter(
      ({ ruleId, severity }) => severity === 2 && ruleId !== '@typescript-eslint/no-unused-vars',
    )
    .map(({ line, ruleId, message }) => ({ line, rule: ruleId ?? message, message }));
}

/** The rules that a source breaks, were it that file. */
async function broken(file: string, source: string): Promise<string[]> {
  return (await errorsOf(file, source)).map(({ rule }) => rule);
}

const DIRECTION = 'stages/import-directions';

/** Which stages a file of a stage may import, as DESIGN has it. */
const DIRECTIONS = {
  user: [],
  roster: ['user'],
  plan: ['user'],
  pluvo: ['user'],
  apply: ['user', 'plan'],
  report: ['user', 'plan'],
  sandbox: ['user'],
  commands: ['user', 'roster', 'plan', 'pluvo', 'apply', 'report', 'sandbox'],
} as const;
const FOLDERS = Object.keys(DIRECTIONS);

describe('import directions', () => {
  test.each(Object.entries(DIRECTIONS))('%s imports only what it may', async (from, allowed) => {
    const lines = FOLDERS.map((to) => `import { x as ${to} } from '../${to}/other.ts';`);
    const errors = await errorsOf(`src/${from}/some.ts`, lines.join('\n'));
    const wrong = errors.filter(({ rule }) => rule === DIRECTION).map(({ line }) => line);
    const forbidden = FOLDERS.filter((_, index) => wrong.includes(index + 1));
    const may: readonly string[] = [from, ...allowed];
    expect(forbidden).toEqual(FOLDERS.filter((to) => !may.includes(to)));
  });

  test('cli imports commands, and nothing imports cli', async () => {
    expect(await broken('src/cli.ts', "import { x } from './commands/import.ts';")).toEqual([]);
    expect(await broken('src/cli.ts', "import { x } from './plan/plan.ts';")).toEqual([DIRECTION]);
    expect(await broken('src/commands/some.ts', "import { x } from '../cli.ts';")).toEqual([
      DIRECTION,
    ]);
  });

  test.each([
    ['a type', "import type { Plan } from '../plan/plan.ts';"],
    ['a type in place', "export type P = import('../plan/plan.ts').Plan;"],
    ['a re-export', "export * from '../plan/plan.ts';"],
    ['a named re-export', "export { buildPlan } from '../plan/plan.ts';"],
    ['a dynamic import', "await import('../plan/plan.ts');"],
    ['a computed import', 'declare const where: string; await import(where);'],
    ['a detour', "import { x } from '../roster/../plan/plan.ts';"],
    ['a side effect', "import '../plan/plan.ts';"],
    ['a way out of src', "import { x } from '../../test/shared-data.ts';"],
  ])('%s counts as an import', async (_what, source) => {
    expect(await broken('src/roster/some.ts', source)).toContain(DIRECTION);
  });

  test('from a folder within a stage, the same holds', async () => {
    const file = 'src/report/messages/nl.ts';
    expect(await broken(file, "import { x } from '../../user/issue.ts';")).toEqual([]);
    expect(await broken(file, "import { x } from '../../roster/raw.ts';")).toEqual([DIRECTION]);
  });

  test('a folder that the table does not name is an error', async () => {
    expect(await broken('src/helpers/some.ts', 'export const x = 1;')).toEqual([DIRECTION]);
  });

  test('only the client and the sandbox know GraphQL', async () => {
    const source = "import { GraphQLClient } from 'graphql-request';";
    expect(await broken('src/pluvo/client.ts', source)).toEqual([]);
    expect(await broken('src/apply/queue.ts', source)).toEqual([DIRECTION]);
  });
});

const SHARED_BY_REPORTS = ['messages', 'text', 'page', 'workbook'];

/** Which rooms of its stage a room may import. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'roster/source': [],
  'roster/columns': ['source'],
  'roster/rows': ['source', 'columns'],
  'report/messages': [],
  'report/text': ['messages'],
  'report/page': ['messages', 'text'],
  'report/workbook': ['messages', 'text'],
  'report/results': SHARED_BY_REPORTS,
  'report/preview': SHARED_BY_REPORTS,
  'report/users': SHARED_BY_REPORTS,
  'report/template': SHARED_BY_REPORTS,
  'report/columns': SHARED_BY_REPORTS,
  'report/check': SHARED_BY_REPORTS,
  'commands/flags': ['options', 'terminal'],
  'commands/options': ['flags', 'terminal'],
  'commands/terminal': ['flags', 'options'],
  'commands/connection': ['flags', 'options', 'terminal'],
  'commands/run-folder': ['flags', 'options', 'terminal', 'connection'],
};

describe('rooms', () => {
  test.each(Object.entries(ROOMS))('%s imports only what it may', async (from, allowed) => {
    const [stage = '', room = ''] = from.split('/');
    const rooms = Object.keys(ROOMS)
      .filter((other) => other.startsWith(`${stage}/`))
      .map((other) => path.basename(other));
    const lines = rooms.map((to) => `import * as ${to.replace('-', '')} from '../${to}/other.ts';`);
    const errors = await errorsOf(`src/${from}/some.ts`, lines.join('\n'));
    const wrong = errors.filter(({ rule }) => rule === DIRECTION).map(({ line }) => line);
    const forbidden = rooms.filter((_, index) => wrong.includes(index + 1));
    expect(forbidden).toEqual(rooms.filter((to) => to !== room && !allowed.includes(to)));
  });

  test.each([
    ['a verb', 'src/commands/options/some.ts', "import { runImport } from '../import.ts';"],
    ['a verb, when it runs', 'src/commands/flags/some.ts', "await import('../import.ts');"],
    ['the list of verbs', 'src/commands/terminal/some.ts', "import { x } from '../commands.ts';"],
    ['the type of a door', 'src/roster/rows/some.ts', "import type { R } from '../roster.ts';"],
    ['a folder in another', 'src/report/users/some.ts', "import '../preview/xlsx/notes.ts';"],
    ['another, from a folder', 'src/roster/source/csv/some.ts', "import '../../rows/row.ts';"],
  ])('a room does not import %s', async (_what, file, source) => {
    expect(await broken(file, source)).toEqual([DIRECTION]);
  });

  test('the verbs and the doors of the stages import rooms', async () => {
    const verb = "import './flags/import.ts'; import './run-folder/run-lock.ts';";
    expect(await broken('src/commands/some.ts', verb)).toEqual([]);
    expect(await broken('src/roster/some.ts', "import './rows/row.ts';")).toEqual([]);
  });

  test('a room that the table does not name is an error', async () => {
    expect(await broken('src/report/helpers/some.ts', 'export const x = 1;')).toEqual([DIRECTION]);
  });
});

// These are imported by files that exist, and close a circle with them.
describe('circles', () => {
  const CIRCLE = 'stages/no-circles';

  test.each([
    ['a value', "import { buildPlan } from './build.ts';"],
    ['a type', "import type { X } from './build.ts';"],
    ['a type in place', "export type X = import('./build.ts').X;"],
    ['a re-export', "export * from './build.ts';"],
    ['a dynamic import', "await import('./build.ts');"],
    ['a detour', "import { buildPlan } from '../user/../plan/build.ts';"],
    ['the file itself', "import { x } from './plan.ts';"],
  ])('%s closes one', async (_what, source) => {
    expect(await broken('src/plan/plan.ts', source)).toContain(CIRCLE);
  });

  test('the whole way round is told, at the import', async () => {
    const source = "\nimport type { RunImport } from '../import.ts';";
    const errors = await errorsOf('src/commands/flags/import.ts', source);
    const told = errors.filter(({ rule }) => rule === CIRCLE);
    expect(told).toMatchObject([{ line: 2 }]);
    expect(told[0]?.message).toContain(
      'commands/flags/import.ts → commands/import.ts → commands/flags/import.ts',
    );
  });

  test('a way that only begins at the file, or is in a comment, closes none', async () => {
    const source = "// import './build.ts'\nimport type { User } from '../user/user.ts';";
    expect(await broken('src/plan/plan.ts', source)).toEqual([]);
  });
});

describe.each(['src/plan/some.ts', 'src/user/some.ts'])('%s is pure', (file) => {
  test.each([
    ['the clock', 'export const x = Date.now();', 'no-restricted-properties'],
    ['the clock, unpacked', 'export const { now } = Date;', 'no-restricted-properties'],
    ['the present date', 'export const x = new Date();', 'no-restricted-syntax'],
    ['the present date as text', 'export const x = Date();', 'no-restricted-syntax'],
    ['chance', 'export const x = Math.random();', 'no-restricted-properties'],
    ['a UUID', 'export const x = crypto.randomUUID();', 'no-restricted-globals'],
    ['time', 'export const x = performance.now();', 'no-restricted-globals'],
    ['a timer', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
    ['the network', "export const x = fetch('https://acme.example');", 'no-restricted-globals'],
    ['the process', 'export const x = process.pid;', 'no-restricted-globals'],
    ['a way round', 'export const x = globalThis.Date;', 'no-restricted-globals'],
    ['the locale', "export const x = 'a'.localeCompare('b');", 'no-restricted-properties'],
    ['files', "import { x } from 'node:fs';", DIRECTION],
    ['files by the old name', "import { x } from 'fs/promises';", DIRECTION],
  ])('%s is an error', async (_what, source, rule) => {
    expect(await broken(file, source)).toContain(rule);
  });

  test('a given date and plain arithmetic are fine', async () => {
    const source = "export const x = new Date('2026-01-31').getTime() + Math.max(1, 2);";
    expect(await broken(file, source)).toEqual([]);
  });
});

describe('the terminal and the environment', () => {
  test.each([
    ["process.stdout.write('x');", 'no-restricted-properties'],
    ["process.stderr.write('x');", 'no-restricted-properties'],
    ["console.log('x');", 'no-console'],
    ["export const x = process.env['PLUVO_TOKEN'];", 'no-restricted-properties'],
    ['export const { env } = process;', 'no-restricted-properties'],
    ['process.exit(1);', 'no-restricted-properties'],
    ["import { stdout } from 'node:process';", DIRECTION],
  ])('%s belongs in the shell', async (source, rule) => {
    for (const stage of ['roster', 'pluvo', 'apply', 'report', 'sandbox']) {
      expect(await broken(`src/${stage}/some.ts`, source)).toEqual([rule]);
    }
    expect(await broken('src/commands/some.ts', source)).toEqual([]);
    expect(await broken('src/cli.ts', source)).toEqual([]);
  });
});

/** As the linter runs, typed rules included. */
const typed = new ESLint({ cwd: ROOT });

test.each([
  '@typescript-eslint/no-explicit-any',
  '@typescript-eslint/no-non-null-assertion',
  '@typescript-eslint/no-floating-promises',
  '@typescript-eslint/switch-exhaustiveness-check',
])('%s is an error in src', async (rule) => {
  const config: unknown = await typed.calculateConfigForFile('src/user/user.ts');
  expect(config).toHaveProperty(['rules', rule, 0], 2);
});
