// The names that a workbook gives to a table, by which programs know its filter and its header.

import { columnLetter } from '../user/place.ts';

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
export function tableNames(
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
