// What a person sets is never exceeded: requests at once, requests a second, attempts for one row.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/apply/clock.ts';
import type { Pace } from '../../src/apply/options.ts';
import type { Failure } from '../../src/user/gateway.ts';
import { apply, renaming } from './plans.ts';
import { FakeServer } from './server.ts';

const PACE: Pace = { concurrency: 4, rate: 1000, attempts: 6, batch: 1 };

const THROTTLED: Failure = { kind: 'throttled', status: 429, retryAfterMs: null };

describe('concurrency', () => {
  it.each([1, 3])('at most %i requests are in flight at once', async (concurrency) => {
    const { users, plan } = renaming(40);
    const server = new FakeServer(users);
    const { stoppedBy } = await apply(plan, server, { pace: { ...PACE, concurrency } });
    expect(stoppedBy).toBeNull();
    const atOnce = server.together.map(({ length }) => length);
    expect(Math.max(...atOnce)).toBe(concurrency);
  });
});

describe('rate', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const clock: Clock = {
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => 0.5,
  };

  it.each([
    ['all goes well', () => ({})],
    [
      'every third request is refused',
      (_: unknown, request: number) => (request % 3 === 2 ? { before: THROTTLED } : {}),
    ],
    [
      'every fourth request fails',
      (_: unknown, request: number) =>
        request % 4 === 1 ? { before: { kind: 'server', status: 500 } as const } : {},
    ],
  ])('no second has more requests than that: %s', async (_, trouble) => {
    const { users, plan } = renaming(30);
    const rate = 5;
    const times: number[] = [];
    const server = new FakeServer(users, (mutations, request) => {
      times.push(performance.now());
      return trouble(mutations, request);
    });
    const applied = apply(plan, server, { pace: { ...PACE, rate }, clock });
    // Longer than any run here takes.
    await vi.advanceTimersByTimeAsync(600_000);
    const { names } = await applied;
    expect(new Set(names)).toEqual(new Set(['updated']));
    for (const [at, time] of times.entries()) {
      const next = times[at + rate];
      if (next !== undefined) expect(next - time).toBeGreaterThanOrEqual(1000);
    }
  });
});

describe('attempts', () => {
  it('a row that the server stumbles over each time fails in the end, and alone', async () => {
    const { users, plan } = renaming(10);
    const fifth = plan.changes.at(4);
    const stumbling = fifth?.action === 'update' ? fifth.before.ref : null;
    const server = new FakeServer(users, (mutations) =>
      mutations.some((each) => each.kind === 'update' && each.ref === stumbling)
        ? { before: { kind: 'server', status: 500 } }
        : {},
    );
    const pace = { ...PACE, attempts: 3 };
    const { stoppedBy, names, outcomes } = await apply(plan, server, { pace });
    expect(stoppedBy).toBeNull();
    expect(names.filter((name) => name === 'updated')).toHaveLength(9);
    expect(outcomes.get(4)).toMatchObject({
      outcome: 'failed',
      attempts: 3,
      failure: { kind: 'server', status: 500 },
    });
  });

  it('the waits between them grow, up to a bound', async () => {
    const { users, plan } = renaming(1);
    const waits: number[] = [];
    const server = new FakeServer(users, () => ({ before: { kind: 'server', status: 500 } }));
    await apply(plan, server, {
      pace: { ...PACE, attempts: 5 },
      clock: { sleep: () => Promise.resolve(), random: () => 0.9 },
      onRetry: (_, ms) => waits.push(ms),
    });
    expect(waits.length).toBeGreaterThanOrEqual(4);
    expect(waits[0]).toBeLessThan(1000);
    expect(Math.max(...waits)).toBeGreaterThan(2 * (waits[0] ?? 0));
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
  });
});
