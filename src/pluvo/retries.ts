// A transport that waits and tries again: for reads and questions, which can be repeated freely.

import { backoffMs } from '../user/backoff.ts';
import type { Failure, Result } from '../user/gateway.ts';
import { failureOfError, type Envelope } from './answer.ts';
import type { Transport } from './with-tokens.ts';

export interface Patience {
  /** Resolves after that many milliseconds, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** The longest wait that a server may ask for, in milliseconds; without it there is no limit. */
  readonly maxWaitMs?: number;
}

/**
 * Attempts for one request: of those that fail (before and after anything has worked), and, counted
 * apart, of those that come too fast.
 */
const FIRST_ATTEMPTS = 2;
const ATTEMPTS = 5;
const THROTTLED_ATTEMPTS = 20;

/**
 * Sends again what failed for a while: too fast, a broken connection, an error or a page of a proxy.
 * A throttled request holds up all that come after it.
 */
export function paced(send: Transport, patience: Patience): Transport {
  const { sleep, random, maxWaitMs = Infinity } = patience;
  let pause: Promise<void> | null = null;
  let hasWorked = false;
  return async (document, variables, options) => {
    const attempts = { failed: 0, throttled: 0 };
    for (;;) {
      while (pause !== null) await pause;
      if (options.signal.aborted) return { ok: false, failure: { kind: 'aborted' } };
      const answer = await send(document, variables, options);
      const failure = passingFailure(answer, hasWorked);
      if (failure === null) {
        hasWorked ||= answer.ok;
        return answer;
      }
      const isThrottled = failure.kind === 'throttled' || failure.kind === 'forbidden';
      const attempt = (attempts[isThrottled ? 'throttled' : 'failed'] += 1);
      const failed = hasWorked ? ATTEMPTS : FIRST_ATTEMPTS;
      if (attempt >= (isThrottled ? THROTTLED_ATTEMPTS : failed)) return answer;
      const askedMs = failure.kind === 'throttled' ? (failure.retryAfterMs ?? 0) : 0;
      if (askedMs > maxWaitMs) {
        return { ok: false, failure: { kind: 'longWait', until: Date.now() + askedMs } };
      }
      const ms = askedMs + backoffMs(attempt, random());
      options.onWait?.(failure, ms);
      const wait = sleep(ms, options.signal);
      if (isThrottled) {
        pause ??= wait.finally(() => {
          pause = null;
        });
      }
      await wait;
    }
  };
}

/**
 * A failure that may be over in a moment. A 403 is one once something has worked (django-ratelimit),
 * and so is whatever is no GraphQL: a proxy's.
 */
function passingFailure(answer: Result<Envelope>, hasWorked: boolean): Failure | null {
  const failures = answer.ok ? answer.value.errors.map(failureOfError) : [answer.failure];
  const passing = failures.find((failure) => {
    const { kind } = failure;
    // A name that is not known, a port where nobody listens: most likely a wrong address.
    if (kind === 'network' && !failure.sent && !hasWorked) return false;
    if (kind === 'notGraphql') return hasWorked || isPage(failure);
    return PASSING.has(kind) || (hasWorked && kind === 'forbidden');
  });
  return passing ?? null;
}

/** A page or half an answer where all seems well. Other JSON, or no such page, is a wrong address. */
function isPage({ status, found }: Extract<Failure, { kind: 'notGraphql' }>): boolean {
  return status < 400 && found !== 'application/json';
}

const PASSING: ReadonlySet<Failure['kind']> = new Set([
  'throttled',
  'server',
  'network',
  'timeout',
]);
