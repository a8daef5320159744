import { expect, it } from 'vitest';
import { tokenBucket } from '../../src/sandbox/throttle.ts';

it('lets a burst pass, then as many as the rate allows', () => {
  const bucket = tokenBucket(2, 3);
  const waits = [0, 0, 0, 0, 250, 500, 500, 1000].map((now) => bucket.take(now));
  expect(waits).toEqual([0, 0, 0, 500, 250, 0, 500, 0]);
});

it('saves up no more than the burst', () => {
  const bucket = tokenBucket(10, 2);
  bucket.take(0);
  expect([1, 2, 3].map(() => bucket.take(3_600_000))).toEqual([0, 0, 100]);
});
