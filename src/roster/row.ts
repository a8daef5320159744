// A row in the middle of being read: its cells by what they hold, and what has been found out so far.

import type { PartName } from '../user/headings.ts';
import { issue, type Issue, type IssueCode, type IssueParams } from '../user/issue.ts';
import { tidyValue } from '../user/fold.ts';
import type { Wanted, WantedUser } from '../user/roster.ts';
import type { FieldName } from '../user/user.ts';
import { isErrorCell, isNothing } from './cell-words.ts';
import type { RawRow } from './raw.ts';
import type { SheetColumns } from './sheet-columns.ts';

/** What is found is added to `wanted`, `issues` (the row is invalid) and `notes` (worth a look). */
export class Row {
  readonly raw: RawRow;
  readonly columns: SheetColumns;
  readonly issues: Issue[] = [];
  readonly notes: Issue[] = [];
  /** Problems of values that are in `wanted` all the same. */
  readonly doubts = new Map<FieldName, Issue>();
  /** The status says that the person has not started yet. */
  joins = false;
  readonly #failed = new Set<FieldName | PartName>();
  readonly #wanted: Partial<Record<FieldName, Wanted>> = {};
  #members: Map<string, unknown> | null = null;

  constructor(raw: RawRow, columns: SheetColumns) {
    this.raw = raw;
    this.columns = columns;
  }

  get wanted(): WantedUser {
    // Each value came from the `parse` of its own field.
    const wanted = this.#wanted as WantedUser;
    return this.#members === null ? wanted : { ...wanted, extraMembers: this.#members };
  }

  /** `value` is what JSON holds, or one of the symbols. */
  wantMember(name: string, value: unknown): void {
    this.#members ??= new Map();
    this.#members.set(name, value);
  }

  want(field: FieldName, value: Wanted): void {
    this.#wanted[field] = value;
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
    return isNothing(cell, isName) || isErrorCell(this.raw, index) ? '' : tidyValue(cell);
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
    this.want(field, value);
    this.doubts.set(field, this.reason(code, params, field, value));
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
