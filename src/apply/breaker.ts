// When everyone fails alike, the run stops: nobody is helped by 10,000 failed rows.

import type { Failure } from '../user/gateway.ts';

/** Whole requests that fail one after another, none succeeding between. */
const FAILURES_IN_A_ROW = 10;
/** The same for answers that mean the wrong address or no rights, while nothing has succeeded yet. */
const FAILURES_AT_FIRST = 3;
/** Rows refused for one reason in a row, none succeeding between; while none has succeeded at all. */
const REJECTIONS_IN_A_ROW = 100;
const REJECTIONS_AT_FIRST = 20;
/** Retried requests that a run may have beyond two for each that succeeded. */
const RETRY_ALLOWANCE = 50;

export class Breaker {
  #succeeded = 0;
  #retried = 0;
  #failures = 0;
  #failedAt = -Infinity;
  #rejections = 0;
  #reason = '';

  /** Failures in a row, those of one moment counted as one. */
  get failures(): number {
    return this.#failures;
  }

  succeeded(): void {
    this.#succeeded += 1;
    this.#failures = 0;
  }

  /** A request that started at `startedAt` failed as a whole. True when the run must stop. */
  failed(failure: Failure, startedAt: number, now: number): boolean {
    if (startedAt > this.#failedAt) {
      this.#failures += 1;
      this.#failedAt = now;
    }
    this.#retried += 1;
    if (this.#retried > RETRY_ALLOWANCE + 2 * this.#succeeded) return true;
    const isBarred = failure.kind === 'forbidden' || failure.kind === 'notGraphql';
    const limit = isBarred && this.#succeeded === 0 ? FAILURES_AT_FIRST : FAILURES_IN_A_ROW;
    return this.#failures >= limit;
  }

  /** A row went through. */
  accepted(): void {
    this.#rejections = 0;
  }

  /** A row failed for good. True when so many have failed alike that the run must stop. */
  rejected(failure: Failure, anyAccepted: boolean): boolean {
    const reason = reasonOf(failure);
    this.#rejections = reason === this.#reason ? this.#rejections + 1 : 1;
    this.#reason = reason;
    return this.#rejections >= (anyAccepted ? REJECTIONS_IN_A_ROW : REJECTIONS_AT_FIRST);
  }
}

/** A server may quote anything at any length. */
const LOOKED_AT = 1000;

/** What failures of different rows have in common: their values apart, the server's words are the same. */
function reasonOf(failure: Failure): string {
  if (failure.kind !== 'rejected') return failure.kind;
  const message = failure.serverMessage.slice(0, LOOKED_AT);
  const words = message.replace(/\S*[@\d]\S*/g, '').replace(/\([^)]*\)/g, '');
  return `${failure.reason} ${words}`;
}
