// How a plan is applied: the pace, what an earlier attempt has done, and who is told.

import type { Failure, UserGateway } from '../user/gateway.ts';
import type { Clock } from './clock.ts';
import type { Outcome } from './outcome.ts';

/** Ceilings: the run finds by itself how fast it may go. */
export interface Pace {
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** Requests started per second. */
  readonly rate: number;
  /** Failures of one change, the last included, after which it has failed. */
  readonly attempts: number;
  /** Mutations in one request; 50 where it is not said. */
  readonly batch?: number;
  /** The longest wait that the server may ask for, in milliseconds; ten minutes where it is not said. */
  readonly maxWaitMs?: number;
}

export const DEFAULT_PACE: Required<Pace> = {
  concurrency: 8,
  rate: 100,
  attempts: 10,
  batch: 50,
  maxWaitMs: 600_000,
};

/** What an earlier part of the same run has left. */
export interface Earlier {
  /** How the change ended then; `null` when it has not. */
  readonly outcomeOf: (change: number) => Outcome | null;
  /** How many requests the change was in by then. */
  readonly attemptsOf: (change: number) => number;
}

export interface ApplyOptions {
  readonly gateway: UserGateway;
  readonly pace: Pace;
  readonly clock: Clock;
  /** Aborted: what is in flight is finished, what has not started is `notSent`. */
  readonly signal: AbortSignal;
  /** The numbers of changes whose user is no longer as the plan says: left alone. */
  readonly stale: ReadonlySet<number>;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Told before each wait: why, and for how many milliseconds. */
  readonly onRetry?: (failure: Failure, ms: number) => void;
  /** Told of each request that is about to be sent, and waited for. A rejection stops the run. */
  readonly beforeSend?: (changes: readonly number[]) => Promise<void>;
  /** Told from time to time how many requests a second are sent. */
  readonly onRate?: (rate: number) => void;
  /** Continues an earlier run: what has ended is not told again. */
  readonly earlier?: Earlier;
}
