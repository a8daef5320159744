// A table in a workbook: as many sheets as its rows need, in columns as wide as what they hold.

import { fittedWidth } from './width.ts';
import {
  SHEET_ROWS,
  type XlsxBook,
  type XlsxCell,
  type XlsxColumn,
  type XlsxSheet,
  type XlsxStyle,
} from './workbook.ts';

/** A column of a table. Its `width` is the least that it gets. */
export interface TableColumn extends XlsxColumn {
  readonly heading: string;
  /** The most that it is widened to for what it holds. */
  readonly most?: number;
}

export interface TableRow {
  readonly cells: readonly XlsxCell[];
  /** As `XlsxSheet.add` takes them. */
  readonly styles?: readonly (XlsxStyle | null)[];
}

export interface Table {
  /** The name of its sheet; a further one has a number behind it. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: Iterable<TableRow> | AsyncIterable<TableRow>;
  /** The rows of a sheet before the next one begins; Excel's limit where it is not said. */
  readonly sheetRows?: number;
  /** No sheet at all where there is no row. */
  readonly unlessEmpty?: boolean;
}

/** A sheet's columns are written before its rows: this many rows are held until their widths are known. */
const HELD = 1000;

/** Writes a table, its rows as they come. */
export async function writeTable(book: XlsxBook, table: Table): Promise<void> {
  const held: TableRow[] = [];
  let sheets: Sheets | null = null;
  for await (const row of table.rows) {
    if (sheets !== null) {
      const sheet = sheets.add(row);
      if (sheet.isFull()) await sheet.drained();
      continue;
    }
    held.push(row);
    if (held.length === HELD) sheets = begin(book, table, held);
  }
  if (sheets === null && held.length === 0 && table.unlessEmpty === true) return;
  (sheets ?? begin(book, table, held)).close();
}

/** The sheets of one table, the last of which is open. */
interface Sheets {
  /** Returns the sheet that the row went to. */
  add(row: TableRow): XlsxSheet;
  close(): void;
}

function begin(
  book: XlsxBook,
  { name, columns, sheetRows = SHEET_ROWS }: Table,
  held: readonly TableRow[],
): Sheets {
  const headings = columns.map(({ heading }) => heading);
  const fitted = fittedColumns(columns, held);
  let number = 1;
  let sheet = book.table(name, fitted, headings);
  const add = (row: TableRow): XlsxSheet => {
    if (sheet.rows() === sheetRows) {
      sheet.close();
      number += 1;
      sheet = book.table(`${name} ${String(number)}`, fitted, headings);
    }
    sheet.add(row.cells, row.styles);
    return sheet;
  };
  for (const row of held) add(row);
  return {
    add,
    close() {
      sheet.close();
    },
  };
}

function fittedColumns(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): readonly XlsxColumn[] {
  return columns.map((column, index) => {
    const contents = rows.flatMap(({ cells }) => {
      const cell = cells[index];
      return typeof cell === 'string' || typeof cell === 'number' ? [cell] : [];
    });
    return { ...column, width: fittedWidth(column, contents) };
  });
}
