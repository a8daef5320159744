// The order of applying: as the roster has it, but who gives an address up goes before who takes it.

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
  const givers = new Map(accepted.map(({ candidate, giver }) => [candidate, giver]));
  const numbers = new Map<Candidate, number>();
  const changes: Change[] = [];
  const roster = accepted.map(({ candidate }) => candidate).sort(byRow);
  for (const candidate of roster) {
    for (const next of chain(candidate, givers)) {
      if (numbers.has(next)) continue;
      const giver = givers.get(next) ?? null;
      const waitsFor = giver === null ? null : (numbers.get(giver) ?? null);
      numbers.set(next, changes.length);
      changes.push(toChange(next, changes.length, waitsFor, users, sendInvite));
    }
  }
  return changes;
}

/** A candidate behind everyone it waits for, directly or not. Rings have been taken out before. */
function chain(
  candidate: Candidate,
  givers: ReadonlyMap<Candidate, Candidate | null>,
): readonly Candidate[] {
  const path: Candidate[] = [];
  for (let at: Candidate | null = candidate; at !== null; at = givers.get(at) ?? null)
    path.push(at);
  return path.reverse();
}

function toChange(
  { action, user, source, fields }: Candidate,
  number: number,
  waitsFor: number | null,
  users: UserIndex,
  sendInvite: boolean,
): Change {
  const common = { number, row: source.row, fields, waitsFor };
  return action === 'create'
    ? { action, ...common, sendInvite }
    : { action, ...common, before: users.at(user) };
}
