// What every writer of an export gets: all users, and which columns of them.

import type { Writable } from 'node:stream';
import { extraText, parseExtraFields, type ExtraFields } from '../../user/extra-fields.ts';
import { field } from '../../user/fields.ts';
import type { FieldName, User } from '../../user/user.ts';
import type { EncodingName } from '../../files/encodings.ts';
import { fieldText } from '../text/field-text.ts';
import type { Catalogue } from '../messages/catalogue.ts';

/** A column of an export: a field, or one of the extra fields by its name. */
export type ExportColumn = FieldName | ExtraColumn;

export interface ExtraColumn {
  readonly extra: string;
}

export interface UserExport {
  /** Taken one by one. */
  readonly users: Iterable<User> | AsyncIterable<User>;
  /** In their order. */
  readonly columns: readonly ExportColumn[];
}

export interface ExportOptions {
  readonly catalogue: Catalogue;
  /** The date that a workbook says it was made on. */
  readonly madeAt: Date;
  /** CSV without the guard against formulas. */
  readonly raw?: boolean;
  /** CSV without the mark that tells Excel that it is UTF-8: for other programs to read from a pipe. */
  readonly withoutBom?: boolean;
  readonly delimiter?: string;
  readonly encoding?: EncodingName;
  /** The rows of a sheet before the next one begins; Excel's limit where it is not said. */
  readonly sheetRows?: number;
}

/**
 * Writes users to a stream, which it leaves open, so that import reads back what was written. Settles
 * when everything has been handed over; rejects with the stream's error when the stream fails.
 */
export type UserWriter = (data: UserExport, options: ExportOptions, out: Writable) => Promise<void>;

/** The headings of an export: those that the field table gives each field. */
export function exportHeadings(
  columns: readonly ExportColumn[],
  { headings }: Pick<Catalogue, 'headings'>,
): readonly string[] {
  return columns.map((column) =>
    typeof column === 'string' ? field(column).heading[headings] : columnName(column),
  );
}

/** The name of a column as JSON and `--columns` have it: `ref`, `extraFields.team`. */
export function columnName(column: ExportColumn): string {
  return typeof column === 'string' ? column : `extraFields.${column.extra}`;
}

/** The extra fields of a user that the columns name; `null` where they name none. */
export function extrasOf(user: User, columns: readonly ExportColumn[]): ExtraFields | null {
  const isNamed = columns.some((column) => typeof column !== 'string');
  return isNamed ? parseExtraFields(user.extraFields) : null;
}

/** The columns of a user as the texts of cells: what `parse` of the field table reads back. */
export function userTexts(user: User, columns: readonly ExportColumn[]): readonly string[] {
  const extras = extrasOf(user, columns);
  return columns.map((column) =>
    typeof column === 'string' ? fieldText(column, user[column]) : extraText(extras, column.extra),
  );
}
