// How the size of batches follows the server.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchSize } from '../../src/apply/batch-size.ts';

describe('the size of a batch', () => {
  it('grows while answers are quick, up to the ceiling', () => {
    const batch = new BatchSize(50);
    const sizes = [batch.size];
    for (let answers = 0; answers < 4; answers += 1) {
      batch.answered(batch.size, 100);
      sizes.push(batch.size);
    }
    expect(sizes).toEqual([10, 20, 40, 50, 50]);
  });

  it('shrinks with slow answers and what was too much, down to one', () => {
    const batch = new BatchSize(4);
    batch.answered(4, 8000);
    expect(batch.size).toBe(2);
    batch.tooMuch(2);
    batch.tooMuch(1);
    expect(batch.size).toBe(1);
  });

  it('is what the server allows', () => {
    const batch = new BatchSize(50);
    batch.refused(26, 15);
    expect(batch.size).toBe(15);
    batch.answered(15, 10);
    expect(batch.size).toBe(15);
  });

  it.each([12, 50, 500])(
    'is halved where the number of a refusal is none of mutations (%i)',
    (n) => {
      const batch = new BatchSize(50);
      batch.refused(12, n);
      expect(batch.size).toBe(6);
    },
  );

  it('closes in on what goes through, and does not ask for what was refused again', () => {
    const batch = new BatchSize(50);
    const refused: number[] = [];
    for (let request = 0; request < 200; request += 1) {
      const { size } = batch;
      if (size <= 23) batch.answered(size, 50);
      else {
        batch.refused(size, null);
        refused.push(size);
      }
    }
    expect(batch.size).toBe(23);
    expect(refused.length).toBeLessThan(7);
    expect(new Set(refused).size).toBe(refused.length);
  });

  it('is always between one and the ceiling, and finds any allowance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (allowed, ceiling, tells) => {
          const batch = new BatchSize(ceiling);
          for (let request = 0; request < 60; request += 1) {
            const { size } = batch;
            expect(size).toBeGreaterThanOrEqual(1);
            expect(size).toBeLessThanOrEqual(ceiling);
            if (size > allowed) batch.refused(size, tells ? allowed : null);
            else batch.answered(size, 50);
          }
          expect(batch.size).toBeLessThanOrEqual(allowed);
          if (tells) expect(batch.size).toBe(Math.min(allowed, ceiling));
        },
      ),
    );
  });
});
