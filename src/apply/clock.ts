// The time of one run: a sleep has taken as long as it was asked to, whoever slept.

import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds from any start. A clock that skips its waits moves the time on all the same. */
export class RunClock {
  readonly #clock: Clock;
  #skipped = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return performance.now() + this.#skipped;
  }

  random(): number {
    return this.#clock.random();
  }

  /** Resolves after that many milliseconds, or at once when the signal is aborted. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    const until = this.now() + ms;
    await this.#clock.sleep(ms, signal);
    const short = until - this.now();
    if (short > 0 && !signal.aborted) this.#skipped += short;
  }
}

/** What the queue may not take from its surroundings by itself. */
export interface Clock {
  /** Resolves after that many milliseconds, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
}

export const systemClock: Clock = {
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
  random: () => Math.random(),
};
