// --only and --limit: fewer changes than there could be.

import { issue, type Issue } from '../user/issue.ts';
import type { Change } from './plan.ts';
import type { Policy } from './policy.ts';

export interface Narrowed {
  readonly changes: readonly Change[];
  readonly leftOut: readonly { readonly change: Change; readonly why: Issue }[];
}

/**
 * Keeps the changes that are wanted, in their order, numbered anew. Who waits for a change that is
 * left out is left out too: the address would not be free.
 */
export function narrow(changes: readonly Change[], { only, limit }: Policy): Narrowed {
  if (only === null && limit === null) return { changes, leftOut: [] };
  const kept: Change[] = [];
  const leftOut: { change: Change; why: Issue }[] = [];
  const numbers = new Map<number, number>();
  for (const change of changes) {
    const waitsFor = change.waitsFor.flatMap((giver) => numbers.get(giver) ?? []);
    const isInVain = waitsFor.length < change.waitsFor.length;
    if ((only !== null && !only.has(change.action)) || isInVain) {
      leftOut.push({ change, why: issue('LEFT_OUT_BY_ONLY', {}) });
    } else if (limit !== null && kept.length >= limit) {
      leftOut.push({ change, why: issue('LEFT_OUT_BY_LIMIT', { limit }) });
    } else {
      numbers.set(change.number, kept.length);
      kept.push({ ...change, number: kept.length, waitsFor });
    }
  }
  return { changes: kept, leftOut };
}
