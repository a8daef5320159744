// What the person decided for a whole run.

import type { FieldName } from '../user/user.ts';
import type { Pattern } from './pattern.ts';
import type { Action } from './plan.ts';

/** What a row is matched by; `auto` takes the id where there is one, else the ref, else the e-mail. */
export const MATCH_KEYS = ['auto', 'id', 'ref', 'email', 'afasEmployeeId', 'afasPersonId'] as const;

export type MatchKey = (typeof MATCH_KEYS)[number];

/** How many archives are allowed: a number, or a share (0 to 1) of the active, unprotected users in scope. */
export type ArchiveLimit =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'share'; readonly share: number }
  /** The larger of 5 and 5 %. */
  | { readonly kind: 'default' };

export interface Policy {
  readonly match: MatchKey;
  /** What a blank cell means for a field that can be emptied. */
  readonly blank: 'keep' | 'clear';
  /** Restore archived users whom the roster names without saying whether they are active. */
  readonly restore: boolean;
  /** Send an invitation to users that are created. */
  readonly invite: boolean;
  /** The fields that this endpoint accepts. */
  readonly writable: ReadonlySet<FieldName>;
  /** Archive active users in scope that the roster does not have. */
  readonly archiveMissing: boolean;
  /** For which users the roster speaks; without any pattern, for all. */
  readonly scope: readonly Pattern[];
  /** Users that are never archived. */
  readonly protect: readonly Pattern[];
  readonly maxArchive: ArchiveLimit;
  /** Identifying fields that may change for most people at once. */
  readonly allowMassChange: ReadonlySet<FieldName>;
  /** The roster may have far fewer rows than the last one. */
  readonly allowShrink: boolean;
  /** The rows of the last roster that was applied to this endpoint; `null` when none is known. */
  readonly lastRows: number | null;
  /** How many users the API says there are; `null` where it does not say. */
  readonly expectedUsers: number | null;
  /** The only actions wanted; `null` for all. */
  readonly only: ReadonlySet<Action> | null;
  /** The most changes wanted; `null` for all. */
  readonly limit: number | null;
}

export const BARE_POLICY: Policy = {
  match: 'id',
  blank: 'keep',
  restore: false,
  invite: false,
  writable: new Set(),
  archiveMissing: false,
  scope: [],
  protect: [],
  maxArchive: { kind: 'default' },
  allowMassChange: new Set(),
  allowShrink: true,
  lastRows: null,
  expectedUsers: null,
  only: null,
  limit: null,
};
