// The one queue that every request goes through: no faster than the server allows, one pause for all.

import PQueue from 'p-queue';
import type { Failure, RequestsLeft, Result } from '../user/gateway.ts';
import type { RunClock } from './clock.ts';
import { isThrottle } from './failure-class.ts';
import { Throttle } from './throttle.ts';

export interface Line {
  /** Requests in flight at once, at most. */
  readonly concurrency: number;
  /** Requests a second, at most. */
  readonly rate: number;
  readonly clock: RunClock;
  /** Aborted: what waits its turn gets the failure `aborted`, and is not sent. */
  readonly halted: AbortSignal;
  /** The longest pause that the server may ask for, in milliseconds. */
  readonly maxWaitMs: number;
  /** Told when everything pauses: why, and for how many milliseconds. */
  readonly onPause: (failure: Failure, ms: number) => void;
  /** Told when the server asks for a longer pause than that: until when, in milliseconds since 1970. */
  readonly onLongWait: (until: number) => void;
}

/** A request on its way; `onLeft` is for what its answer says of the server's limit. */
export type Send<T> = (onLeft: (left: RequestsLeft) => void) => Promise<Result<T>>;

/** An answer, when it was asked for, and how many milliseconds it took. */
export interface Asked<T> {
  readonly answer: Result<T>;
  readonly startedAt: number;
  readonly ms: number;
}

export class RequestLine {
  readonly #line: Line;
  readonly #queue: PQueue;
  readonly #throttle: Throttle;
  #turn: Promise<void> = Promise.resolve();

  constructor(line: Line) {
    this.#line = line;
    const { concurrency, rate } = line;
    this.#throttle = new Throttle(rate);
    this.#queue = new PQueue({ concurrency, intervalCap: rate, interval: 1000, strict: true });
  }

  /** Requests a second, at present. */
  get rate(): number {
    return this.#throttle.rate;
  }

  /** Refusals in a row, those of one moment counted as one. */
  get refusals(): number {
    return this.#throttle.refusals;
  }

  /** Resolves when fewer than that many requests wait for a place. */
  async hasRoom(): Promise<void> {
    await this.#queue.onSizeLessThan(1);
  }

  /**
   * Sends when it is its turn. `refusalIn` finds the refusal in an answer that came for its parts: some
   * servers count those, and not the request.
   */
  async ask<T>(
    send: Send<T>,
    refusalIn: (value: T) => Failure | null = () => null,
  ): Promise<Asked<T>> {
    await this.#takeTurn();
    return this.#queue.add(async () => {
      const { clock, halted } = this.#line;
      const startedAt = clock.now();
      if (halted.aborted) return { answer: ABORTED, startedAt, ms: 0 };
      let left: RequestsLeft | null = null;
      const answer = await send((told) => {
        left = told;
      });
      const ms = clock.now() - startedAt;
      this.#learn(answer.ok ? refusalIn(answer.value) : answer.failure, startedAt, left);
      return { answer, startedAt, ms };
    });
  }

  /** Pauses everything for a while. */
  pause(failure: Failure, ms: number): void {
    this.#throttle.pause(this.#line.clock.now(), ms);
    this.#line.onPause(failure, ms);
  }

  #learn(failure: Failure | null, startedAt: number, left: RequestsLeft | null): void {
    const { clock } = this.#line;
    if (failure !== null && isThrottle(failure)) {
      const asked = failure.kind === 'throttled' ? failure.retryAfterMs : null;
      this.#paused(
        failure,
        this.#throttle.refused(startedAt, clock.now(), asked, clock.random()),
        asked ?? 0,
      );
      return;
    }
    this.#throttle.letIn();
    if (left === null) return;
    const ms = this.#throttle.told(left, this.#queue.pending - 1, clock.now());
    if (ms > 0) this.#paused({ kind: 'throttled', status: 200, retryAfterMs: ms }, ms, ms);
  }

  #paused(failure: Failure, ms: number, askedMs: number): void {
    const { maxWaitMs, onPause, onLongWait } = this.#line;
    if (askedMs > maxWaitMs) onLongWait(Date.now() + askedMs);
    else onPause(failure, ms);
  }

  /** One after another, each when the throttle lets it. */
  #takeTurn(): Promise<void> {
    const turn = this.#turn.then(async () => {
      const { clock, halted } = this.#line;
      for (;;) {
        await this.hasRoom();
        const ms = this.#throttle.waitMs(clock.now());
        if (ms <= 0 || halted.aborted) break;
        await clock.sleep(ms, halted);
      }
      this.#throttle.started(clock.now());
    });
    this.#turn = turn;
    return turn;
  }
}

const ABORTED = { ok: false, failure: { kind: 'aborted' } } as const;
