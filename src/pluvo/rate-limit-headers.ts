// What the headers of an answer say of the server's limit on requests.

import type { RequestsLeft } from '../user/gateway.ts';
import { waitIn } from './answer.ts';

/**
 * Reads `RateLimit` (both forms of the IETF draft: `limit=10, remaining=3, reset=7` and
 * `"default";r=3;t=7`), `RateLimit-Remaining` and `X-RateLimit-Remaining` with their `-Reset`, in
 * seconds or as a time. `now` is in milliseconds since 1970. `null` when they do not say.
 */
export function requestsLeft(headers: Headers, now: number): RequestsLeft | null {
  const remaining =
    combined(headers, /(?:^|[;,\s])(?:r|remaining)=(\d+)/i) ?? single(headers, 'remaining');
  const reset = combined(headers, /(?:^|[;,\s])(?:t|reset)=(\d+)/i) ?? single(headers, 'reset');
  if (remaining === null || reset === null) return null;
  return { remaining, resetMs: untilMs(reset, now) };
}

function combined(headers: Headers, pattern: RegExp): number | null {
  const digits = pattern.exec(headers.get('ratelimit') ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function single(headers: Headers, what: string): number | null {
  for (const prefix of ['ratelimit-', 'x-ratelimit-', 'x-rate-limit-']) {
    const text = headers.get(prefix + what);
    if (text !== null && /^\d+(?:\.\d+)?$/.test(text.trim())) return Number(text);
  }
  return null;
}

/** More seconds than ten years have are a time since 1970: in seconds, or in milliseconds. */
const TEN_YEARS_S = 315_360_000;

function untilMs(reset: number, now: number): number {
  if (reset < TEN_YEARS_S) return reset * 1000;
  const time = reset < 1e11 ? reset * 1000 : reset;
  return Math.max(0, time - now);
}

/** The headers that `requestsLeft` reads, alone. */
export function limitHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => /^(?:x-)?rate-?limit/i.test(name)));
}

/**
 * How long a throttled answer says to wait in its text only, in milliseconds (Django REST framework:
 * `Expected available in 7 seconds.`). Takes the first bytes of the body, and cancels the rest.
 */
export async function waitInText(answer: Response): Promise<number | null> {
  const body: AsyncIterable<Uint8Array> | null = answer.body;
  if (body === null) return null;
  try {
    let text = '';
    for await (const chunk of body) {
      text = new TextDecoder().decode(chunk.subarray(0, 1000));
      // Leaving the loop cancels the rest.
      break;
    }
    return waitIn(text);
  } catch {
    // The connection broke: that it was throttled is known all the same.
    return null;
  }
}
