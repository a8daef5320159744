// Addresses and refs are unique in Pluvo: who takes one needs it to be free by then.

import { issue, type Issue } from '../user/issue.ts';
import {
  newKey,
  rowsAsNamedBy,
  type Candidate,
  type Claimant,
  type Rejected,
} from './candidate.ts';
import { placeOf } from './diff.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

/** A change that can be made, after those that give up the address and the ref it takes. */
export interface Accepted {
  readonly candidate: Candidate;
  readonly givers: readonly Candidate[];
}

const KEYS = ['ref', 'email'] as const;

/** What a candidate takes over from another. */
interface Handover {
  readonly key: (typeof KEYS)[number];
  readonly giver: Candidate;
}

/**
 * Rejects who takes an address or ref that somebody keeps, and rings of handovers, in which nobody
 * can go first. A rejected change gives nothing up, so those that count on it fall with it.
 */
export function settleAddresses(
  candidates: readonly Candidate[],
  users: UserIndex,
): { readonly accepted: readonly Accepted[]; readonly rejected: readonly Rejected[] } {
  const handovers = new Handovers(candidates, users);
  handovers.dropTakers();
  for (const ring of handovers.rings()) handovers.dropRing(ring);
  handovers.dropTakers();
  return {
    accepted: candidates
      .filter((candidate) => !handovers.rejected.has(candidate))
      .map((candidate) => {
        const givers = handovers.of(candidate).map(({ giver }) => giver);
        return { candidate, givers: [...new Set(givers)] };
      }),
    rejected: [...handovers.rejected.values()],
  };
}

class Handovers {
  readonly rejected = new Map<Candidate, Rejected>();
  readonly #users: UserIndex;
  readonly #of = new Map<Candidate, readonly Handover[]>();
  readonly #takers = new Map<Candidate, Candidate[]>();

  constructor(candidates: readonly Candidate[], users: UserIndex) {
    this.#users = users;
    const byUser = new Map<number, Candidate>();
    for (const candidate of candidates) {
      if (candidate.user !== NOBODY) byUser.set(candidate.user, candidate);
    }
    for (const candidate of candidates) {
      const handovers: Handover[] = [];
      for (const { key, owner } of ownersOf(candidate, users)) {
        const giver = byUser.get(owner);
        if (giver === undefined || newKey(giver, key) === null) this.#drop(candidate, key, owner);
        else handovers.push({ key, giver });
      }
      if (handovers.length === 0) continue;
      this.#of.set(candidate, handovers);
      for (const { giver } of handovers) {
        this.#takers.set(giver, [...(this.#takers.get(giver) ?? []), candidate]);
      }
    }
  }

  of(candidate: Candidate): readonly Handover[] {
    return this.#of.get(candidate) ?? [];
  }

  /** Drops whoever counts on somebody who is dropped. */
  dropTakers(): void {
    // A Map iterates over what is added meanwhile: each fallen giver takes its takers along.
    for (const giver of this.rejected.keys()) {
      for (const taker of this.#takers.get(giver) ?? []) {
        const handover = this.of(taker).find((each) => each.giver === giver);
        if (handover !== undefined) this.#drop(taker, handover.key, giver.user);
      }
    }
  }

  /** The groups of those who wait for each other, directly or not. */
  rings(): readonly (readonly Candidate[])[] {
    const knotted = new Set([...this.#of.keys()].filter((taker) => !this.rejected.has(taker)));
    const giversOf = (one: Candidate): readonly Candidate[] =>
      this.of(one)
        .map(({ giver }) => giver)
        .filter((giver) => knotted.has(giver));
    const takersOf = (one: Candidate): readonly Candidate[] =>
      (this.#takers.get(one) ?? []).filter((taker) => knotted.has(taker));
    // Who waits for nobody is in no ring, and neither is who is waited for by nobody.
    peel(knotted, giversOf, takersOf);
    peel(knotted, takersOf, giversOf);
    const found: Candidate[][] = [];
    for (const start of knotted) {
      const ring = new Set([start]);
      for (const one of ring)
        for (const next of [...giversOf(one), ...takersOf(one)]) ring.add(next);
      for (const one of ring) knotted.delete(one);
      found.push([...ring]);
    }
    return found;
  }

  dropRing(ring: readonly Candidate[]): void {
    const inRing = new Set(ring);
    for (const candidate of ring) {
      const rows = rowsAsNamedBy(candidate, ring);
      const handed = this.of(candidate).filter(({ giver }) => inRing.has(giver));
      const isEmail = handed.some(({ key }) => key === 'email');
      const why = isEmail
        ? issue('EMAIL_RING', { rows }, placeOf(candidate.source, 'email'))
        : issue('REF_RING', { rows }, placeOf(candidate.source, 'ref'));
      this.#reject(candidate, candidate, why);
    }
  }

  #drop(candidate: Candidate, key: Handover['key'], owner: number): void {
    if (this.rejected.has(candidate)) return;
    const place = placeOf(candidate.source, key);
    if (key === 'ref') {
      this.#reject(candidate, candidate, issue('REF_TAKEN', {}, place));
      return;
    }
    const why = issue('EMAIL_TAKEN', { otherRef: this.#users.at(owner).ref }, place);
    // Of a new person nothing is known but that somebody has their address.
    const isNew = candidate.user === NOBODY;
    this.#reject(candidate, isNew ? { ...candidate, user: owner } : candidate, why);
  }

  #reject(candidate: Candidate, claimant: Claimant, why: Issue): void {
    this.rejected.set(candidate, { candidate: claimant, verdict: 'conflict', issue: why });
  }
}

/** Who has what a candidate newly takes, besides their own user. */
function* ownersOf(
  candidate: Candidate,
  users: UserIndex,
): Generator<{ readonly key: Handover['key']; readonly owner: number }> {
  for (const key of KEYS) {
    const value = newKey(candidate, key);
    if (value === null) continue;
    for (const owner of users.allWith(key, value)) {
      if (owner !== candidate.user) yield { key, owner };
    }
  }
}

/** Takes out, again and again, those who have no `before` left. */
function peel(
  knotted: Set<Candidate>,
  before: (one: Candidate) => readonly Candidate[],
  after: (one: Candidate) => readonly Candidate[],
): void {
  const free = [...knotted].filter((one) => before(one).length === 0);
  for (let one = free.pop(); one !== undefined; one = free.pop()) {
    const next = after(one);
    knotted.delete(one);
    free.push(...next.filter((each) => before(each).length === 0));
  }
}
