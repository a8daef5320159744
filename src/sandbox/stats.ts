// The counters and what was done to whom, for a test or a rehearsal in another process.

import type { Counters, Ledger, Tally } from './ledger.ts';
import type { Store } from './store.ts';

/** Where the figures are told, as JSON and without a token: the server is on loopback. */
export const STATS_PATH = '/_sandbox/stats';

export interface Stats {
  readonly counters: Counters;
  readonly users: { readonly active: number; readonly archived: number };
  /** Everybody whom a mutation has written since the start. */
  readonly written: readonly WrittenPerson[];
  /** Addresses under which more than one user was created, or invited. */
  readonly createdTwice: readonly string[];
  readonly invitedTwice: readonly string[];
}

export interface WrittenPerson extends Tally {
  readonly id: string;
  readonly ref: string | null;
  readonly email: string;
}

/** The figures as they are now. Nothing in them changes later. */
export function statsOf(store: Store, ledger: Ledger): Stats {
  const users = store.all();
  const active = users.filter(({ isActive }) => isActive).length;
  const written = users.flatMap(({ id, ref, email }) => {
    const tally = ledger.tallies.get(id);
    return tally === undefined ? [] : [{ id, ref, email, ...tally }];
  });
  return {
    counters: structuredClone(ledger.counters),
    users: { active, archived: users.length - active },
    written,
    ...ledger.twice(),
  };
}
