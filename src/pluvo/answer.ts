// What an HTTP answer means: pure, from its status, headers and JSON to data or a failure.

import type { Failure, RejectReason, RequestsLeft } from '../user/gateway.ts';

/** One entry of `errors[]`; `alias` is the first step of its path, null for the request as a whole. */
export interface GraphqlError {
  readonly alias: string | null;
  readonly message: string;
  readonly code: string;
}

/** The envelope of a GraphQL answer. */
export interface Envelope {
  /** Of HTTP. */
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphqlError[];
  /** What the headers said of the server's limit. */
  readonly left?: RequestsLeft;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The envelope, or `null` when the JSON is none: neither `data` nor `errors` (`{"detail": …}`). */
export function readEnvelope(json: unknown, status: number): Envelope | null {
  if (!isObject(json) || !('data' in json || 'errors' in json)) return null;
  const { data, errors } = json;
  return {
    status,
    data: isObject(data) ? data : null,
    errors: Array.isArray(errors) ? errors.map(readError) : [],
  };
}

function readError(error: unknown): GraphqlError {
  if (!isObject(error)) return { alias: null, message: '', code: '' };
  const { message, path, extensions } = error;
  const first: unknown = Array.isArray(path) ? path[0] : null;
  const code = isObject(extensions) ? extensions['code'] : '';
  return {
    alias: typeof first === 'string' ? first : null,
    message: typeof message === 'string' ? message : '',
    code: typeof code === 'string' ? code : '',
  };
}

/**
 * What an HTTP status alone tells, before the body; `null` for one whose body decides. A 403 may be
 * a refusal or, behind django-ratelimit, a throttle: the queue knows which, by when it comes.
 */
export function failureOfStatus(status: number, headers: Headers, now: number): Failure | null {
  if (status === 429) return { kind: 'throttled', status, retryAfterMs: retryAfter(headers, now) };
  if (status === 503 && headers.has('retry-after')) {
    return { kind: 'throttled', status, retryAfterMs: retryAfter(headers, now) };
  }
  if (status >= 500) return { kind: 'server', status };
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 413) return { kind: 'rejected', reason: 'tooMuch', serverMessage: 'HTTP 413' };
  if (status >= 300 && status < 400) return { kind: 'redirected' };
  return null;
}

/** So that a nonsensical wait is still a date. */
const LONGEST_WAIT_MS = 100 * 365 * 86_400_000;

/** `Retry-After` in milliseconds, from seconds or from an HTTP date (RFC 9110 §10.2.3). */
function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? null : Math.min(LONGEST_WAIT_MS, Math.max(0, ms));
}

/** Whether the code of an error is one of authentication: it contains `Auth` (PLUVO-API, Errors). */
export function isAuthCode(code: string): boolean {
  return /auth/i.test(code);
}

/** The failure that an error stands for. */
export function failureOfError({ message, code, alias }: GraphqlError): Failure {
  if (isAuthCode(code)) return { kind: 'unauthorized' };
  if (/throttled|rate.?limit/i.test(code) || THROTTLED.test(message)) {
    return { kind: 'throttled', status: 200, retryAfterMs: waitIn(message) };
  }
  if (isPassing(message)) return { kind: 'server', status: 200, serverMessage: message };
  // Something broke there, which says nothing of what was asked.
  if (/internal/i.test(code)) return { kind: 'server', status: 200 };
  const rejected = { kind: 'rejected', serverMessage: message } as const;
  if (alias !== null) return { ...rejected, reason: rejectReason(message) };
  const size = sizeRefusal(message);
  return size === null ? { ...rejected, reason: 'document' } : { ...rejected, ...size };
}

const THROTTLED = /too many requests|rate.?limit|request was throttled/i;

/** How long a text says to wait, in milliseconds (Django REST framework: `available in 7 seconds.`). */
export function waitIn(text: string): number | null {
  const seconds = /available in (\d+) second/i.exec(text)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** The words of servers that find a document too large in one way or another. */
const TOO_MUCH =
  /\balias|complex|\bcost\b|\bdepth\b|\bbatch|too (?:deep|large|big|long|many)|exceed|more tha[nt] \d+ tokens/i;

/** What is counted as mutations are; anything else that has a limit says nothing of how many fit. */
const COUNTED = /\balias|\bmutations?\b|\boperations?\b|\bbatch/i;

/** `26 aliases found. Allowed: 15`; `Query is too complex: 900. Maximum allowed complexity: 500`. */
function sizeRefusal(
  message: string,
): { readonly reason: 'tooMuch'; readonly allowed?: number } | null {
  if (!TOO_MUCH.test(message)) return null;
  const isCount = COUNTED.test(message) && !/depth|deep|complex|\bcost\b/i.test(message);
  const allowed = isCount
    ? /(?:allowed|maximum|max|limit|than)\D{0,20}(\d{1,6})/i.exec(message)?.[1]
    : undefined;
  return { reason: 'tooMuch', ...(allowed === undefined ? {} : { allowed: Number(allowed) }) };
}

/** The forms are those of Django and its databases; see `UNIQUE constraint failed: …email`. */
function rejectReason(message: string): RejectReason {
  if (/unique|duplicate key|already (?:exists|in use|taken)/i.test(message)) {
    if (/e-?mail/i.test(message)) return 'emailTaken';
    if (/(?<![a-z])ref(?![a-z])/i.test(message)) return 'refTaken';
  }
  if (FULL.some((words) => words.test(message))) return 'full';
  return /does not exist|not found|no user/i.test(message) ? 'notFound' : 'invalid';
}

/** Nobody has documented the words: a thing of the subscription, and that it has come to its end. */
const FULL: readonly RegExp[] = [
  /\b(?:subscription|licen[cs]es?|seats?|plan|abonnement|licenties?)\b.{0,80}\b(?:full|limit|max\w*|exceed\w*|reached|at most|no more|allows?|vol|bereikt|overschreden)\b/i,
  /\b(?:limit|max\w*|no more|exceed\w*|too many|not enough|no (?:free|available)|aantal)\b.{0,80}\b(?:subscription|licen[cs]es?|seats?|users|gebruikers|abonnement|licenties?)\b/i,
  /\busers?.?limit\b/i,
];

/**
 * What databases say, and Django of them, when something went wrong that is over in a moment. None of
 * it is about what was asked: the same again may well go through.
 */
const PASSING: readonly RegExp[] = [
  // PostgreSQL
  /canceling statement due to (?:lock timeout|statement timeout|conflict with recovery)/i,
  /deadlock detected/i,
  /could not serialize access/i,
  /could not obtain lock/i,
  /current transaction is aborted/i,
  /terminating connection due to/i,
  /the database system is (?:starting up|shutting down|in recovery mode|not yet accepting)/i,
  /too many (?:clients|connections)/i,
  /remaining connection slots are reserved/i,
  /server closed the connection unexpectedly/i,
  /could not connect to server|connection to server .{0,200}failed/i,
  /connection (?:is )?(?:already closed|not open|timed out|has been closed)|connection has been closed unexpectedly/i,
  /in a read-only transaction/i,
  // SQLite
  /database (?:table |schema )?is locked/i,
  // MySQL and MariaDB
  /lock wait timeout exceeded|deadlock found when trying to get lock/i,
  /(?:mysql )?server has gone away|lost connection to (?:mysql )?server/i,
  // Django: what comes after one of these in the same transaction
  /an error occurred in the current transaction/i,
  /couldn't get a connection|connection pool/i,
];

/** Whether a message is of an error of the database that passes. */
function isPassing(message: string): boolean {
  return PASSING.some((words) => words.test(message));
}
