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
  if (status >= 300 && status < 400) return { kind: 'redirected' };
  return null;
}

/** A day: no timer takes more than 24 of them. */
const LONGEST_WAIT_MS = 86_400_000;

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
  if (/throttled|rate.?limit/i.test(code)) {
    return { kind: 'throttled', status: 200, retryAfterMs: null };
  }
  // Something broke there, which says nothing of what was asked.
  if (/internal/i.test(code)) return { kind: 'server', status: 200 };
  const reason = alias === null ? 'document' : rejectReason(message);
  return { kind: 'rejected', reason, serverMessage: message };
}

/** The forms are those of Django and its databases; see `UNIQUE constraint failed: …email`. */
function rejectReason(message: string): RejectReason {
  if (/unique|duplicate key|already (?:exists|in use|taken)/i.test(message)) {
    if (/e-?mail/i.test(message)) return 'emailTaken';
    if (/(?<![a-z])ref(?![a-z])/i.test(message)) return 'refTaken';
  }
  return /does not exist|not found|no user/i.test(message) ? 'notFound' : 'invalid';
}
