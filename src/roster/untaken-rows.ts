// Rows that could not be taken, by whom they may be about: one of them may be somebody's current contract.

import { byPlace, type RowPlace } from '../user/place.ts';
import type { RosterRow, RosterSheet } from '../user/roster.ts';
import { KEYS, keyForm, nameForm } from './same-person.ts';

/** The first and the last of some rows: one of the two is another row than the one that asks. */
type Ends = readonly [first: RowPlace, last: RowPlace];

/** Whether a row, as it was parsed, asks for nothing that is sure to be done. */
export function isUntaken(row: RosterRow): boolean {
  return row.kind !== 'person' || row.doubts !== undefined;
}

/** Sees the rows that were not taken, and then tells whether one may be about a person. */
export class UntakenRows {
  readonly #sheets: readonly RosterSheet[];
  readonly #byMark = new Map<string, Ends>();
  /** Rows that may be about anybody. */
  #untold: Ends | undefined;

  constructor(sheets: readonly RosterSheet[]) {
    this.#sheets = sheets;
  }

  get isEmpty(): boolean {
    return this.#byMark.size === 0 && this.#untold === undefined;
  }

  see(row: RosterRow): void {
    for (const mark of marksOf(row)) {
      this.#byMark.set(mark, withRow(this.#byMark.get(mark), row.place));
    }
    if (!isTold(row, this.#sheets[row.place.sheet])) {
      this.#untold = withRow(this.#untold, row.place);
    }
  }

  /**
   * A row that may be about the person of the row at `place`. By the marks of all `rows` of theirs: the
   * one that was not taken may share its only mark with any.
   */
  rivalOf(place: RowPlace, rows: readonly RosterRow[]): RowPlace | undefined {
    return rows
      .flatMap((row) => marksOf(row).flatMap((mark) => this.#byMark.get(mark) ?? []))
      .concat(this.#untold ?? [])
      .find((one) => byPlace(one, place) !== 0);
  }
}

function withRow(ends: Ends | undefined, place: RowPlace): Ends {
  return [ends?.[0] ?? place, place];
}

/** What a row is known by. By name as well: it may be the number that cannot be read. */
function marksOf(row: RosterRow): readonly string[] {
  const marks = KEYS.flatMap((key) => {
    const form = keyForm(row, key);
    return form === null ? [] : [`${key}:${form}`];
  });
  const name = nameForm(row);
  return name === '' ? marks : [...marks, `name:${name}`];
}

/** Whether a row says whom it is about: by name, or by a key where all of its keys can be read. */
function isTold(row: RosterRow, sheet: RosterSheet | undefined): boolean {
  if (nameForm(row) !== '') return true;
  const keys = KEYS.filter((key) => sheet?.columns[key] !== undefined);
  const doubts = row.kind === 'person' ? row.doubts : undefined;
  const isRead = keys.every((key) => row.wanted[key] !== undefined && doubts?.has(key) !== true);
  return isRead && keys.some((key) => keyForm(row, key) !== null);
}
