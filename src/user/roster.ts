// A roster as the parser hands it to the plan: what each row asks for, and where it stands.

import type { Issue } from './issue.ts';
import type { RowPlace } from './place.ts';
import type { FieldName, FieldValue } from './user.ts';

/** The cell is blank: the field stays as it is (with `--blank clear`, it is cleared). */
export const BLANK = Symbol('blank');
/** The cell says `<clear>`: the field is emptied. */
export const CLEAR = Symbol('clear');

export type Wanted<F extends FieldName = FieldName> = FieldValue<F> | typeof BLANK | typeof CLEAR;

/** What one row asks for. A field that is absent has no column in the roster. */
export type WantedUser = { readonly [F in FieldName]?: Wanted<F> };

/** One row of the roster after parsing. */
export type RosterRow =
  | { readonly kind: 'person'; readonly place: RowPlace; readonly wanted: WantedUser }
  /** `wanted` holds the cells that could be read, so that the row still counts as that person's. */
  | {
      readonly kind: 'invalid';
      readonly place: RowPlace;
      readonly wanted: WantedUser;
      readonly issues: readonly Issue[];
    };

/** A sheet of the roster (a CSV file has one, without a name) and the columns its fields come from. */
export interface RosterSheet {
  readonly name: string | null;
  /** Column letters by field; several where a value is composed. */
  readonly columns: Readonly<Partial<Record<FieldName, readonly string[]>>>;
}
