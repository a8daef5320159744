// A token bucket. Time is handed in, so that it can be tested without waiting.

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
