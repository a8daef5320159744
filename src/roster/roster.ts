// The parser's door: a roster file in, rows of wanted users out.

import path from 'node:path';
import { IssueError, issue, type Issue } from '../user/issue.ts';
import type { LeftOut, RosterRow, RosterSheet } from '../user/roster.ts';
import { chooseSheets, type Unread } from './columns/choose-sheets.ts';
import { Contracts } from './contracts.ts';
import { openRoster } from './source/open.ts';
import type { RawRow, TextFormat, Workbook } from './source/raw.ts';
import { RosterNotes } from './roster-notes.ts';
import { RowParser, type RowOptions } from './rows/row-parser.ts';
import type { Head, HeadOptions } from './columns/sheet-head.ts';
import { fold } from '../user/fold.ts';

export interface RosterOptions extends HeadOptions, RowOptions {
  readonly dateOrder: HeadOptions['dateOrder'];
  /** The headings that the mapping file was made for; those that are gone are an error. */
  readonly expectedHeadings: readonly string[];
  /** Names or 1-based numbers; without any, the first visible sheet with a header that is known. */
  readonly sheets: readonly string[];
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Leave the formula guard of a CSV cell (`'=…`) as it is. */
  readonly raw?: boolean;
}

/** A roster whose header has been understood; its rows have not been read yet. */
export interface Roster {
  readonly file: string;
  /** How a text file was understood; `null` for a workbook. */
  readonly text: TextFormat | null;
  readonly sheets: readonly RosterSheet[];
  /** The sheets that are read, with their columns. */
  readonly heads: readonly Head[];
  /** The other sheets of the file, and why they are not read. */
  readonly unread: readonly Unread[];
  /** The indexes of the sheets that are hidden. */
  readonly hidden: ReadonlySet<number>;
  /** Warnings about the file and its columns. */
  readonly notes: readonly Issue[];
  /**
   * Hands every row that may be about somebody to `onRow`, in order, and each row of the file, as it
   * stands and except those left out, to `onRaw`. Rejects with an `IssueError` when the file turns out
   * to be damaged, or has no rows. Can be called once.
   */
  readRows(onRow: (row: RosterRow) => void, onRaw?: (raw: RawRow) => void): Promise<RowsRead>;
  close(): Promise<void>;
}

/** What reading the rows has shown beside the rows themselves. */
export interface RowsRead {
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly Issue[];
}

/** Opens a roster and finds its header. Rejects with an `IssueError` that has every problem found. */
export async function readRoster(file: string, options: RosterOptions): Promise<Roster> {
  const { problems, ...roster } = await surveyRoster(file, options);
  if (problems.length === 0) return roster;
  await roster.close();
  throw new IssueError(problems);
}

/**
 * Opens a roster like `readRoster`, also where its columns have problems: they are returned beside it.
 * Its rows can still be read, though what they ask for should not be done.
 */
export async function surveyRoster(
  file: string,
  options: RosterOptions,
): Promise<Roster & { readonly problems: readonly Issue[] }> {
  const workbook = await openRoster(file, options);
  try {
    return await survey(path.basename(file), workbook, options);
  } catch (error) {
    await workbook.close();
    throw error;
  }
}

async function survey(
  file: string,
  workbook: Workbook,
  options: RosterOptions,
): Promise<Roster & { readonly problems: readonly Issue[] }> {
  const { heads, unread } = await chooseSheets(file, workbook, options);
  const problems = [...heads.flatMap((head) => head.problems), ...outdated(heads, options)];
  const sheets = workbook.sheets.map(({ name }, index): RosterSheet => {
    const head = heads.find(({ sheet }) => sheet === index);
    const members = membersOf(head?.columns ?? []);
    return { name, columns: head?.lettersByField ?? {}, ...(members !== null && { members }) };
  });
  return {
    file,
    text: workbook.text ?? null,
    sheets,
    heads,
    unread,
    hidden: new Set(
      [...workbook.sheets.entries()].flatMap(([index, { hidden }]) => (hidden ? [index] : [])),
    ),
    notes: [
      ...(workbook.doubts ?? []),
      ...notRead(sheets, unread),
      ...heads.flatMap((head) => head.notes),
    ],
    problems: problems.map((problem) => ({ ...problem, place: { file, ...problem.place } })),
    readRows: (onRow, onRaw) => readRows({ file, heads, sheets, options }, onRow, onRaw),
    close: async () => {
      for (const head of heads) await head.discard();
      await workbook.close();
    },
  };
}

/** A mapping file speaks of headings that the roster no longer has. */
function outdated(heads: readonly Head[], { expectedHeadings }: RosterOptions): readonly Issue[] {
  const found = new Set(
    heads.flatMap(({ columns }) => columns.map(({ heading }) => fold(heading))),
  );
  const missing = expectedHeadings.filter((heading) => !found.has(fold(heading)));
  return missing.length === 0 ? [] : [issue('MAPPING_OUTDATED', { missing })];
}

/** Whoever has two sheets of people may think that both are read. */
function notRead(sheets: readonly RosterSheet[], unread: readonly Unread[]): readonly Issue[] {
  return unread
    .filter(({ why }) => why === 'another')
    .flatMap(({ sheet }) => {
      const name = sheets[sheet]?.name ?? null;
      return name === null ? [] : [issue('SHEET_NOT_READ', { sheet: name }, { sheet: name })];
    });
}

interface Reading {
  readonly file: string;
  readonly heads: readonly Head[];
  readonly sheets: readonly RosterSheet[];
  readonly options: RosterOptions;
}

async function readRows(
  { file, heads, sheets, options }: Reading,
  onRow: (row: RosterRow) => void,
  onRaw: (raw: RawRow) => void = () => undefined,
): Promise<RowsRead> {
  const notes = new RosterNotes(sheets);
  const leftOut: LeftOut[] = heads.flatMap((head) => head.titles);
  let found = 0;
  const emit = (row: RosterRow): void => {
    notes.see(row);
    onRow(row);
  };
  // Only contracts need all rows at once.
  const mayMerge = heads.some(({ hasContracts }) => hasContracts);
  const contracts = mayMerge ? new Contracts(sheets, options.accept) : null;
  for (const head of heads) {
    const name = sheets[head.sheet]?.name ?? null;
    const parser = new RowParser(head.columns, name, { ...options, dateOrder: head.dateOrder });
    const read = (raw: RawRow): void => {
      const row = parser.parse(raw);
      if (row === null) return;
      if (row.kind === 'leftOut') {
        leftOut.push(row);
        return;
      }
      found += 1;
      onRaw(raw);
      if (contracts === null) emit(row);
      else contracts.add(row);
    };
    for await (const raws of head.batches) for (const raw of raws) read(raw);
  }
  if (found === 0) throw new IssueError([issue('ROSTER_WITHOUT_ROWS', {}, { file })]);
  for (const row of contracts?.settled() ?? []) emit(row);
  return { leftOut, notes: notes.finish() };
}

/** The letters of the columns that are one extra field each; `null` where there are none. */
function membersOf(columns: Head['columns']): Readonly<Record<string, string>> | null {
  const letters = columns.flatMap(({ letter, target }): [string, string][] =>
    target?.kind === 'field' && target.member !== undefined ? [[target.member, letter]] : [],
  );
  return letters.length === 0 ? null : Object.fromEntries(letters);
}
