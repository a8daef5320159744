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
  | { readonly outcome: 'failed'; readonly failure: Failure }
  /** `failure` is what stopped the run before this change's turn. */
  | { readonly outcome: 'notSent'; readonly failure: Failure }
);

export const DONE = {
  create: 'created',
  update: 'updated',
  restore: 'restored',
  archive: 'archived',
} as const satisfies Record<Action, OutcomeName>;
