// What the stand-in has seen and done, for tests and for the person who watches it.

import type { FaultName } from './faults.ts';

export type MutationName = 'createUser' | 'updateUser' | 'updateOrCreateUser';

export interface Counters {
  /** Requests to the endpoint, whatever became of them. */
  readonly requests: number;
  readonly unauthorized: number;
  /** Tokens given out for client credentials. */
  readonly tokensIssued: number;
  /** Refused by the token bucket; throttling that is a fault is counted there. */
  readonly throttled: number;
  /** Mutations carried out or refused by a rule, by kind; each alias of a batch counts. */
  readonly mutations: Readonly<Record<MutationName, number>>;
  readonly created: number;
  readonly invitationsSent: number;
  /** Mutations that a rule refused. */
  readonly refused: number;
  /** Mutations that were undone with the rest of their request. They created and invited nobody. */
  readonly rolledBack: number;
  /** Requests that met a fault, by its name; those that none met are not listed. */
  readonly faults: Readonly<Partial<Record<FaultName, number>>>;
}

/** One mutation, in the order in which they were carried out. */
export interface LogEntry {
  readonly mutation: MutationName;
  readonly outcome: 'created' | 'updated' | 'refused' | 'rolledBack';
  /** The id of the user written; `null` where nobody was. */
  readonly id: string | null;
  /** The address, in lower case, under which a user was created, or invited to no avail; else `null`. */
  readonly createdAs: string | null;
  readonly invited: boolean;
}

/** What was done to one user since the start. */
export interface Tally {
  readonly created: number;
  readonly invited: number;
  /** Mutations that were carried out, the creation included. */
  readonly written: number;
}

const UNDONE = { outcome: 'rolledBack', id: null, createdAs: null, invited: false } as const;

const NOTHING: Tally = { created: 0, invited: 0, written: 0 };

/** Keeps the log and the counters; both can be read at any time and grow as requests come. */
export class Ledger {
  readonly #log: LogEntry[] = [];
  readonly #tallies = new Map<string, Tally>();
  readonly #creations = new Map<string, { created: number; invited: number }>();
  /** Of the request that is being carried out. */
  #open: LogEntry[] = [];
  readonly #faults: Partial<Record<FaultName, number>> = {};
  readonly #counters = {
    requests: 0,
    unauthorized: 0,
    tokensIssued: 0,
    throttled: 0,
    mutations: { createUser: 0, updateUser: 0, updateOrCreateUser: 0 },
    created: 0,
    invitationsSent: 0,
    refused: 0,
    rolledBack: 0,
    faults: this.#faults,
  };

  get counters(): Counters {
    return this.#counters;
  }

  get log(): readonly LogEntry[] {
    return this.#log;
  }

  /** Addresses under which more than one user was created, or invited. */
  twice(): { readonly createdTwice: readonly string[]; readonly invitedTwice: readonly string[] } {
    const addresses = [...this.#creations];
    const having = (what: 'created' | 'invited'): string[] =>
      addresses.filter(([, counts]) => counts[what] > 1).map(([address]) => address);
    return { createdTwice: having('created'), invitedTwice: having('invited') };
  }

  /** By the user's id; only of those whom a mutation has written. */
  get tallies(): ReadonlyMap<string, Tally> {
    return this.#tallies;
  }

  count(event: 'requests' | 'unauthorized' | 'tokensIssued' | 'throttled'): void {
    this.#counters[event] += 1;
  }

  countFault(name: FaultName): void {
    this.#faults[name] = (this.#faults[name] ?? 0) + 1;
  }

  /** Notes a mutation of the current request. It counts once `settle` has said how that ended. */
  record(entry: LogEntry): void {
    this.#open.push(entry);
  }

  /** Ends the current request; `undone` takes back what was recorded as written, but not what was `mailed`. */
  settle(undone: boolean, mailed = false): void {
    for (const entry of this.#open) {
      const isUndone = undone && entry.outcome !== 'refused';
      const { createdAs, invited } = entry;
      const left = mailed && invited ? { createdAs, invited } : {};
      this.#add(isUndone ? { ...entry, ...UNDONE, ...left } : entry);
    }
    this.#open = [];
  }

  #add(entry: LogEntry): void {
    const { mutation, outcome, id, createdAs, invited } = entry;
    this.#log.push(entry);
    this.#counters.mutations[mutation] += 1;
    if (outcome !== 'updated') this.#counters[outcome] += 1;
    if (invited) this.#counters.invitationsSent += 1;
    if (createdAs !== null) {
      const counts = this.#creations.get(createdAs) ?? { created: 0, invited: 0 };
      counts.created += Number(outcome === 'created');
      counts.invited += Number(invited);
      this.#creations.set(createdAs, counts);
    }
    if (id === null) return;
    const tally = this.#tallies.get(id) ?? NOTHING;
    this.#tallies.set(id, {
      created: tally.created + Number(outcome === 'created'),
      invited: tally.invited + Number(invited),
      written: tally.written + 1,
    });
  }
}
