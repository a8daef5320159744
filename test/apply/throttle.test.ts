// The throttle against token buckets of all sorts, in simulated time.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Throttle } from '../../src/apply/throttle.ts';
import { tokenBucket } from '../../src/sandbox/throttle.ts';

interface Limit {
  readonly rate: number;
  readonly burst: number;
  /** Whether the refusal says how long to wait, in whole seconds. */
  readonly tells: boolean;
  readonly latencyMs?: number;
}

/** When a request arrives: 0 for one that is let in, else the milliseconds until one would be. */
type Server = (now: number) => number;

/** Sends that many requests as fast as the throttle lets them, against a server with a limit. */
function simulate(
  requests: number,
  limit: Limit,
  disturbed: (server: Server) => Server = (s) => s,
) {
  const { rate, burst, tells, latencyMs = 50 } = limit;
  const throttle = new Throttle(1000);
  const bucket = tokenBucket(rate, burst);
  const server = disturbed((at) => bucket.take(at));
  const arriving: { at: number; startedAt: number; waitMs: number }[] = [];
  let now = 0;
  let accepted = 0;
  let refused = 0;
  while (accepted < requests) {
    const next = arriving[0];
    const startAt = now + throttle.waitMs(now);
    if (next !== undefined && next.at <= startAt) {
      now = next.at;
      arriving.shift();
      if (next.waitMs === 0) {
        accepted += 1;
        throttle.letIn();
      } else {
        refused += 1;
        const asked = tells ? Math.ceil(next.waitMs / 1000) * 1000 : null;
        throttle.refused(next.startedAt, now, asked, 0.5);
      }
    } else {
      now = startAt;
      throttle.started(now);
      arriving.push({
        at: now + latencyMs,
        startedAt: now,
        waitMs: server(now + latencyMs / 2),
      });
    }
  }
  const allowed = burst + (now / 1000) * rate;
  return { used: accepted / allowed, refused: refused / (accepted + refused), seconds: now / 1000 };
}

describe('without being told the limit', () => {
  it.each<[string, Limit]>([
    ['20 a second, burst 20', { rate: 20, burst: 20, tells: false }],
    ['20 a second, burst 20, Retry-After', { rate: 20, burst: 20, tells: true }],
    ['50 a second, burst 10', { rate: 50, burst: 10, tells: false }],
  ])('uses 90 %% and is refused under 3 %%: %s', (_, limit) => {
    const { used, refused } = simulate(1340, limit);
    expect(used).toBeGreaterThan(0.9);
    expect(refused).toBeLessThan(0.03);
  });

  it.each([true, false])(
    'ends short work within 1.2 times of the ideal, finding the speed included (told: %s)',
    (tells) => {
      const { seconds } = simulate(126, { rate: 20, burst: 20, tells });
      expect(seconds).toBeLessThan(1.2 * ((120 - 20) / 20));
      const longer = simulate(410, { rate: 20, burst: 20, tells });
      expect(longer.used).toBeGreaterThan(0.9);
      expect(longer.refused).toBeLessThan(0.03);
    },
  );

  it('gets along with any limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        fc.integer({ min: 5, max: 400 }),
        (rate, burst, tells, latencyMs) => {
          const { used, refused } = simulate(1000, { rate, burst, tells, latencyMs });
          expect(used).toBeGreaterThan(0.4);
          expect(refused).toBeLessThan(0.2);
        },
      ),
    );
  });
});

describe('refusals that have nothing to do with the speed', () => {
  const limit = { rate: 20, burst: 20, tells: false };

  it('after an outage of minutes it is soon as fast as before', () => {
    const outage = { from: 20_000, until: 200_000 };
    const { seconds } = simulate(2000, limit, (server) => (now) => {
      return now > outage.from && now < outage.until ? 60_000 : server(now);
    });
    // 100 seconds of work, the outage, the last pause, and a while to find the speed again.
    expect(seconds).toBeLessThan(100 + 180 + 60 + 40);
  });

  it('every fifth request refused does not bring it to a standstill', () => {
    let requests = 0;
    const { seconds } = simulate(2000, limit, (server) => (now) => {
      requests += 1;
      return requests % 5 === 0 ? 1 : server(now);
    });
    expect(2000 / seconds).toBeGreaterThan(0.3);
  });
});

describe('the throttle', () => {
  it('never goes above the ceiling', () => {
    const throttle = new Throttle(5);
    let now = 0;
    const starts: number[] = [];
    for (let request = 0; request < 100; request += 1) {
      now += throttle.waitMs(now);
      starts.push(now);
      throttle.started(now);
      throttle.letIn();
    }
    expect(starts[99]).toBeGreaterThanOrEqual((98 / 5) * 1000);
  });

  it('halves once for all that was refused at one moment', () => {
    const throttle = new Throttle(100);
    const { rate } = throttle;
    for (const startedAt of [0, 10, 20]) throttle.refused(startedAt, 100, null, 0.5);
    expect(throttle.rate).toBe(rate / 2);
    expect(throttle.refusals).toBe(1);
  });

  it('pauses as long as it is told, and longer each time that it is not', () => {
    const throttle = new Throttle(100);
    expect(throttle.refused(0, 100, 7000, 0.5)).toBeGreaterThanOrEqual(7000);
    const pauses = [1, 2, 3, 4].map((n) =>
      throttle.refused(n * 100_000, n * 100_000 + 1, null, 0.5),
    );
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });

  it('stops before the limit that the headers tell of', () => {
    const throttle = new Throttle(100);
    expect(throttle.told({ remaining: 5, resetMs: 3000 }, 2, 0)).toBe(0);
    expect(throttle.told({ remaining: 2, resetMs: 3000 }, 2, 0)).toBe(3000);
    expect(throttle.waitMs(0)).toBe(3000);
  });
});
