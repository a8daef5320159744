// Workbooks, written row by row: exceljs' streaming writer, made to wait for a slow reader.

import { EventEmitter, once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CellErrorValue, PageSetup, PaperSize, Row, Style, Worksheet } from 'exceljs';
import { columnLetter } from '../../user/place.ts';
import { linesOf, linesOfHeading } from './width.ts';

/** The rows that a sheet can have, its header among them: Excel's own limit. */
export const SHEET_ROWS = 1_048_576;

/** An error that a cell shows instead of a value. */
export type XlsxError = CellErrorValue['error'];

export type XlsxCell = string | number | boolean | null | { readonly error: XlsxError };

/** The format of columns in which whatever a person types stays text. */
export const TEXT = '@';

/** How a cell looks where it differs from its column. */
export type XlsxStyle = Partial<Style>;

export interface XlsxColumn {
  /** In characters. */
  readonly width: number;
  /** Long texts are shown on several lines. */
  readonly wrap?: boolean;
  /** Excel's number format; `TEXT` where no number is to be made of `00731`. */
  readonly format?: string;
}

/** A sheet that takes rows. */
export interface XlsxSheet {
  /** Writes a row. `styles` are for the first cells; the others look as their column does. */
  add(cells: readonly XlsxCell[], styles?: readonly (XlsxStyle | null)[]): void;
  /** How many there are, the header among them. */
  rows(): number;
  /** `true`: wait for `drained` before the next row. */
  isFull(): boolean;
  /** Settles when there is room again; rejects when the stream has failed. */
  drained(): Promise<void>;
  /** Ends the sheet. */
  close(): void;
}

/** The sheets of a workbook: made one after another, each closed before the next. */
export interface XlsxBook {
  sheet(name: string, columns: readonly XlsxColumn[]): XlsxSheet;
  /** A sheet with a bold header that stays in sight and is on every page, and a filter on it. */
  table(name: string, columns: readonly XlsxColumn[], headings: readonly string[]): XlsxSheet;
}

/** Where every cell has its text: under its heading, in line with the others of its row. */
export const TOP_LEFT = { vertical: 'top', horizontal: 'left' } as const;

/** The style of headings. The font is exceljs' own: LibreOffice takes another where none is named. */
export const BOLD: XlsxStyle = {
  font: { name: 'Calibri', size: 11, family: 2, bold: true },
  alignment: TOP_LEFT,
};

const HEADING: XlsxStyle = { ...BOLD, alignment: { ...TOP_LEFT, wrapText: true } };

/** Excel's number for it. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- exceljs declares the enum, and has none when the program runs
const A4 = 9 as PaperSize.A4;

/** How it comes out of a printer: all columns on one page. */
export const ONE_PAGE_WIDE: Partial<PageSetup> = {
  paperSize: A4,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
};

/** Writes a workbook to a stream and leaves it open. `madeAt` is what its properties say. */
export async function writeWorkbook(
  out: Writable,
  madeAt: Date,
  build: (book: XlsxBook) => Promise<void>,
): Promise<void> {
  const bytes = new PassThrough();
  const stopped = new AbortController();
  const copied = pipeline(bytes, out, { end: false });
  try {
    await Promise.all([makeWorkbook(bytes, madeAt, stopped.signal, build), copied]);
  } catch (error) {
    stopped.abort(error);
    bytes.destroy();
    await Promise.allSettled([copied]);
    throw error;
  }
}

async function makeWorkbook(
  bytes: PassThrough,
  madeAt: Date,
  stopped: AbortSignal,
  build: (book: XlsxBook) => Promise<void>,
): Promise<void> {
  // Loaded here: it would double the time that a preview takes to start.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: bytes, useStyles: true });
  workbook.creator = 'pluvo-bulk';
  workbook.lastModifiedBy = 'pluvo-bulk';
  workbook.created = madeAt;
  workbook.modified = madeAt;
  const names: SheetName[] = [];
  // exceljs' own list would hold every cell of a name, and takes one name once, not once a sheet.
  Object.defineProperty(workbook.definedNames, 'model', { get: () => names });
  let sheets = 0;
  await build({
    sheet(name, columns) {
      sheets += 1;
      return openSheet(workbook.addWorksheet(name, { pageSetup: ONE_PAGE_WIDE }), columns, stopped);
    },
    table(name, columns, headings) {
      const number = sheets;
      sheets += 1;
      const worksheet = workbook.addWorksheet(name, {
        views: [{ state: 'frozen', ySplit: 1 }],
        pageSetup: ONE_PAGE_WIDE,
      });
      const sheet = openSheet(worksheet, columns, stopped);
      addHeadings(worksheet, columns, headings);
      const rows = (): number => sheet.rows() + 1;
      return {
        ...sheet,
        rows,
        close() {
          const to = { row: rows(), column: headings.length };
          worksheet.autoFilter = { from: { row: 1, column: 1 }, to };
          names.push(...tableNames(name, number, to));
          sheet.close();
        },
      };
    },
  });
  await workbook.commit();
}

