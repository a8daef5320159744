// What a guard sees, and what it is.

import type { Issue } from '../../user/issue.ts';
import type { FieldName } from '../../user/user.ts';
import type { Counts } from '../plan.ts';
import type { Policy } from '../policy.ts';

/** The figures of a plan that guards judge. */
export interface GuardFacts {
  readonly counts: Counts;
  /** Users that were read. */
  readonly users: number;
  /** Active, unprotected users in scope: the base of every percentage. */
  readonly base: number;
  /** Users that a row matched, before `--only` and `--limit` narrow the plan. */
  readonly matched: number;
  /** How many of them would get another name, address or ref. */
  readonly identityChanges: ReadonlyMap<FieldName, number>;
}

/** A small pure rule: a refusal that says the number, the limit and the flag that lifts it, or `null`. */
export type Guard = (facts: GuardFacts, policy: Policy) => Issue | null;
