// On which line of its report each change of a run stands.

import type { RowPlace } from '../user/place.ts';
import type { Plan } from './plan.ts';

/**
 * The rows of the report's sheet, 1-based and below its heading, by the number of the change: the rows
 * of the roster in their order, and then the users that it does not have.
 */
export function reportLines(plan: Plan): ReadonlyMap<number, number> {
  const placed: { readonly place: RowPlace; readonly change: number | null }[] = [];
  for (const { number, row } of plan.changes) {
    if (row !== null) placed.push({ place: row, change: number });
  }
  for (const { row } of plan.verdicts) placed.push({ place: row, change: null });
  for (const { row } of plan.unchanged) placed.push({ place: row, change: null });
  placed.sort((a, b) => a.place.sheet - b.place.sheet || a.place.row - b.place.row);
  const lines = new Map<number, number>();
  let line = 1;
  for (const { change } of placed) {
    line += 1;
    if (change !== null) lines.set(change, line);
  }
  for (const { number, row } of plan.changes) {
    if (row !== null) continue;
    line += 1;
    lines.set(number, line);
  }
  return lines;
}
