// What a plan is: the changes that would be made, and what becomes of every other row.

import type { Issue } from '../user/issue.ts';
import type { RowPlace } from '../user/place.ts';
import type { RosterSheet } from '../user/roster.ts';
import type { FieldName, User } from '../user/user.ts';
import type { Sequence } from './packed-list.ts';

/** One field of one change. `source` is the cell the new value came from (`Sheet1!F212`). */
export type FieldChange = {
  [F in FieldName]: {
    readonly field: F;
    readonly before: User[F] | null;
    readonly after: User[F] | null;
    readonly source: string | null;
    /** The cells of single extra fields, by their name, where these have columns. */
    readonly sources?: Readonly<Record<string, string>>;
  };
}[FieldName];

export const ACTIONS = ['create', 'update', 'restore', 'archive'] as const;
export type Action = (typeof ACTIONS)[number];

interface Common {
  /** The number of the change in the plan: 0, 1, 2 … in the order of applying. */
  readonly number: number;
  /** What changes, in the order of the field table; the status itself is among them. */
  readonly fields: readonly FieldChange[];
  /** The numbers of the changes that must be done first: they give up the address or the ref this one takes. */
  readonly waitsFor: readonly number[];
}

/** A write to one user. Shapes that make no sense (an archive of nobody) do not compile. */
export type Change =
  | (Common & { readonly action: 'create'; readonly row: RowPlace; readonly sendInvite: boolean })
  | (Common & {
      readonly action: 'update' | 'restore';
      readonly row: RowPlace;
      readonly before: User;
    })
  /** `row` is null for a user that the roster does not have. */
  | (Common & {
      readonly action: 'archive';
      readonly row: RowPlace | null;
      readonly before: User;
    });

/** Who a line of a preview or report is about, as far as is known. */
export type Who = Readonly<Record<'id' | 'ref' | 'email' | 'name', string | null>>;

export const VERDICTS = ['skipped', 'invalid', 'conflict'] as const;

/** A row that leads to no change, and why. */
export interface Verdict {
  readonly verdict: (typeof VERDICTS)[number];
  readonly row: RowPlace;
  readonly who: Who;
  readonly issues: readonly Issue[];
}

/** A row whose user already is as it asks. */
export interface Unchanged {
  readonly row: RowPlace;
  readonly who: Who;
}

/** A new user who is probably an archived one by another number: same name. */
export interface LikelyRename {
  /** The number of the change that creates. */
  readonly create: number;
  /** The number of the change that archives. */
  readonly archive: number;
}

export interface Counts {
  /** Rows of the roster, whatever becomes of them. */
  readonly rows: number;
  readonly actions: Readonly<Record<Action, number>>;
  readonly unchanged: number;
  readonly skipped: number;
  readonly invalid: number;
  readonly conflict: number;
}

/**
 * The preview and the apply hold this very object. `changes` are in the order of applying;
 * `verdicts` and `unchanged` in the order of the roster.
 */
export interface Plan {
  readonly sheets: readonly RosterSheet[];
  /** A sequence that makes each change anew: their identity means nothing. */
  readonly changes: Sequence<Change>;
  readonly verdicts: readonly Verdict[];
  /** Re-iterable, and held compactly: most rows of a large roster are here. */
  readonly unchanged: Iterable<Unchanged>;
  readonly likelyRenames: readonly LikelyRename[];
  /** People who will get an invitation by e-mail. */
  readonly invitations: number;
  readonly counts: Counts;
}

/** Who a change is about; for a new user, as the roster has them. */
export function whoOf(change: Change): Who {
  if (change.action !== 'create') {
    const { id, ref, email, name } = change.before;
    return { id, ref, email, name };
  }
  const who: Record<keyof Who, string | null> = { id: null, ref: null, email: null, name: null };
  for (const { field, after } of change.fields) {
    if (field === 'ref' || field === 'email' || field === 'name') who[field] = after;
  }
  return who;
}
