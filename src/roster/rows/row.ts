// A row in the middle of being read: its cells by what they hold, and what has been found out so far.

import { tidyName } from '../../user/fold.ts';
import type { PartName } from '../../user/headings.ts';
import { issue, type Issue, type IssueCode, type IssueParams } from '../../user/issue.ts';
import type { Wanted, WantedUser } from '../../user/roster.ts';
import type { FieldName } from '../../user/user.ts';
import type { SheetColumns } from '../columns/sheet-columns.ts';
import type { RawRow } from '../source/raw.ts';
import { isErrorCell, isNothing, linkedAddress } from './cell-signs.ts';

const NO_DOUBTS: ReadonlyMap<FieldName, Issue> = new Map();

/** What is found is added to `wanted`, `issues` (the row is invalid) and `notes` (worth a look). */
export class Row {
  readonly raw: RawRow;
  readonly columns: SheetColumns;
  readonly issues: Issue[] = [];
  readonly notes: Issue[] = [];
  /** The status says that the person has not started yet. */
  joins = false;
  readonly #failed = new Set<FieldName | PartName>();
  readonly #wanted: Partial<Record<FieldName, Wanted>> = {};
  readonly #doubted = new Map<FieldName, { readonly value: string; readonly issue: Issue }>();
  #members: Map<string, unknown> | null = null;
  #asWritten: NonNullable<WantedUser['asWritten']> | null = null;

  constructor(raw: RawRow, columns: SheetColumns) {
    this.raw = raw;
    this.columns = columns;
  }

  get wanted(): WantedUser {
    // Each value came from the `parse` of its own field.
    const wanted = this.#wanted as WantedUser;
    const isPlain = this.#members === null && this.#asWritten === null;
    if (isPlain && this.#doubted.size === 0) return wanted;
    const doubted = [...this.#doubted].map(([field, { value }]) => [field, value] as const);
    return {
      ...wanted,
      ...Object.fromEntries(doubted),
      ...(this.#members !== null && { extraMembers: this.#members }),
      ...(this.#asWritten !== null && { asWritten: this.#asWritten }),
    };
  }

  /** Problems of values that are in `wanted` all the same, by field. */
  get doubts(): ReadonlyMap<FieldName, Issue> {
    if (this.#doubted.size === 0) return NO_DOUBTS;
    return new Map([...this.#doubted].map(([field, doubt]) => [field, doubt.issue]));
  }

  /** `value` is what JSON holds, or one of the symbols. */
  wantMember(name: string, value: unknown): void {
    this.#members ??= new Map();
    this.#members.set(name, value);
  }

  want(field: FieldName, value: Wanted): void {
    this.#wanted[field] = value;
  }

  /** The text that a key was read from, where it is another. */
  wrote(key: 'ref' | 'email', text: string): void {
    this.#asWritten = { ...this.#asWritten, [key]: text };
  }

  /** The value of a text field; '' where the row has none. */
  text(field: 'name' | 'email' | 'ref'): string {
    const value = this.#wanted[field];
    return typeof value === 'string' ? value : '';
  }

  has(part: PartName): boolean {
    return this.columns.indexOf(part) >= 0;
  }

  /** The tidied text of a part; '' where it is blank, says that there is none, or shows an error. */
  part(part: PartName): string {
    const index = this.columns.indexOf(part);
    const cell = index < 0 ? undefined : this.raw.cells[index];
    if (cell === undefined || cell === '') return '';
    const isName = part === 'firstName' || part === 'lastName';
    if (isNothing(cell, isName) || isErrorCell(this.raw, index)) return '';
    const address = part === 'emailSecondary' ? linkedAddress(this.raw, index) : null;
    return tidyName(address ?? cell);
  }

  note<C extends IssueCode>(code: C, params: IssueParams[C], at?: FieldName | PartName): void {
    this.notes.push(issue(code, params, this.columns.place(this.raw.row, at)));
  }

  /** `value` is the cell's text, for the report. */
  problem<C extends IssueCode>(
    code: C,
    params: IssueParams[C],
    at?: FieldName | PartName,
    value?: string,
  ): void {
    if (at !== undefined) this.#failed.add(at);
    this.issues.push(this.reason(code, params, at, value));
  }

  /** A value that looks damaged: a problem, unless the user turns out to have it. */
  doubt<C extends IssueCode>(
    field: FieldName,
    value: string,
    code: C,
    params: IssueParams[C],
  ): void {
    this.#doubted.set(field, { value, issue: this.reason(code, params, field, value) });
  }

  /** Doubts are problems after all: the values are not asked for. */
  failDoubts(): void {
    for (const [field, doubt] of this.#doubted) {
      this.#failed.add(field);
      this.issues.unshift(doubt.issue);
    }
    this.#doubted.clear();
  }

  /** Whether there was a problem with a cell. */
  failed(at: FieldName | PartName): boolean {
    return this.issues.length > 0 && this.#failed.has(at);
  }

  reason<C extends IssueCode>(
    code: C,
    params: IssueParams[C],
    at?: FieldName | PartName,
    value?: string,
  ): Issue {
    return issue(code, params, this.columns.place(this.raw.row, at), value);
  }
}
