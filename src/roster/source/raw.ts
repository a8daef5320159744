// What every reader yields: rows of text as a person sees them, each with its place in the file.

import type { Issue } from '../../user/issue.ts';

/**
 * How the cell was stored. Text is what most cells are; `error` is `#N/A` and its kind, or the formula
 * (`=A1&B1`) of a cell that no program has calculated yet.
 */
export type CellKind = 'text' | 'number' | 'date' | 'flag' | 'error';

export interface RawRow {
  /** Index into `Workbook.sheets`. */
  readonly sheet: number;
  /** The number that Excel shows, or the line that an editor shows for where the record starts; 1-based. */
  readonly row: number;
  /** The text of each cell as a person sees it, by column from the left; blank cells are ''. */
  readonly cells: readonly string[];
  /** How each cell was stored; absent when all are text (as in CSV). */
  readonly kinds?: readonly CellKind[];
  /** The row is hidden in the spreadsheet. It is read all the same. */
  readonly hidden?: true;
  /** The target of a `mailto:` link that differs from the cell's text, by column index. */
  readonly mailtos?: ReadonlyMap<number, string>;
  /**
   * The row does not fit the heading of its CSV file: filled cells beyond it, or fewer cells than it
   * has. A delimiter may have shifted the cells.
   */
  readonly ragged?: { readonly expected: number; readonly found: number };
}

export interface SheetInfo {
  /** `null` for a CSV file. */
  readonly name: string | null;
  readonly hidden: boolean;
}

/** A block of merged cells, of which the first holds the text. Rows are 1-based, columns 0-based, both ends included. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** How a text file was understood; absent for workbooks. */
export interface TextFormat {
  readonly encoding: string;
  readonly delimiter: string;
}

/**
 * An opened roster file. `rows` streams one sheet, in order; it can be asked for several sheets,
 * one after another. Failures of the file are thrown as `IssueError`.
 */
export interface Workbook {
  readonly sheets: readonly SheetInfo[];
  readonly text?: TextFormat;
  /** What a person should look at, as how it was meant can only be guessed. Absent for workbooks. */
  readonly doubts?: readonly Issue[];
  rows(sheet: number): AsyncIterable<RawRow>;
  /** The same rows, some at a time: a promise for each row costs more than its parsing. */
  batches(sheet: number): AsyncIterable<readonly RawRow[]>;
  /**
   * The hidden columns, 0-based and ascending; they are read all the same. Known once `rows` has given
   * the first row of the sheet. Absent for text files.
   */
  hiddenColumns?(sheet: number): readonly number[];
  /**
   * The merged cells of a sheet. They stand behind its rows, so it is unpacked once more, though without
   * parsing the cells. Absent for text files.
   */
  merges?(sheet: number): Promise<readonly MergedRange[]>;
  close(): Promise<void>;
}

/** Rows that come some at a time, one by one. */
export async function* oneByOne(
  batches: AsyncIterable<readonly RawRow[]>,
): AsyncGenerator<RawRow, void> {
  for await (const rows of batches) for (const row of rows) yield row;
}
