// Workbooks, written row by row: exceljs' streaming writer, made to wait for a slow reader.

import { EventEmitter, once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PageSetup, Style, Worksheet } from 'exceljs';

/** The rows that a sheet can have, its header among them: Excel's own limit. */
export const SHEET_ROWS = 1_048_576;

export type XlsxCell = string | number | boolean | null;

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
  /** A sheet with a bold header that stays in sight, and a filter on it. */
  table(name: string, columns: readonly XlsxColumn[], headings: readonly string[]): XlsxSheet;
}

/** Where every cell has its text: under its heading, in line with the others of its row. */
export const TOP_LEFT = { vertical: 'top', horizontal: 'left' } as const;

/** The style of headings. The font is exceljs' own: LibreOffice takes another where none is named. */
export const BOLD: XlsxStyle = {
  font: { name: 'Calibri', size: 11, family: 2, bold: true },
  alignment: TOP_LEFT,
};

/** How it comes out of a printer. */
const ONE_PAGE_WIDE: Partial<PageSetup> = {
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
  await build({
    sheet: (name, columns) =>
      openSheet(workbook.addWorksheet(name, { pageSetup: ONE_PAGE_WIDE }), columns, stopped),
    table(name, columns, headings) {
      const worksheet = workbook.addWorksheet(name, {
        views: [{ state: 'frozen', ySplit: 1 }],
        pageSetup: ONE_PAGE_WIDE,
      });
      const sheet = openSheet(worksheet, columns, stopped);
      sheet.add(headings, Array<XlsxStyle>(headings.length).fill(BOLD));
      return {
        ...sheet,
        close() {
          const to = { row: sheet.rows(), column: headings.length };
          worksheet.autoFilter = { from: { row: 1, column: 1 }, to };
          sheet.close();
        },
      };
    },
  });
  await workbook.commit();
}

function openSheet(
  worksheet: Worksheet,
  columns: readonly XlsxColumn[],
  stopped: AbortSignal,
): XlsxSheet {
  worksheet.columns = columns.map(({ width, wrap = false, format = 'General' }) => ({
    width,
    style: { alignment: { ...TOP_LEFT, wrapText: wrap }, numFmt: format },
  }));
  const input = inputOf(worksheet);
  let rows = 0;
  return {
    add(cells, styles = []) {
      const row = worksheet.addRow(cells);
      const lines = Math.max(1, ...columns.map((column, index) => linesOf(cells[index], column)));
      if (lines > 1) row.height = Math.min(lines, MOST_LINES) * LINE_HEIGHT;
      for (const [index, style] of styles.entries()) {
        if (style !== null) row.getCell(index + 1).style = style;
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

/**
 * How many lines a wrapped cell takes, a little too many rather than too few: a program that opens
 * the file does not see to that itself.
 */
function linesOf(cell: XlsxCell | undefined, { wrap = false, width }: XlsxColumn): number {
  if (!wrap || typeof cell !== 'string') return 1;
  const lines = cell.split('\n').map((line) => Math.ceil(line.length / (width * 0.9)));
  return lines.reduce((sum, count) => sum + Math.max(1, count), 0);
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
