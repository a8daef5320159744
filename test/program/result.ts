// The JSON that programs read: the object of `--json` and the lines of report.json, in the exact
// shapes that the documentation promises.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export interface CommandJson {
  readonly command: string;
  readonly run: string | null;
  readonly plan: string | null;
  readonly report: string | null;
  readonly rows: number;
  readonly actions: Readonly<Record<'create' | 'update' | 'restore' | 'archive', number>>;
  readonly unchanged: number;
  readonly skipped: number;
  readonly invalid: number;
  readonly conflict: number;
  readonly outcomes: Readonly<
    Record<'created' | 'updated' | 'restored' | 'archived' | 'stale' | 'failed' | 'notSent', number>
  >;
  readonly leftOut: number;
  readonly warnings: readonly Problem[];
  readonly errors: readonly Problem[];
  readonly exitCode: number;
}

const count = expect.any(Number) as number;
const text = expect.any(String) as string;
const PLACE = ['file', 'sheet', 'row', 'column'];

/**
 * The object on stdout, after a check that it is the only thing there, that it is complete and that its
 * counts add up. `beside`: users that are archived though no row names them.
 */
export function commandJson(
  { stdout, exitCode }: { readonly stdout: string; readonly exitCode: number | null },
  { beside = 0 }: { readonly beside?: number } = {},
): CommandJson {
  expect(stdout).toMatch(/^\{.*\}\n$/);
  const found = JSON.parse(stdout) as CommandJson;
  expect(found).toStrictEqual({
    command: text,
    run: found.run === null ? null : text,
    plan: found.plan === null ? null : text,
    report: found.report === null ? null : text,
    rows: count,
    actions: { create: count, update: count, restore: count, archive: count },
    unchanged: count,
    skipped: count,
    invalid: count,
    conflict: count,
    outcomes: {
      created: count,
      updated: count,
      restored: count,
      archived: count,
      stale: count,
      failed: count,
      notSent: count,
    },
    leftOut: count,
    warnings: expect.any(Array) as Problem[],
    errors: expect.any(Array) as Problem[],
    exitCode,
  });
  for (const problem of [...found.warnings, ...found.errors]) {
    const { code, message, hint, ...place } = problem;
    expect({ code, message, hint }).toStrictEqual({ code: text, message: text, hint: text });
    expect(PLACE).toEqual(expect.arrayContaining(Object.keys(place)));
  }
  const { create, update, restore, archive } = found.actions;
  const planned = create + update + restore + archive;
  const { unchanged, skipped, invalid, conflict } = found;
  expect(planned + unchanged + skipped + invalid + conflict).toBe(found.rows + beside);
  return found;
}

/** What a run intends, and nothing of how it went. */
export function countsOf({ rows, actions, unchanged, skipped, invalid, conflict }: CommandJson) {
  return { rows, actions, unchanged, skipped, invalid, conflict };
}

export interface ReportLine {
  readonly row: number | null;
  readonly sheet: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly id: string | null;
  readonly ref: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly source: string | null;
  }[];
  readonly code: string | null;
  readonly message: string | null;
  readonly hint: string | null;
  readonly attempts: number;
}

const LINE_KEYS =
  'row sheet action outcome id ref email name changes code message hint attempts'.split(' ');

/** The lines of a run's report.json, after a check of their shape. */
export function reportLines({ report }: Pick<CommandJson, 'report'>): readonly ReportLine[] {
  if (report === null) throw new Error('there is no report');
  const file = path.join(path.dirname(report), 'report.json');
  const lines = JSON.parse(readFileSync(file, 'utf8')) as ReportLine[];
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(LINE_KEYS);
    for (const change of line.changes) {
      expect(Object.keys(change)).toEqual(['field', 'before', 'after', 'source']);
    }
  }
  return lines;
}

/** The codes of what went wrong with a command, without why single rows cannot be used. */
export function commandErrors({ errors }: CommandJson): readonly string[] {
  return errors.filter((error) => !('row' in error)).map(({ code }) => code);
}
