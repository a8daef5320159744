// Finds the speed that the server allows: a state machine without a clock of its own. Times are in
// milliseconds from any start, rates in requests a second.

import type { RequestsLeft } from '../user/gateway.ts';

const FIRST_RATE = 20;
/** Fewer than one request in ten seconds is no run any more. */
const LOWEST_RATE = 0.1;
/** Before the first refusal the rate grows by this with each answer: it doubles in a second. */
const START_STEP = 0.7;
/** What was saved up let the rate go above the limit before the first refusal: by about this share. */
const FIRST_SHARE = 0.8;
/** Up to this share of the rate that was refused, it is won back within a second or so. */
const KNOWN_SHARE = 0.9;
/**
 * Beyond it, the rate grows with each answer by this share of it, and faster the longer nothing is
 * refused; but by no less than the step: else refusals that have nothing to do with the speed, one in
 * five say, would bring the run to a standstill.
 */
const PROBE_SHARE = 0.001;
const PROBE_STEP = 0.02;
const PATIENCE = 200;
/** By how much a timer may be late; more than that is a pause, which is not made up for. */
const LATE_MS = 20;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 60_000;

/** Additive increase, multiplicative decrease, and one pause for everybody after a refusal. */
export class Throttle {
  readonly #ceiling: number;
  #rate: number;
  /** The rate at the last refusal that came after a success; `null` before the first. */
  #refusedRate: number | null = null;
  #cutAt = -Infinity;
  #nextAt = -Infinity;
  #pausedUntil = -Infinity;
  /** The rate, and not the answers' slowness, is what holds requests back. */
  #isLimiting = true;
  #refusals = 0;
  /** Requests let in since the last refusal. */
  #calm = 0;

  /** `ceiling` is the highest rate ever tried. */
  constructor(ceiling: number) {
    this.#ceiling = ceiling;
    this.#rate = Math.min(FIRST_RATE, ceiling);
  }

  get rate(): number {
    return this.#rate;
  }

  /** Refusals since the last request that was let in; those of one moment count as one. */
  get refusals(): number {
    return this.#refusals;
  }

  /** How long the next request has to wait; 0 when it may start. */
  waitMs(now: number): number {
    return Math.max(0, this.#nextAt - now, this.#pausedUntil - now);
  }

  /** A request starts. What timers are late by is made up for. */
  started(now: number): void {
    const gap = 1000 / this.#rate;
    this.#isLimiting = now - this.#nextAt < gap;
    this.#nextAt = Math.max(this.#nextAt, now - Math.min(LATE_MS, gap / 2)) + gap;
  }

  /** A request was let in, whatever became of it. */
  letIn(): void {
    this.#refusals = 0;
    this.#calm += 1;
    if (this.#isLimiting) this.#rate = Math.min(this.#ceiling, this.#grown());
  }

  /**
   * A request that started at `startedAt` was refused. Returns the milliseconds that the queue pauses
   * from now on. `askedMs` is what the server said; `random` is in [0, 1).
   */
  refused(startedAt: number, now: number, askedMs: number | null, random: number): number {
    if (startedAt > this.#cutAt) {
      this.#cutAt = now;
      this.#calm = 0;
      this.#refusals += 1;
      // The ones that follow in an outage say nothing more about the speed.
      if (this.#refusals === 1) {
        this.#refusedRate = this.#rate * (this.#refusedRate === null ? FIRST_SHARE : 1);
      }
      this.#rate = Math.max(LOWEST_RATE, this.#rate / 2);
    } else if (askedMs === null) {
      // Sent before the rate was cut: this says nothing new.
      return Math.max(0, this.#pausedUntil - now);
    }
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#refusals - 1));
    const pause = askedMs === null ? longest * (0.5 + random / 2) : askedMs + random * 50;
    this.#pausedUntil = Math.max(this.#pausedUntil, now + pause);
    return this.#pausedUntil - now;
  }

  /** Pauses everything, for a reason that says nothing about the speed. */
  pause(now: number, ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, now + ms);
  }

  /** The server has told how many requests are left until when. */
  told({ remaining, resetMs }: RequestsLeft, inFlight: number, now: number): number {
    if (remaining > inFlight) return 0;
    this.pause(now, resetMs);
    return resetMs;
  }

  #grown(): number {
    const refused = this.#refusedRate;
    if (refused === null) return this.#rate + START_STEP;
    const known = KNOWN_SHARE * refused;
    if (this.#rate < known) {
      return Math.min(known, 2 * this.#rate, this.#rate + refused / 2 / this.#rate);
    }
    const step = Math.max(PROBE_STEP, PROBE_SHARE * refused);
    return this.#rate + step * (1 + (this.#calm / PATIENCE) ** 2);
  }
}
