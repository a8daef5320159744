// How each change ended.

import type { Failure } from '../user/gateway.ts';
import type { Action } from '../plan/plan.ts';

export const OUTCOMES = [
  'created',
  'updated',
  'restored',
  'archived',
  'stale',
  'failed',
  'notSent',
] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** The outcome of one change. `attempts` counts the requests it was in. */
export type Outcome = {
  /** The number of the change in its plan. */
  readonly change: number;
  readonly attempts: number;
} & (
  | {
      readonly outcome: 'created' | 'updated' | 'restored' | 'archived';
      /** The user's id, as the server gave it. */
      readonly id: string;
    }
  | { readonly outcome: 'stale' }
  /** `open`: the run stopped while this was under way; whoever resumes it takes it up again. */
  | { readonly outcome: 'failed'; readonly failure: Failure; readonly open?: true }
  /** `failure` is what stopped the run before this change's turn, or why it had none. */
  | { readonly outcome: 'notSent'; readonly failure: Failure; readonly open?: true }
);

export const DONE = {
  create: 'created',
  update: 'updated',
  restore: 'restored',
  archive: 'archived',
} as const satisfies Record<Action, OutcomeName>;

/** The change was made. */
export function isDone(outcome: Outcome): outcome is Extract<Outcome, { readonly id: string }> {
  return 'id' in outcome;
}

/** Nothing will be tried any more, also when the run is resumed. */
export function isFinal(outcome: Outcome): boolean {
  return !('open' in outcome);
}
