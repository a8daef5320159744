// The words of a progress line.

import type { Failure } from '../user/gateway.ts';

/** Seconds as a person reads them: `45s`, `3m20s`, `2h05m`. */
export function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${String(whole)}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${String(minutes)}m${String(whole % 60).padStart(2, '0')}s`;
  return `${String(Math.floor(minutes / 60))}h${String(minutes % 60).padStart(2, '0')}m`;
}

/** Why something waits. Nothing in it is of a person. */
export function waitText(failure: Failure): string {
  switch (failure.kind) {
    case 'throttled':
    case 'forbidden':
      return 'the server asks for fewer requests';
    case 'server':
      return `the server has an error (HTTP ${String(failure.status)})`;
    case 'timeout':
      return 'the server did not answer in time';
    case 'network':
      return `the connection failed (${failure.cause})`;
    case 'notGraphql':
      return 'something else answered in place of the server';
    case 'unauthorized':
    case 'redirected':
    case 'tooLarge':
    case 'rejected':
    case 'aborted':
    case 'unknown':
      return 'the last request failed';
  }
}
