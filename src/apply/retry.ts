// Which failures are worth another attempt, and how long to wait for it.

import type { Failure } from '../user/gateway.ts';

/** `retry`: the same again, later. `row`: this row fails. `stop`: no row would fare better. */
export type Verdict = 'retry' | 'row' | 'stop';

/** What a failure means for the change it happened to, and for the run. */
export function verdictOf(failure: Failure): Verdict {
  switch (failure.kind) {
    case 'throttled':
    case 'server':
    case 'network':
    case 'timeout':
      return 'retry';
    case 'rejected':
      return failure.reason === 'document' ? 'stop' : 'row';
    case 'unauthorized':
    case 'forbidden':
    case 'redirected':
    case 'notGraphql':
    case 'tooLarge':
    case 'aborted':
      return 'stop';
  }
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * Milliseconds to wait before attempt `attempt + 1`: what the server asked for, else exponential with
 * full jitter. `random` is in [0, 1).
 */
export function waitMs(failure: Failure, attempt: number, random: number): number {
  const asked = failure.kind === 'throttled' ? failure.retryAfterMs : null;
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  return (asked ?? 0) + random * ceiling;
}
