// The parser's door: a roster file in, rows of wanted users out.

import path from 'node:path';
import { fold } from '../user/fold.ts';
import { IssueError, issue, type Issue } from '../user/issue.ts';
import type { LeftOut, RosterRow, RosterSheet } from '../user/roster.ts';
import type { ColumnMapping } from './mapping.ts';
import { mergeContracts } from './contracts.ts';
import { openRoster } from './open.ts';
import type { TextFormat, Workbook } from './raw.ts';
import { RosterNotes } from './roster-notes.ts';
import { RowParser, type RowOptions } from './row-parser.ts';
import { readHead, type Head } from './sheet-head.ts';

export interface RosterOptions extends Omit<RowOptions, 'dateOrder'> {
  readonly map: readonly ColumnMapping[];
  readonly preset: readonly ColumnMapping[];
  readonly ignore: readonly string[];
  readonly presetIgnore: readonly string[];
  /** The headings that the mapping file was made for; those that are gone are an error. */
  readonly expectedHeadings: readonly string[];
  /** Names or 1-based numbers; without any, the first visible sheet with a header that is known. */
  readonly sheets: readonly string[];
  readonly dateOrder: RowOptions['dateOrder'];
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Leave the formula guard of a CSV cell (`'=…`) as it is. */
  readonly raw?: boolean;
}

/** A roster whose header has been understood; its rows have not been read yet. */
export interface Roster {
  readonly file: string;
  readonly text: TextFormat | null;
  readonly sheets: readonly RosterSheet[];
  /** The sheets that are read, with their columns. */
  readonly heads: readonly Head[];
  /** Warnings about the file and its columns. */
  readonly notes: readonly Issue[];
  /**
   * Hands every row that may be about somebody to `onRow`, in order. Rejects with an `IssueError`
   * when the file turns out to be damaged, or has no rows. Can be called once.
   */
  readRows(onRow: (row: RosterRow) => void): Promise<RowsRead>;
  close(): Promise<void>;
}

/** What reading the rows has shown beside the rows themselves. */
export interface RowsRead {
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly Issue[];
}

/** Opens a roster and finds its header. Rejects with an `IssueError` that has every problem found. */
export async function readRoster(file: string, options: RosterOptions): Promise<Roster> {
  const workbook = await openRoster(file, options);
  try {
    return await understand(path.basename(file), workbook, options);
  } catch (error) {
    await workbook.close();
    throw error;
  }
}

async function understand(
  file: string,
  workbook: Workbook,
  options: RosterOptions,
): Promise<Roster> {
  const heads = await chooseSheets(file, workbook, options);
  const problems = [...heads.flatMap((head) => head.problems), ...outdated(heads, options)];
  if (problems.length > 0) throw new IssueError(problems.map(inFile(file)));
  const sheets = workbook.sheets.map(({ name }, index): RosterSheet => {
    return { name, columns: heads.find(({ sheet }) => sheet === index)?.lettersByField ?? {} };
  });
  return {
    file,
    text: workbook.text ?? null,
    sheets,
    heads,
    notes: [...notRead(workbook, heads), ...heads.flatMap((head) => head.notes)],
    readRows: (onRow) => readRows(file, heads, sheets, options, onRow),
    close: () => workbook.close(),
  };
}

/** The sheets asked for; without any, the first visible one whose header is known. */
async function chooseSheets(
  file: string,
  workbook: Workbook,
  options: RosterOptions,
): Promise<readonly Head[]> {
  const { sheets } = workbook;
  if (options.sheets.length > 0) {
    const chosen = options.sheets.map((wanted) => sheetNumber(workbook, file, wanted));
    const heads: Head[] = [];
    for (const sheet of chosen) heads.push(await readHead(workbook, sheet, options));
    return heads;
  }
  const visible = [...sheets.keys()].filter((sheet) => sheets[sheet]?.hidden !== true);
  let first: Head | null = null;
  for (const sheet of visible) {
    const head = await readHead(workbook, sheet, options);
    if (head.problems.length === 0) return [head];
    first ??= head;
  }
  if (first === null) throw new IssueError([issue('HEADER_MISSING', {}, { file })]);
  return [first];
}

function sheetNumber({ sheets }: Workbook, file: string, wanted: string): number {
  const byName = sheets.findIndex(({ name }) => name === wanted);
  const index = byName >= 0 ? byName : Number(wanted) - 1;
  if (sheets[index] !== undefined) return index;
  const names = sheets.flatMap(({ name }) => (name === null ? [] : [name]));
  throw new IssueError([issue('SHEET_NOT_FOUND', { wanted, sheets: names }, { file })]);
}

/** A mapping file speaks of headings that the roster no longer has. */
function outdated(heads: readonly Head[], { expectedHeadings }: RosterOptions): readonly Issue[] {
  const found = new Set(
    heads.flatMap(({ columns }) => columns.map(({ heading }) => fold(heading))),
  );
  const missing = expectedHeadings.filter((heading) => !found.has(fold(heading)));
  return missing.length === 0 ? [] : [issue('MAPPING_OUTDATED', { missing })];
}

function notRead({ sheets }: Workbook, heads: readonly Head[]): readonly Issue[] {
  return sheets.flatMap(({ name, hidden }, index) => {
    if (name === null || hidden || heads.some(({ sheet }) => sheet === index)) return [];
    return [issue('SHEET_NOT_READ', { sheet: name }, { sheet: name })];
  });
}

function inFile(file: string): (problem: Issue) => Issue {
  return (problem) => ({ ...problem, place: { file, ...problem.place } });
}

async function readRows(
  file: string,
  heads: readonly Head[],
  sheets: readonly RosterSheet[],
  options: RosterOptions,
  onRow: (row: RosterRow) => void,
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
  const held: RosterRow[] = [];
  for (const head of heads) {
    const name = sheets[head.sheet]?.name ?? null;
    const parser = new RowParser(head.columns, name, { ...options, dateOrder: head.dateOrder });
    for await (const raw of head.rows) {
      const row = parser.parse(raw);
      if (row === null) continue;
      if (row.kind === 'leftOut') {
        leftOut.push(row);
        continue;
      }
      found += 1;
      if (mayMerge) held.push(row);
      else emit(row);
    }
  }
  if (found === 0) throw new IssueError([issue('ROSTER_WITHOUT_ROWS', {}, { file })]);
  for (const row of mergeContracts(held, sheets, options.accept)) emit(row);
  return { leftOut, notes: notes.finish() };
}
