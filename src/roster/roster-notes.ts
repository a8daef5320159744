// What only shows over a whole roster: numbers that lost their zeros, one value for everybody, two
// people with one name.

import { NUMBERS, type Problem } from '../user/fields.ts';
import { fold } from '../user/fold.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { Place, RowPlace } from '../user/place.ts';
import {
  otherRow,
  placeOfRow,
  type RosterRow,
  type RosterSheet,
  type WantedUser,
} from '../user/roster.ts';
import type { FieldName } from '../user/user.ts';

const IDENTIFYING = ['name', 'email', 'ref'] as const satisfies readonly FieldName[];

/** Where more people than this share names, or among more people than that, it is no news. */
const NAMESAKES_NAMED = 50;

const NAMES_HELD = 50_000;

/** Fewer rows than this may well be alike by chance. */
const FEW = 5;

/** Sees every row once and then tells. */
export class RosterNotes {
  readonly #sheets: readonly RosterSheet[];
  readonly #numbers = new Map<FieldName, NumberLengths>();
  readonly #same = new Map<
    FieldName,
    { readonly value: unknown; readonly row: RowPlace; rows: number } | null
  >();
  readonly #names = new Map<string, Namesake>();
  readonly #namesakes: Issue[] = [];
  readonly #notes: Issue[] = [];

  constructor(sheets: readonly RosterSheet[]) {
    this.#sheets = sheets;
  }

  see(row: RosterRow): void {
    if (row.kind === 'skipped') return;
    const { wanted, place } = row;
    for (const field of NUMBERS) this.#seeNumber(field, wanted[field], place);
    for (const field of IDENTIFYING) this.#seeSame(field, wanted[field], place);
    if (row.kind === 'person') {
      this.#seeName(wanted, place);
      if (row.notes !== undefined) this.#notes.push(...row.notes);
    }
  }

  /** All warnings, those of single rows included. */
  finish(): readonly Issue[] {
    for (const [field, numbers] of this.#numbers) {
      for (const { code, params, row } of numbers.notes(field)) {
        this.#notes.push(issue(code, params, this.#place(row, field)));
      }
    }
    for (const [field, same] of this.#same) {
      if (same !== null && same.rows >= FEW) {
        this.#notes.push(issue('SAME_FOR_ALL', { field }, this.#place(same.row, field)));
      }
    }
    if (this.#namesakes.length <= NAMESAKES_NAMED) this.#notes.push(...this.#namesakes);
    return this.#notes;
  }

  #seeNumber(field: FieldName, value: unknown, row: RowPlace): void {
    if (typeof value !== 'string') return;
    const numbers = this.#numbers.get(field) ?? new NumberLengths();
    this.#numbers.set(field, numbers);
    numbers.see(value, row);
  }

  #seeSame(field: FieldName, value: unknown, row: RowPlace): void {
    if (typeof value !== 'string') return;
    const known = this.#same.get(field);
    if (known === undefined) this.#same.set(field, { value, row, rows: 1 });
    else if (known !== null && known.value === value) known.rows += 1;
    else this.#same.set(field, null);
  }

  #seeName(wanted: WantedUser, row: RowPlace): void {
    const isNoNews = this.#namesakes.length > NAMESAKES_NAMED || this.#names.size >= NAMES_HELD;
    if (typeof wanted.name !== 'string' || isNoNews) return;
    const form = fold(wanted.name);
    const known = this.#names.get(form);
    if (known === undefined) this.#names.set(form, namesakeOf(wanted, row));
    else if (isSomebodyElse(known, wanted)) {
      const other = otherRow(row, known, this.#sheets[known.sheet]);
      this.#namesakes.push(issue('NAME_SAME', { row: other }, this.#place(row, 'name')));
    }
  }

  #place(row: RowPlace, field: FieldName): Place {
    return placeOfRow(row, this.#sheets[row.sheet], field);
  }
}

/** The first person of a name, and their row. */
type Namesake = RowPlace & Pick<WantedUser, 'id' | 'ref' | 'email'>;

/**
 * Copied: were the rows themselves kept, V8 would take all rows for long-lived ones, and make those
 * of a whole roster where garbage is seldom collected.
 */
function namesakeOf({ id, ref, email }: WantedUser, { sheet, row }: RowPlace): Namesake {
  return {
    sheet,
    row,
    ...(id !== undefined && { id }),
    ...(ref !== undefined && { ref }),
    ...(email !== undefined && { email }),
  };
}

function isSomebodyElse(a: Namesake, b: WantedUser): boolean {
  if (typeof a.id === 'string' && a.id === b.id) return false;
  const differs = (field: 'ref' | 'email'): boolean =>
    typeof a[field] === 'string' && typeof b[field] === 'string' && a[field] !== b[field];
  return differs('email') && !(typeof a.ref === 'string' && a.ref === b.ref);
}

/** A warning about a column names this many rows at most. */
const ROWS_NAMED = 20;

/** Shorter numbers, and fewer of them, differ in length by themselves. */
const LONG = 4;

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
