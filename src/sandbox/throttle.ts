// A token bucket. Time is handed in, so that it can be tested without waiting.

import { htmlReply, jsonReply, type Reply } from './reply.ts';

export interface Throttle {
  /** Takes a token if there is one. The milliseconds until the next, 0 when the request may pass. */
  take(nowMs: number): number;
}

/** Admits `burst` requests at once and `rate` a second after that. */
export function tokenBucket(rate: number, burst: number): Throttle {
  let tokens = burst;
  let filledAt: number | null = null;
  return {
    take(nowMs) {
      tokens = Math.min(burst, tokens + ((nowMs - (filledAt ?? nowMs)) / 1000) * rate);
      filledAt = nowMs;
      if (tokens < 1) return ((1 - tokens) / rate) * 1000;
      tokens -= 1;
      return 0;
    },
  };
}

const DETAIL = 'Request was throttled.';

const WITH_CODE = { message: DETAIL, extensions: { code: 'THROTTLED' } };

const inSeconds = (waitMs: number): string => String(Math.ceil(waitMs / 1000));

/** Django REST framework's words. */
function detail(waitMs: number): { readonly detail: string } {
  const seconds = inSeconds(waitMs);
  const unit = seconds === '1' ? 'second' : 'seconds';
  return { detail: `${DETAIL} Expected available in ${seconds} ${unit}.` };
}

/**
 * From the milliseconds until a request would be let in, and the fields that it asks for, to the answer
 * of one that is not.
 */
export const THROTTLED = {
  header: (waitMs) => jsonReply(429, detail(waitMs), { 'retry-after': inSeconds(waitMs) }),
  detail: (waitMs) => jsonReply(429, detail(waitMs)),
  silent: () => jsonReply(429, { detail: DETAIL }),
  'html-429': () => htmlReply(429, '429 Too Many Requests'),
  'html-503': () => htmlReply(503, '503 Service Temporarily Unavailable'),
  code: () => jsonReply(200, { errors: [WITH_CODE], data: null }),
  /** A throttle of resolvers: each field has an error of its own. */
  fields: (_waitMs, keys) => {
    const errors = keys.map((key) => ({ ...WITH_CODE, path: [key] }));
    return jsonReply(200, { errors, data: Object.fromEntries(keys.map((key) => [key, null])) });
  },
  /** django-ratelimit: the page of a request without permission. */
  forbidden: () => htmlReply(403, '403 Forbidden'),
} as const satisfies Record<string, (waitMs: number, keys: readonly string[]) => Reply>;

export type ThrottleForm = keyof typeof THROTTLED;

export const THROTTLE_FORMS = Object.keys(THROTTLED) as readonly ThrottleForm[];
