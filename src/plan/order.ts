// The order of applying: as the roster has it, but who gives an address or a ref up goes before who
// takes it, and archives before all others.

import type { Accepted } from './addresses.ts';
import { byRow, type Candidate } from './candidate.ts';
import type { Change } from './plan.ts';
import type { UserIndex } from './user-index.ts';

/** Numbers the accepted changes in the order in which they can be applied one by one. */
export function inOrder(
  accepted: readonly Accepted[],
  users: UserIndex,
  sendInvite: boolean,
): readonly Change[] {
  const givers = new Map(accepted.map((each) => [each.candidate, each.givers]));
  const numbers = new Map<Candidate, number>();
  const changes: Change[] = [];
  const roster = accepted.map(({ candidate }) => candidate).sort(byRow);
  for (const candidate of roster) {
    for (const next of chain(candidate, givers, numbers)) {
      const waitsFor = (givers.get(next) ?? []).map((giver) => numbers.get(giver) ?? 0);
      numbers.set(next, changes.length);
      changes.push(toChange(next, changes.length, waitsFor.sort(byNumber), users, sendInvite));
    }
  }
  return changes;
}

const byNumber = (a: number, b: number): number => a - b;

/**
 * A candidate behind everyone it waits for, directly or not, as far as they have no number yet. Rings
 * have been taken out before.
 */
function* chain(
  candidate: Candidate,
  givers: ReadonlyMap<Candidate, readonly Candidate[]>,
  numbers: ReadonlyMap<Candidate, number>,
): Generator<Candidate> {
  // No recursion: a chain can be as long as the roster.
  const path = [candidate];
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const next = givers.get(at)?.find((giver) => !numbers.has(giver));
    if (next !== undefined) path.push(next);
    else {
      path.pop();
      if (!numbers.has(at)) yield at;
    }
  }
}

function toChange(
  { action, user, source, fields }: Candidate,
  number: number,
  waitsFor: readonly number[],
  users: UserIndex,
  sendInvite: boolean,
): Change {
  const common = { number, row: source.row, fields, waitsFor };
  return action === 'create'
    ? { action, ...common, sendInvite }
    : { action, ...common, before: users.at(user) };
}

/**
 * The same changes, numbered anew, archives first, so that the seats of the subscription are free for
 * who is new or returns: each behind who it waits for, and the others in the order that they had. A
 * change has the number of its place in the list.
 */
export function archivesFirst(changes: readonly Change[]): readonly Change[] {
  const numbers = new Map<number, number>();
  const ordered: Change[] = [];
  const place = (change: Change): void => {
    // No recursion: a chain can be as long as the roster.
    const path = [change];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const giver = at.waitsFor.find((number) => !numbers.has(number));
      const before = giver === undefined ? undefined : changes[giver];
      if (before !== undefined) {
        path.push(before);
        continue;
      }
      path.pop();
      if (numbers.has(at.number)) continue;
      numbers.set(at.number, ordered.length);
      ordered.push(at);
    }
  };
  for (const change of changes) if (change.action === 'archive') place(change);
  if (ordered.length === 0) return changes;
  for (const change of changes) place(change);
  return ordered.map((change, number) => {
    const waitsFor = change.waitsFor.map((giver) => numbers.get(giver) ?? giver).sort(byNumber);
    return { ...change, number, waitsFor };
  });
}
