// Which rows of a roster are about one person, as far as their keys and names tell.

import { emailForm, fold } from '../user/fold.ts';
import { KeyTable, NOBODY } from '../user/key-table.ts';
import type { RosterRow } from '../user/roster.ts';

/** What makes two rows one person's, together with the name. */
export const KEYS = ['id', 'ref', 'afasPersonId', 'afasEmployeeId', 'email'] as const;
export type Key = (typeof KEYS)[number];

/** The form in which a key of a row is compared; `null` where the row gives none. */
export function keyForm({ wanted }: RosterRow, key: Key): string | null {
  const value = wanted[key];
  if (typeof value !== 'string' || value === '') return null;
  return key === 'email' ? emailForm(value) : value;
}

/** The form in which the name of a row is compared; '' where the row gives none. */
export function nameForm({ wanted: { name } }: RosterRow): string {
  return typeof name === 'string' ? fold(name) : '';
}

/** Joins rows, by their numbers (0, 1, 2 …), that share a key and the name. */
export class SamePerson {
  readonly #tables: readonly (readonly [Key, KeyTable])[];
  /** Pairs of rows that share something, one after the other. */
  readonly #pairs: number[] = [];
  readonly #rowAt: (number: number) => RosterRow;
  /** The row that was last asked for: mostly each of its keys is, in turn. */
  #asked: { readonly number: number; readonly row: RosterRow } | undefined;

  /** `rowAt`: the row that was added with a number. */
  constructor(rowAt: (number: number) => RosterRow) {
    this.#rowAt = rowAt;
    this.#tables = KEYS.map((key) => [
      key,
      new KeyTable((entry, text) => this.#has(entry, key, text)),
    ]);
  }

  add(row: RosterRow, number: number): void {
    if (row.kind !== 'person') return;
    for (const [key, table] of this.#tables) {
      // A key that looks damaged may be that of several people.
      const form = row.doubts?.has(key) === true ? null : keyForm(row, key);
      if (form === null) continue;
      let known = table.add(form, number * ENTRIES_A_ROW);
      if (known === NOBODY) continue;
      // Names cost time: only those who have a key that somebody has already are looked up by it too.
      const name = nameForm(row);
      if (nameForm(this.#row(known / ENTRIES_A_ROW)) !== name) {
        known = table.add(withName(form, name), number * ENTRIES_A_ROW + 1);
      }
      if (known !== NOBODY) this.#pairs.push(Math.floor(known / ENTRIES_A_ROW), number);
    }
  }

  /** The groups of two rows and more, among so many rows. */
  groups(rows: number): RowGroups {
    const groups = new RowGroups(rows);
    for (let at = 0; at < this.#pairs.length; at += 2) {
      groups.join(this.#pairs[at] ?? 0, this.#pairs[at + 1] ?? 0);
    }
    return groups;
  }

  #has(entry: number, key: Key, text: string): boolean {
    const row = this.#row(Math.floor(entry / ENTRIES_A_ROW));
    const form = keyForm(row, key);
    if (form === null || entry % ENTRIES_A_ROW === 0) return form === text;
    return withName(form, nameForm(row)) === text;
  }

  #row(number: number): RosterRow {
    if (this.#asked?.number !== number) this.#asked = { number, row: this.#rowAt(number) };
    return this.#asked.row;
  }
}

/** A row can be in the table of a key twice: by the key, and by the key and the name. */
const ENTRIES_A_ROW = 2;

/** No form of a key ends like that: it would be a line break, which is no part of one. */
function withName(form: string, name: string): string {
  return `${form}\n${name}`;
}

/** Disjoint sets of rows: trees to tell them apart, rings to list them, in two numbers a row. */
export class RowGroups implements Iterable<readonly number[]> {
  readonly #parents: Int32Array;
  readonly #next: Int32Array;

  constructor(rows: number) {
    this.#parents = Int32Array.from({ length: rows }, (_, row) => row);
    this.#next = this.#parents.slice();
  }

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.#root(a), this.#root(b)];
    if (rootA === rootB) return;
    this.#parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    // Two rings become one when they cross over.
    const next = this.#next[a] ?? a;
    this.#next[a] = this.#next[b] ?? b;
    this.#next[b] = next;
  }

  /** The rows of a row's group, itself among them, in order. */
  of(row: number): readonly number[] {
    const group = [row];
    for (let at = this.#next[row] ?? row; at !== row; at = this.#next[at] ?? row) group.push(at);
    return group.sort((a, b) => a - b);
  }

  /** Every group of two rows and more. */
  *[Symbol.iterator](): Generator<readonly number[]> {
    for (const [row, next] of this.#next.entries()) {
      // The first row of a group is the root of its tree.
      if (next !== row && this.#parents[row] === row) yield this.of(row);
    }
  }

  #root(row: number): number {
    let at = row;
    for (let parent = this.#parents[at] ?? at; parent !== at; parent = this.#parents[at] ?? at) {
      const above = this.#parents[parent] ?? parent;
      this.#parents[at] = above;
      at = above;
    }
    return at;
  }
}