function addHeadings(
  worksheet: Worksheet,
  columns: readonly XlsxColumn[],
  headings: readonly string[],
): void {
  const row = worksheet.addRow(headings);
  setHeight(
    row,
    headings.map((text, index) => linesOfHeading(text, columns[index]?.width ?? 0)),
  );
  for (const index of headings.keys()) row.getCell(index + 1).style = HEADING;
  row.commit();
}

function openSheet(
  worksheet: Worksheet,
  columns: readonly XlsxColumn[],
  stopped: AbortSignal,
): XlsxSheet {
  // One object for all cells of a column: exceljs works a style out once an object, and without this
  // it makes each cell an object of its own.
  const looks = columns.map(({ wrap = false, format = 'General' }): XlsxStyle => {
    return { alignment: { ...TOP_LEFT, wrapText: wrap }, numFmt: format };
  });
  worksheet.columns = columns.map(({ width }, index) => ({ width, style: looks[index] ?? {} }));
  const wrapping = [...columns.entries()].filter(([, { wrap }]) => wrap === true);
  const input = inputOf(worksheet);
  let rows = 0;
  return {
    add(cells, styles = []) {
      const row = worksheet.addRow(cells);
      setHeight(
        row,
        wrapping.map(([index, { width }]) => linesIn(cells[index], width)),
      );
      for (const index of cells.keys()) {
        const style = styles[index] ?? looks[index];
        if (style !== undefined) row.getCell(index + 1).style = style;
      }
      row.commit();
      rows += 1;
    },
    rows: () => rows,
    isFull: () => needsDrain(input),
    async drained() {
      if (input !== null) await once(input, 'drain', { signal: stopped });
    },
    close() {
      worksheet.commit();
    },
  };
}

/** In points, as Excel has it for a line of 11 points. */
const LINE_HEIGHT = 15;

/** A row higher than this is in the way; its cell still has everything. */
const MOST_LINES = 12;

/** A program that opens the file does not see to that itself. */
function setHeight(row: Row, lines: readonly number[]): void {
  const most = Math.max(1, ...lines);
  if (most > 1) row.height = Math.min(most, MOST_LINES) * LINE_HEIGHT;
}

function linesIn(cell: XlsxCell | undefined, width: number): number {
  return typeof cell === 'string' ? linesOf(cell, width) : 1;
}

/**
 * The stream that a sheet's XML goes into. exceljs writes to it without ever waiting, and keeps it to
 * itself; were it not found, rows would be buffered, and nothing else would go wrong.
 */
function inputOf(worksheet: Worksheet): EventEmitter | null {
  const input = get(get(get(worksheet, 'stream'), 'pipes'), '0');
  return input instanceof EventEmitter ? input : null;
}

/** What the last write to a stream returned, negated. The stream is of a library that has no other way to tell. */
function needsDrain(input: EventEmitter | null): boolean {
  return get(get(input, '_writableState'), 'needDrain') === true;
}

function get(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}

/** A defined name as exceljs writes it. */
export interface SheetName {
  readonly name: string;
  /** Which sheet it belongs to, counted from 0. */
  readonly localSheetId: number;
  readonly ranges: readonly string[];
}

/**
 * The names of a table that fills a sheet from A1. Without the first, LibreOffice shows no filter at
 * all, whatever the sheet says (Excel hides such a name where it is marked `hidden`, which exceljs
 * cannot write); the second has the header printed on every page.
 */
function tableNames(
  sheet: string,
  localSheetId: number,
  to: { readonly row: number; readonly column: number },
): readonly SheetName[] {
  // exceljs' own way to repeat a header leaves an apostrophe in a sheet's name as it is.
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const filtered = `${quoted}!$A$1:$${columnLetter(to.column - 1)}$${String(to.row)}`;
  return [
    { name: '_xlnm._FilterDatabase', localSheetId, ranges: [filtered] },
    { name: '_xlnm.Print_Titles', localSheetId, ranges: [`${quoted}!$1:$1`] },
  ];
}
