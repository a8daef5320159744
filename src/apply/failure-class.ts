// What each failure means for the rows of its request and for the run: one table.

import type { Failure } from '../user/gateway.ts';

export type FailureClass =
  /** Nothing was carried out: the same again, later. */
  | 'again'
  /** It may have been carried out: read the users back, then decide. */
  | 'verify'
  /** Nothing was carried out, because of one mutation of several or of all together: fewer at once. */
  | 'split'
  /** The server has understood this row and said no. */
  | 'row'
  /** No row would fare better. */
  | 'stop';

type Rule = {
  readonly [K in Failure['kind']]:
    FailureClass | ((failure: Extract<Failure, { kind: K }>, mutations: number) => FailureClass);
};

/**
 * A 403 is a throttle here (django-ratelimit), and a page of HTML is a proxy's: that the endpoint is
 * right and may be used was seen when the users were read. If it goes on, the breaker stops the run.
 */
const RULES: Rule = {
  // A proxy that is too busy may say so of a request that it has handed on.
  throttled: ({ status }) => (status === 503 ? 'verify' : 'again'),
  forbidden: 'again',
  // The client has tried a new token by then.
  unauthorized: 'stop',
  longWait: 'stop',
  server: 'verify',
  timeout: 'verify',
  notGraphql: ({ status }, mutations) => {
    if (!REFUSING_PAGES.has(status)) return 'verify';
    return mutations > 1 ? 'split' : 'row';
  },
  network: ({ sent }) => (sent ? 'verify' : 'again'),
  rejected: ({ reason }, mutations) => {
    if (mutations === 1) return 'row';
    return reason === 'document' || reason === 'tooMuch' ? 'split' : 'verify';
  },
  redirected: 'stop',
  tooLarge: 'stop',
  aborted: 'stop',
  unknown: 'verify',
};

/** Statuses with which a server or a firewall turns a request away for what is in it, in HTML. */
const REFUSING_PAGES: ReadonlySet<number> = new Set([400, 406]);

/** The class of a failure; `mutations` is the number of mutations in its request. */
export function classOf(failure: Failure, mutations: number): FailureClass {
  const rule: Rule[Failure['kind']] = RULES[failure.kind];
  if (typeof rule === 'string') return rule;
  // The rule was looked up by this very kind; TypeScript cannot tie the two together.
  return (rule as (failure: Failure, mutations: number) => FailureClass)(failure, mutations);
}

/** The server asks for fewer requests: the whole queue slows down. */
export function isThrottle(failure: Failure): boolean {
  const isBusy = failure.kind === 'server' && failure.status === 503;
  return failure.kind === 'throttled' || failure.kind === 'forbidden' || isBusy;
}

/** The request was too much work at once: smaller batches may go through. */
export function isTooMuch(failure: Failure): boolean {
  return failure.kind === 'timeout' || (failure.kind === 'server' && failure.status === 504);
}

/** Something that passes, and has nothing to do with what was asked for. */
export function isPassing(failure: Failure): boolean {
  return failure.kind === 'server' && failure.serverMessage !== undefined;
}
