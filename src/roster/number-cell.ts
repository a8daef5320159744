// The cells of numbers that people are known by: what a spreadsheet has made of what was typed.

import { NUMBERS } from '../user/fields.ts';
import type { FieldName } from '../user/user.ts';
import type { RawRow } from './source/raw.ts';

/** More digits than the fifteen that Excel keeps: those behind them have become zeros. */
const TOO_LONG = /^0*[1-9]\d{15,}$/;

/** Whether a cell holds a number that was longer than a spreadsheet can keep. */
export function hasLostDigits({ cells, kinds }: RawRow, index: number): boolean {
  return kinds?.[index] === 'number' && TOO_LONG.test(cells[index] ?? '');
}

/** What is wrong with the cell of a number; `null` for a text, and for any other field. */
export function numberDamage(
  field: FieldName,
  row: RawRow,
  index: number,
): 'rounded' | 'date' | null {
  if (row.kinds === undefined || !NUMBERS.some((name) => name === field)) return null;
  if (row.kinds[index] === 'date') return 'date';
  return hasLostDigits(row, index) ? 'rounded' : null;
}
