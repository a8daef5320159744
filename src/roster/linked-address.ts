// Cells of addresses that say `Mail Dirk`, and link to his address.

import { isErrorCell, isNothing } from './rows/cell-signs.ts';
import type { RawRow } from './source/raw.ts';

/**
 * The address that a cell links to, where the cell shows none. Whatever has an `@` is meant as an address
 * and stays what it is, right or wrong; so do a word for nothing, and `<clear>`.
 */
export function linkedAddress(raw: RawRow, index: number): string | null {
  const address = raw.mailtos?.get(index);
  const text = raw.cells[index] ?? '';
  if (address?.includes('@') !== true || /[@<]/.test(text)) return null;
  return isNothing(text, false) || isErrorCell(raw, index) ? null : address;
}
