// Where in a sheet something stands: `F212` and `A1:C1`.

import { columnIndex } from '../../../user/place.ts';
import type { MergedRange } from '../raw.ts';
import { SHEET_COLUMNS } from './limits.ts';

/**
 * The 0-based column that a cell's reference begins with (`AB12` → 27); `null` when it begins with
 * none that a sheet has. Called for every cell, so it makes no strings.
 */
export function referenceColumn(reference: string): number | null {
  let column = 0;
  for (let at = 0; at < reference.length && column <= SHEET_COLUMNS; at += 1) {
    // Setting this bit makes an ASCII letter small, and no digit a letter.
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 || column > SHEET_COLUMNS ? null : column - 1;
}

const RANGE = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,8})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,8}))?$/i;

/** A range of cells (`A1:C1`), or a single one; `null` for anything else. */
export function cellRange(reference: string): MergedRange | null {
  const [, left, top, right = left, bottom = top] = RANGE.exec(reference) ?? [];
  const [firstColumn, lastColumn] = [left, right].map((letters) => columnIndex(letters ?? ''));
  if (firstColumn == null || lastColumn == null) return null;
  return { firstRow: Number(top), lastRow: Number(bottom), firstColumn, lastColumn };
}
