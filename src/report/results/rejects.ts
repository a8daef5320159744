// The rows of a roster that did not go through, as the roster has them and with the reason: to be
// corrected and imported again.

import type { Writable } from 'node:stream';
import type { EncodingName } from '../../files/encodings.ts';
import { writeTable, type TableColumn, type TableRow } from '../workbook/table.ts';
import { exactCell } from '../workbook/cell-text.ts';
import { TEXT, writeWorkbook, type XlsxCell, type XlsxError } from '../workbook/workbook.ts';
import { writeCsv } from '../text/write-text.ts';

/**
 * A cell as the roster shows it; `error`: it has no value, but this or a formula. A number is one that
 * has lost digits, which as a text it would seem to have.
 */
export type RejectedCell = string | number | { readonly error: string };

/** One sheet of a roster (a CSV file has one, without a name). */
export interface RejectedSheet {
  readonly name: string | null;
  /** The reason's own at the end. */
  readonly headings: readonly string[];
  /** Cells in the order of the headings. */
  readonly rows: AsyncIterable<readonly RejectedCell[]>;
}

export interface RejectsText {
  /** Without the guard against formulas. */
  readonly raw: boolean;
  /** As the roster has it. */
  readonly delimiter: string;
  /** The delimiter stands in a line above (`sep=#`): without it nobody could tell. */
  readonly named: boolean;
  readonly encoding: EncodingName;
}

/** Writes the rows of a text file. */
export async function writeRejectsCsv(
  sheet: RejectedSheet,
  { named, ...format }: RejectsText,
  out: Writable,
): Promise<void> {
  const above = named ? [[`sep=${format.delimiter}`]] : [];
  await writeCsv(records(sheet, above), { ...format, bom: true }, out);
}

async function* records(
  { headings, rows }: RejectedSheet,
  above: readonly (readonly string[])[],
): AsyncGenerator<readonly (string | number)[]> {
  yield* above;
  yield headings;
  for await (const cells of rows) {
    yield cells.map((cell) => (typeof cell === 'object' ? cell.error : cell));
  }
}

/**
 * Writes the rows of a workbook, every cell as the text that the roster shows. What is no value does not
 * become one: an error stays an error, and a formula without a result, which in another place would be
 * about other cells, becomes `#N/A`.
 */
export async function writeRejectsXlsx(
  sheets: readonly RejectedSheet[],
  madeAt: Date,
  out: Writable,
): Promise<void> {
  await writeWorkbook(out, madeAt, async (book) => {
    for (const [number, { name, headings, rows }] of sheets.entries()) {
      const reasonAt = headings.length - 1;
      const columns = headings.map((heading, index): TableColumn => {
        const look = index === reasonAt ? { width: 50, wrap: true } : { width: 12 };
        return { ...look, heading: exactCell(heading), format: TEXT };
      });
      await writeTable(book, { name: name ?? String(number + 1), columns, rows: rowsOf(rows) });
    }
  });
}

async function* rowsOf(rows: RejectedSheet['rows']): AsyncGenerator<TableRow> {
  for await (const cells of rows) {
    yield { cells: cells.map(cellOf) };
  }
}

function cellOf(cell: RejectedCell): XlsxCell {
  if (typeof cell === 'object') return { error: errorNamed(cell.error) };
  if (typeof cell === 'number') return cell;
  return cell === '' ? null : exactCell(cell);
}

const ERRORS: readonly XlsxError[] = [
  '#N/A',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#VALUE!',
  '#NUM!',
];

/** Excel takes a workbook with any other error for a damaged one. */
function errorNamed(text: string): XlsxError {
  return ERRORS.find((error) => error === text) ?? '#N/A';
}
