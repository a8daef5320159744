// Reads a roster that a test writes as text, or as the XML of a workbook's cells.

import { type RosterOptions, surveyRoster } from '../../src/roster/roster.ts';
import { type Issue, IssueError } from '../../src/user/issue.ts';
import type { Column, LeftOut, RosterRow } from '../../src/user/roster.ts';
import { rosterOptions } from './roster-options.ts';
import { testFile } from './test-files.ts';

export interface ReadRoster {
  readonly columns: readonly Column[];
  readonly rows: readonly RosterRow[];
  readonly leftOut: readonly LeftOut[];
  /** Of the file, its columns and its rows. */
  readonly notes: readonly Issue[];
  readonly problems: readonly Issue[];
}

/** Everything that is read, also where the columns have problems. Lines may be given one by one. */
export async function readText(
  content: string | readonly string[] | Buffer,
  options: Partial<RosterOptions> = {},
): Promise<ReadRoster> {
  const text = Array.isArray(content) ? `${content.join('\n')}\n` : (content as string | Buffer);
  const file = testFile(text, Buffer.isBuffer(text) ? 'roster.xlsx' : 'roster.csv');
  const roster = await surveyRoster(file, rosterOptions(options));
  try {
    const rows: RosterRow[] = [];
    const { leftOut, notes } = await roster.readRows((row) => rows.push(row));
    const columns = roster.heads.flatMap((head) => head.columns);
    const { problems } = roster;
    return { columns, rows, leftOut, notes: [...roster.notes, ...notes], problems };
  } finally {
    await roster.close();
  }
}

/** The issues that reading stops with. */
export async function refusal(work: Promise<unknown>): Promise<readonly Issue[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof IssueError) return error.issues;
    throw error;
  }
}

/** What is wrong with a row, or why it is not imported; nothing for one that is. */
export function codesOf(row: RosterRow | undefined): readonly string[] {
  switch (row?.kind) {
    case 'invalid':
      return row.issues.map(({ code }) => code);
    case 'skipped':
    case 'held':
      return [row.reason.code];
    case 'person':
    case undefined:
      return [];
  }
}
