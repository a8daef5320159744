// The rows of a roster that did not go through, as the roster has them and with the reason: to be
// corrected and imported again.

import type { Writable } from 'node:stream';
import { writeTable, type TableColumn, type TableRow } from './xlsx-table.ts';
import { exactCell } from './xlsx-text.ts';
import { TEXT, writeWorkbook } from './xlsx-writer.ts';
import { writeCsv } from './write-text.ts';

/** One sheet of a roster (a CSV file has one, without a name). */
export interface RejectedSheet {
  readonly name: string | null;
  /** The reason's own at the end. */
  readonly headings: readonly string[];
  /** Cells in the order of the headings. */
  readonly rows: AsyncIterable<readonly string[]>;
}

/** Writes the rows of a text file. `raw`: without the guard against formulas. */
export async function writeRejectsCsv(
  sheet: RejectedSheet,
  { raw }: { readonly raw: boolean },
  out: Writable,
): Promise<void> {
  await writeCsv(records(sheet), { raw, bom: true }, out);
}

async function* records({ headings, rows }: RejectedSheet): AsyncGenerator<readonly string[]> {
  yield headings;
  yield* rows;
}

/** Writes the rows of a workbook, every cell as the text that the roster shows. */
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
    yield { cells: cells.map((cell) => (cell === '' ? null : exactCell(cell))) };
  }
}
