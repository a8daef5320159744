// Between diff and plan: a change that would be made if no other row claims the same user or address.

import type { Issue } from '../user/issue.ts';
import { byPlace, type OtherRow } from '../user/place.ts';
import { otherRow, type WantedUser } from '../user/roster.ts';
import type { RowSource } from './diff.ts';
import type { Action, FieldChange, Verdict } from './plan.ts';

/** A row and the user it is about (`NOBODY` for a new one). */
export interface Claimant {
  readonly user: number;
  readonly source: RowSource;
  readonly wanted: WantedUser;
}

export interface Candidate extends Claimant {
  readonly action: Action;
  readonly fields: readonly FieldChange[];
}

/** A row that lost its change, and why. */
export interface Rejected {
  readonly candidate: Claimant;
  readonly verdict: Verdict['verdict'];
  readonly issue: Issue;
}

/** The text a candidate newly gives to a key, or `null`. */
export function newKey({ fields }: Candidate, key: 'ref' | 'email'): string | null {
  const change = fields.find(({ field }) => field === key);
  return typeof change?.after === 'string' ? change.after : null;
}

/** In the order of the roster. */
export function byRow(a: Claimant, b: Claimant): number {
  return byPlace(a.source.row, b.source.row);
}

/** Rows in the order of the roster, as the row of one claimant names them. */
export function rowsAsNamedBy(
  { source }: Claimant,
  others: readonly Claimant[],
): readonly OtherRow[] {
  return [...others]
    .sort(byRow)
    .map((other) => otherRow(source.row, other.source.row, other.source.sheet));
}
