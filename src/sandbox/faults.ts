// What can go wrong with a request that was let in: one small rule each, in one table.

import { htmlReply, jsonReply, type Reply, RESET } from './reply.ts';
import { THROTTLED } from './throttle.ts';

/**
 * A rule. A request is executed at most once, since none of them can do it: they answer instead, or
 * they spoil the answer of what has been executed.
 */
export type Fault = {
  readonly what: string;
  /** A run does not get over it by itself; `all` leaves it out. */
  readonly lasting?: true;
} & (
  | { readonly kind: 'instead'; readonly answer: (hit: Hit) => Reply }
  | { readonly kind: 'after'; readonly spoil: (reply: Reply, hit: Hit) => Reply }
  /** Something happens to what is being carried out. */
  | { readonly kind: 'during'; readonly mishap: Mishap }
  /** The token ends now. One that cannot be renewed is left alone. */
  | { readonly kind: 'expireToken' }
);

/**
 * What happens while a request is carried out. `rollback`: something failed in a mutation, so all of it
 * is undone, and the answer shows the rest as done; `mailed`: but invitations have left. `busy`: the
 * database gives up on the last mutation. `ignored`: updates are not made, `misdirected`: they are told
 * of as if somebody else had been written.
 */
export type Mishap = 'rollback' | 'mailed' | 'busy' | 'ignored' | 'misdirected';

/** The request that a fault befalls. */
export interface Hit {
  /** The keys of the fields of the answer (`a0`, `a1` …). */
  readonly keys: readonly string[];
  readonly slowMs: number;
}

/** What a throttled answer says that there is to wait, where it says anything. */
const THROTTLE_WAIT_MS = 1000;
const LONG_WAIT_MS = 3_600_000;

function throttled(form: keyof typeof THROTTLED, what: string): Fault {
  return { kind: 'instead', what, answer: ({ keys }) => THROTTLED[form](THROTTLE_WAIT_MS, keys) };
}

function page(status: number, title: string, what: string): Fault {
  return { kind: 'instead', what, answer: () => htmlReply(status, title) };
}

const half = ({ body }: Reply): number => Math.floor(Buffer.byteLength(body) / 2);

function withoutData({ keys: [firstKey = ''] }: Hit): Reply {
  const extensions = { code: 'INTERNAL_SERVER_ERROR' };
  const error = { message: 'Internal server error', path: [firstKey], extensions };
  return jsonReply(200, { errors: [error], data: null });
}

export const FAULTS = {
  'throttled-header': throttled('header', '429 that says how long to wait'),
  'throttled-detail': throttled('detail', '429 that says so in its text only'),
  'throttled-silent': throttled('silent', '429 that does not say how long to wait'),
  'throttled-html-429': throttled('html-429', 'the 429 of a proxy, in HTML'),
  'throttled-html-503': throttled('html-503', 'the 503 of a proxy, in HTML'),
  'throttled-code': throttled('code', '200 with the code THROTTLED'),
  'throttled-fields': throttled('fields', '200 with the code THROTTLED of each field'),
  'throttled-forbidden': throttled('forbidden', '403, as django-ratelimit has it'),
  'error-500': page(
    500,
    'Server Error (500)',
    'the 500 of the application, before it did anything',
  ),
  'html-502': page(502, '502 Bad Gateway', 'the 502 of a proxy'),
  'html-504-after': {
    kind: 'after',
    what: 'the 504 of a proxy that gave up waiting; what was asked is done',
    spoil: () => htmlReply(504, '504 Gateway Time-out'),
  },
  'html-200': page(200, 'Maintenance', 'a page with status 200'),
  'reset-before': {
    kind: 'instead',
    what: 'the connection breaks before anything is done',
    answer: () => RESET,
  },
  'reset-after': {
    kind: 'after',
    what: 'the connection breaks after all is done',
    spoil: () => RESET,
  },
  'cut-connection': {
    kind: 'after',
    what: 'the connection breaks in the middle of the answer',
    spoil: (reply) => ({ ...reply, cutAfter: half(reply) }),
  },
  'cut-json': {
    kind: 'after',
    what: 'half an answer, as if it were whole',
    spoil: (reply) => ({ ...reply, body: reply.body.slice(0, reply.body.length / 2) }),
  },
  'null-before': {
    kind: 'instead',
    what: '"data": null, and nothing is done',
    answer: withoutData,
  },
  'null-after': {
    kind: 'after',
    what: '"data": null, and all is done',
    spoil: (_reply, hit) => withoutData(hit),
  },
  rollback: {
    kind: 'during',
    mishap: 'rollback',
    what: 'one failed mutation undoes its whole request, and the others show as done',
  },
  'rollback-mailed': {
    kind: 'during',
    mishap: 'mailed',
    what: 'the same, and the invitations of what is undone have been sent',
  },
  'database-busy': {
    kind: 'during',
    mishap: 'busy',
    what: 'the database gives up on one mutation: a deadlock, a lock, a lost connection',
  },
  ignored: {
    kind: 'during',
    mishap: 'ignored',
    lasting: true,
    what: 'an update is said to be done, and is not',
  },
  misdirected: {
    kind: 'during',
    mishap: 'misdirected',
    lasting: true,
    what: 'an update is answered with another person',
  },
  'throttled-long': {
    kind: 'instead',
    lasting: true,
    what: '429 that says to wait for an hour',
    answer: () => THROTTLED.header(LONG_WAIT_MS),
  },
  slow: {
    kind: 'after',
    what: 'the answer is late; what was asked is done',
    spoil: (reply, { slowMs }) => ({ ...reply, delayMs: slowMs }),
  },
  'token-expired': {
    kind: 'expireToken',
    what: 'a token from /oauth/token/ ends before its time',
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

/** Those that a run gets over by itself. */
export const PASSING_FAULTS: readonly FaultName[] = FAULT_NAMES.filter(
  (name) => !('lasting' in FAULTS[name]),
);
