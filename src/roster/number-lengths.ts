// Whether the numbers of a column have lost their leading zeros, as spreadsheet programs take them off.

import type { Problem } from '../user/fields.ts';
import type { RowPlace } from '../user/place.ts';
import type { FieldName } from '../user/user.ts';

/** A warning about a column names this many rows at most. */
const ROWS_NAMED = 20;
/** Shorter numbers, and fewer of them, differ in length by themselves. */
const LONG = 4;
const FEW = 5;

type Note = Problem<'LEADING_ZEROS_LOST' | 'NUMBERS_SHORTER'> & { readonly row: RowPlace };

/** Sees the values of one column and then tells. */
export class NumberLengths {
  #padded = 0;
  /** The longest number with a leading zero. */
  #paddedWidth = 0;
  /** By length: the numbers without a leading zero. */
  readonly #plain = new Map<number, { count: number; readonly first: RowPlace[] }>();

  see(value: string, row: RowPlace): void {
    if (!/^\d+$/.test(value)) return;
    if (value.startsWith('0')) {
      this.#padded += 1;
      this.#paddedWidth = Math.max(this.#paddedWidth, value.length);
      return;
    }
    const numbers = this.#plain.get(value.length) ?? { count: 0, first: [] };
    this.#plain.set(value.length, numbers);
    numbers.count += 1;
    if (numbers.first.length < ROWS_NAMED) numbers.first.push(row);
  }

  /** Many without zeros: one note. A few among many with them: one each. */
  notes(field: FieldName): readonly Note[] {
    const plain = [...this.#plain.values()].reduce((sum, { count }) => sum + count, 0);
    if (this.#padded === 0) return this.#shorter(field, plain);
    const short = this.#shorterThan(this.#paddedWidth).rows;
    const named = plain > this.#padded ? short.slice(0, 1) : short.slice(0, ROWS_NAMED);
    return named.map((row) => {
      return { code: 'LEADING_ZEROS_LOST', params: { field, rows: plain }, row };
    });
  }

  /** None has a zero, but most have one length and some are shorter: all zeros may be gone. */
  #shorter(field: FieldName, plain: number): readonly Note[] {
    const width = Math.max(...this.#plain.keys(), 0);
    const full = this.#plain.get(width)?.count ?? 0;
    if (width < LONG || plain < FEW || full <= plain / 2) return [];
    const { rows, count } = this.#shorterThan(width);
    return rows
      .slice(0, 1)
      .map((row) => ({ code: 'NUMBERS_SHORTER', params: { field, rows: count }, row }));
  }

  /** In the order of the file. */
  #shorterThan(width: number): { readonly rows: readonly RowPlace[]; readonly count: number } {
    const short = [...this.#plain].filter(([length]) => length < width);
    const rows = short.flatMap(([, { first }]) => first);
    return {
      rows: rows.sort((a, b) => a.sheet - b.sheet || a.row - b.row),
      count: short.reduce((sum, [, { count }]) => sum + count, 0),
    };
  }
}
