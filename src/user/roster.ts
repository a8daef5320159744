// A roster as the parser hands it to the plan: what each row asks for, and where it stands.

import type { Issue } from './issue.ts';
import type { OtherRow, Place, RowPlace } from './place.ts';
import type { FieldName, FieldValue } from './user.ts';

/** The cell is blank: the field stays as it is (with `--blank clear`, it is cleared). */
export const BLANK = Symbol('blank');
/** The cell says `<clear>`: the field is emptied. */
export const CLEAR = Symbol('clear');

export type Wanted<F extends FieldName = FieldName> = FieldValue<F> | typeof BLANK | typeof CLEAR;

/** What one row asks for. A field that is absent has no column in the roster. */
export type WantedUser = { readonly [F in FieldName]?: Wanted<F> } & {
  /** Members of the extra fields that have a column: JSON values, `BLANK` or `CLEAR`. */
  readonly extraMembers?: ReadonlyMap<string, unknown>;
};

/** The dates of one contract, as ISO dates; `null` where there is none. */
export interface Contract {
  readonly start: string | null;
  readonly end: string | null;
}

interface Parsed {
  readonly place: RowPlace;
  /** The cells that could be read: enough to know whom the row is about, if anything is. */
  readonly wanted: WantedUser;
}

/**
 * One row of the roster after parsing. `notes` are worth a look and stop nothing. `skipped` rows are
 * left alone for a reason; `held` ones need a decision that only a person can make.
 */
export type RosterRow =
  | (Parsed & {
      readonly kind: 'person';
      readonly notes?: readonly Issue[];
      /** Values that look damaged, by field: the row is invalid unless its user has that very value. */
      readonly doubts?: ReadonlyMap<FieldName, Issue>;
      /** Present where the roster has contract dates. */
      readonly contract?: Contract;
    })
  | (Parsed & { readonly kind: 'invalid'; readonly issues: readonly Issue[] })
  | (Parsed & { readonly kind: 'skipped' | 'held'; readonly reason: Issue });

/** A row that is no record at all: a title, a total, a footnote, a template's example. Listed, never planned. */
export interface LeftOut {
  readonly kind: 'leftOut';
  readonly place: RowPlace;
  readonly why: 'title' | 'totals' | 'footnote' | 'example';
}

/** A sheet of the roster (a CSV file has one, without a name) and the columns its fields come from. */
export interface RosterSheet {
  readonly name: string | null;
  /** Column letters by field; several where a value is composed. */
  readonly columns: Readonly<Partial<Record<FieldName, readonly string[]>>>;
}

/**
 * Why a sheet of the file is not read. `another`: it looks like a roster too; `other`: it does not;
 * `notNamed`: other sheets were asked for.
 */
export type UnreadWhy = 'hidden' | 'blank' | 'another' | 'other' | 'notNamed';

/** The place of a row, or of one of its fields, as a message names it. */
export function placeOfRow(
  { row }: RowPlace,
  sheet: RosterSheet | undefined,
  field?: FieldName,
): Place {
  const column = field === undefined ? undefined : sheet?.columns[field]?.[0];
  return {
    ...(sheet?.name == null ? {} : { sheet: sheet.name }),
    row,
    ...(column === undefined ? {} : { column }),
  };
}

/** Another row as a message about the row `from` names it; `sheet` is that of the other. */
export function otherRow(
  from: RowPlace,
  other: RowPlace,
  sheet: RosterSheet | undefined,
): OtherRow {
  const isBeside = other.sheet === from.sheet || sheet?.name == null;
  return isBeside ? other.row : { sheet: sheet.name, row: other.row };
}
