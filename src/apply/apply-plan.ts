// The queue: sends a plan's changes, no faster than allowed, and tells of each outcome as it happens.

import PQueue from 'p-queue';
import type { Change, Plan } from '../plan/plan.ts';
import type { Failure, Result, UserGateway, Written } from '../user/gateway.ts';
import { mutationOf } from './mutation.ts';
import { DONE, type Outcome } from './outcome.ts';
import { verdictOf, waitMs } from './retry.ts';

export interface Pace {
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** Requests started per second. */
  readonly rate: number;
  /** Attempts for one change, the first included. */
  readonly attempts: number;
}

export const DEFAULT_PACE: Pace = { concurrency: 4, rate: 20, attempts: 6 };

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
}

/** What the queue may not take from its surroundings by itself. */
export interface Clock {
  /** Resolves after that many milliseconds, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * Applies every change of the plan once. Resolves with what stopped the run half way, or `null` when
 * all changes were tried; each change has exactly one outcome either way.
 */
export async function applyPlan(plan: Plan, options: ApplyOptions): Promise<Failure | null> {
  return new Run(plan, options).finished();
}

class Run {
  readonly #plan: Plan;
  readonly #options: ApplyOptions;
  readonly #queue: PQueue;
  readonly #halt = new AbortController();
  readonly #outcomes = new Map<number, Promise<Outcome>>();
  #stoppedBy: Failure | null = null;

  constructor(plan: Plan, options: ApplyOptions) {
    this.#plan = plan;
    this.#options = options;
    const { concurrency, rate } = options.pace;
    this.#queue = new PQueue({ concurrency, intervalCap: rate, interval: 1000, strict: true });
  }

  async finished(): Promise<Failure | null> {
    const awaited = new Set(this.#plan.changes.map(({ waitsFor }) => waitsFor));
    const interrupt = (): void => {
      this.#stop({ kind: 'aborted' });
    };
    this.#options.signal.addEventListener('abort', interrupt, { once: true });
    if (this.#options.signal.aborted) interrupt();
    for (const change of this.#plan.changes) {
      // A bounded backlog: a plan of a million changes is not a million promises.
      await this.#queue.onSizeLessThan(4 * this.#options.pace.concurrency);
      const outcome = this.#queue.add(() => this.#apply(change));
      if (awaited.has(change.number)) this.#outcomes.set(change.number, outcome);
    }
    await this.#queue.onIdle();
    this.#options.signal.removeEventListener('abort', interrupt);
    return this.#stoppedBy;
  }

  async #apply(change: Change): Promise<Outcome> {
    const outcome = await this.#attempt(change);
    this.#options.onOutcome(outcome);
    return outcome;
  }

  async #attempt(change: Change): Promise<Outcome> {
    const { number, action, waitsFor } = change;
    if (this.#options.stale.has(number)) return { change: number, attempts: 0, outcome: 'stale' };
    const giver = waitsFor === null ? undefined : await this.#outcomes.get(waitsFor);
    if (giver !== undefined && !('id' in giver)) {
      return this.#undone(number, 0, ADDRESS_KEPT);
    }
    for (let attempts = 0; ;) {
      if (this.#stoppedBy !== null) return this.#undone(number, attempts, this.#stoppedBy);
      attempts += 1;
      const result = await this.#send(change);
      if (result.ok)
        return { change: number, attempts, outcome: DONE[action], id: result.value.user.id };
      const { failure } = result;
      const verdict = verdictOf(failure);
      if (verdict === 'stop') this.#stop(failure);
      if (verdict !== 'retry' || attempts >= this.#options.pace.attempts) {
        return { change: number, attempts, outcome: 'failed', failure };
      }
      await this.#wait(failure, attempts);
    }
  }

  async #send(change: Change): Promise<Result<Written>> {
    const { gateway } = this.#options;
    const answer = await gateway.send([mutationOf(change)], NEVER_ABORTED);
    if (!answer.ok) return answer;
    return answer.value[0] ?? { ok: false, failure: { kind: 'server', status: 200 } };
  }

  async #wait(failure: Failure, attempts: number): Promise<void> {
    const { clock, onRetry } = this.#options;
    const ms = waitMs(failure, attempts, clock.random());
    onRetry?.(failure, ms);
    await clock.sleep(ms, this.#halt.signal);
  }

  /** A change that was never sent is `notSent`; one that was tried has failed. */
  #undone(change: number, attempts: number, failure: Failure): Outcome {
    return { change, attempts, outcome: attempts === 0 ? 'notSent' : 'failed', failure };
  }

  #stop(failure: Failure): void {
    this.#stoppedBy ??= failure;
    this.#halt.abort();
  }
}

/** The one before it did not give the address up, so this one cannot take it. */
const ADDRESS_KEPT: Failure = { kind: 'rejected', reason: 'emailTaken', serverMessage: '' };

/** What has been sent is waited for: only then is its outcome known. */
const NEVER_ABORTED = new AbortController().signal;
