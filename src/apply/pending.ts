// The rows that a run still has to see to, in the order of the plan.

import type { Plan } from '../plan/plan.ts';
import type { ApplyOptions } from './apply-plan.ts';
import { isDone, isFinal, type Outcome } from './outcome.ts';
import { newRow, Schedule, type Row } from './schedule.ts';

/**
 * The schedule of a run: everything that has not ended in an earlier part of it. `onStale` gets each
 * change that is left alone, when its turn comes.
 */
export function scheduleOf(
  plan: Plan,
  { earlier, stale }: Pick<ApplyOptions, 'earlier' | 'stale'>,
  onStale: (outcome: Outcome) => void,
): Schedule {
  const awaited = new Set<number | null>();
  for (const { waitsFor } of plan.changes) awaited.add(waitsFor);
  const ended = function* (): Generator<readonly [number, boolean]> {
    for (const { number } of plan.changes) {
      if (!awaited.has(number)) continue;
      const outcome = earlier?.outcomeOf(number) ?? null;
      if (outcome !== null && isFinal(outcome)) yield [number, isDone(outcome)];
      else if (stale.has(number)) yield [number, false];
    }
  };
  const rows = function* (): Generator<Row> {
    for (const change of plan.changes) {
      const { number } = change;
      const outcome = earlier?.outcomeOf(number) ?? null;
      if (outcome !== null && isFinal(outcome)) continue;
      const attempts = earlier?.attemptsOf(number) ?? 0;
      // Of what was sent before, only reading it back tells whether it was made.
      if (stale.has(number) && attempts === 0) {
        onStale({ change: number, attempts, outcome: 'stale' });
        continue;
      }
      const row = newRow(change);
      row.attempts = attempts;
      row.isUnknown = attempts > 0;
      row.wasUnknown = row.isUnknown;
      row.isResumed = row.isUnknown;
      yield row;
    }
  };
  return new Schedule(rows(), awaited, ended());
}
