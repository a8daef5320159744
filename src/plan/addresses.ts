// Addresses and refs are unique in Pluvo: who takes one needs it to be free by then.

import { emailForm } from '../user/fold.ts';
import { issue, type Issue } from '../user/issue.ts';
import { newKey, rowsAsNamedBy, type Candidate, type Rejected } from './candidate.ts';
import { placeOf } from './diff.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

/** A change that can be made, after the one that gives up the address it takes. */
export interface Accepted {
  readonly candidate: Candidate;
  readonly giver: Candidate | null;
}

/**
 * Rejects who takes an address or ref that somebody keeps, and rings of handovers, in which nobody
 * can go first. A rejected change gives nothing up, so those that count on it fall with it.
 */
export function settleAddresses(
  candidates: readonly Candidate[],
  users: UserIndex,
): { readonly accepted: readonly Accepted[]; readonly rejected: readonly Rejected[] } {
  const givers = new Map<number, Candidate>();
  for (const candidate of candidates) {
    if (candidate.user !== NOBODY && newKey(candidate, 'email') !== null) {
      givers.set(candidate.user, candidate);
    }
  }
  const waiting = new Map<Candidate, Candidate>();
  const takers = new Map<Candidate, Candidate>();
  const problems = new Map<Candidate, Issue>();
  for (const candidate of candidates) {
    const owner = ownerOf(candidate, users);
    if (refIsTaken(candidate, users)) {
      problems.set(candidate, issue('REF_TAKEN', {}, placeOf(candidate.source, 'ref')));
    }
    if (owner === NOBODY) continue;
    const giver = givers.get(owner);
    if (giver === undefined) problems.set(candidate, taken(candidate, owner, users));
    else {
      waiting.set(candidate, giver);
      takers.set(giver, candidate);
    }
  }
  for (const ring of rings(waiting)) {
    for (const candidate of ring) {
      const rows = rowsAsNamedBy(candidate, ring);
      problems.set(candidate, issue('EMAIL_RING', { rows }, placeOf(candidate.source, 'email')));
    }
  }
  // A Map iterates over what is added meanwhile: each fallen giver takes its taker along.
  for (const giver of problems.keys()) {
    const taker = takers.get(giver);
    if (taker !== undefined && !problems.has(taker)) {
      problems.set(taker, taken(taker, giver.user, users));
    }
  }
  return {
    accepted: candidates
      .filter((candidate) => !problems.has(candidate))
      .map((candidate) => ({ candidate, giver: waiting.get(candidate) ?? null })),
    rejected: [...problems].map(([candidate, problem]) => ({
      candidate,
      verdict: 'conflict',
      issue: problem,
    })),
  };
}

/** Who has the address that a candidate takes; `NOBODY` when it is free or already theirs. */
function ownerOf(candidate: Candidate, users: UserIndex): number {
  const email = newKey(candidate, 'email');
  const owner = email === null ? NOBODY : users.findEmail(emailForm(email));
  return owner === candidate.user ? NOBODY : owner;
}

function refIsTaken(candidate: Candidate, users: UserIndex): boolean {
  const ref = newKey(candidate, 'ref');
  if (ref === null) return false;
  const owner = users.findRef(ref);
  return owner !== NOBODY && owner !== candidate.user;
}

function taken({ source }: Candidate, owner: number, users: UserIndex): Issue {
  return issue('EMAIL_TAKEN', { otherRef: users.at(owner).ref }, placeOf(source, 'email'));
}

/** The cycles of a graph in which everyone points at one other at most. */
function rings(waiting: ReadonlyMap<Candidate, Candidate>): readonly (readonly Candidate[])[] {
  const found: Candidate[][] = [];
  const done = new Set<Candidate>();
  for (const start of waiting.keys()) {
    const path: Candidate[] = [];
    let at: Candidate | undefined = start;
    while (at !== undefined && !done.has(at)) {
      done.add(at);
      path.push(at);
      at = waiting.get(at);
    }
    const entry = at === undefined ? -1 : path.indexOf(at);
    if (entry >= 0) found.push(path.slice(entry));
  }
  return found;
}
