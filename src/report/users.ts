// What every writer of an export gets: all users, and which of their fields.

import type { Writable } from 'node:stream';
import { field } from '../user/fields.ts';
import type { FieldName, User } from '../user/user.ts';
import { fieldText } from './field-text.ts';
import type { Catalogue } from './messages/catalogue.ts';

export interface UserExport {
  /** Taken one by one. */
  readonly users: Iterable<User> | AsyncIterable<User>;
  /** The columns, in their order. */
  readonly fields: readonly FieldName[];
}

export interface ExportOptions {
  readonly catalogue: Catalogue;
  /** The date that a workbook says it was made on. */
  readonly madeAt: Date;
  /** CSV without the guard against formulas. */
  readonly raw?: boolean;
  /** CSV without the mark that tells Excel that it is UTF-8: for other programs to read from a pipe. */
  readonly withoutBom?: boolean;
}

/**
 * Writes users to a stream, which it leaves open, so that import reads back what was written. Settles
 * when everything has been handed over; rejects with the stream's error when the stream fails.
 */
export type UserWriter = (data: UserExport, options: ExportOptions, out: Writable) => Promise<void>;

/** The headings of an export: those that the field table gives each field. */
export function exportHeadings(
  fields: readonly FieldName[],
  { headings }: Pick<Catalogue, 'headings'>,
): readonly string[] {
  return fields.map((name) => field(name).heading[headings]);
}

/** A field of a user as its cell's text: what `parse` of the field table reads back. */
export function userText(user: User, name: FieldName): string {
  return fieldText(name, user[name]);
}
