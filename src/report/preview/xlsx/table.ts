// A sheet of the preview's workbook that is a table, and the cells that its tables share.

import type { PlanDocument } from '../../../plan/document.ts';
import type { Who } from '../../../plan/plan.ts';
import type { RowPlace } from '../../../user/place.ts';
import type { Catalogue } from '../../messages/catalogue.ts';
import { CELL_LIMIT, legibleCell } from '../../workbook/cell-text.ts';
import {
  type TableColumn,
  type TableRow,
  writeTable as writeSheets,
} from '../../workbook/table.ts';
import { TEXT, type XlsxBook, type XlsxCell } from '../../workbook/workbook.ts';

export type { TableColumn, TableRow } from '../../workbook/table.ts';

/** Writes a table, on a further sheet where one is full; no sheet at all where there is no row. */
export async function writeTable(
  name: string,
  columns: readonly TableColumn[],
  rows: Iterable<TableRow>,
  { book }: SheetSource,
): Promise<void> {
  await writeSheets(book, { name, columns, rows: legibleRows(rows), unlessEmpty: true });
}

function* legibleRows(rows: Iterable<TableRow>): Generator<TableRow> {
  for (const { cells, ...row } of rows) yield { ...row, cells: cells.map(legible) };
}

/** A preview is there to be read: a text that a cell cannot hold is cut. The JSON preview has it whole. */
export function legible(value: XlsxCell): XlsxCell {
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  return legibleCell(value.length > CELL_LIMIT ? `${value.slice(0, CELL_LIMIT - 1)}…` : value);
}

/** Where a row is and who it is about: the first columns of most tables. */
export function whoColumns({ catalogue: { page, report } }: SheetSource): readonly TableColumn[] {
  return [
    { heading: page.table.sheet, width: 14, format: TEXT },
    { heading: page.table.row, width: 8 },
    { heading: report.columns.ref, width: 17, format: TEXT },
    { heading: report.columns.name, width: 26, format: TEXT },
    { heading: report.columns.email, width: 34, format: TEXT },
  ];
}

/** The cells of `whoColumns`. */
export function whoCells(
  place: RowPlace | null,
  { ref, name, email }: Who,
  { document }: SheetSource,
): readonly XlsxCell[] {
  const sheet = place === null ? null : (document.plan.sheets[place.sheet]?.name ?? null);
  return [sheet, place?.row ?? null, ref, name, email];
}

/** What a sheet is written from. */
export interface SheetSource {
  readonly document: PlanDocument;
  readonly catalogue: Catalogue;
  readonly book: XlsxBook;
}
