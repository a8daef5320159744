// What the stand-in has seen and done, for tests and for the person who watches it.

export type MutationName = 'createUser' | 'updateUser' | 'updateOrCreateUser';

export interface Counters {
  /** Requests to the endpoint, whatever became of them. */
  readonly requests: number;
  readonly unauthorized: number;
  readonly throttled: number;
  /** Mutations carried out or refused by a rule, by kind; each alias of a batch counts. */
  readonly mutations: Readonly<Record<MutationName, number>>;
  readonly created: number;
  readonly invitationsSent: number;
  /** Mutations that a rule refused. */
  readonly refused: number;
}

/** One mutation, in the order in which they were carried out. */
export interface LogEntry {
  readonly mutation: MutationName;
  readonly outcome: 'created' | 'updated' | 'refused';
  /** The id of the user written; `null` where it was refused. */
  readonly id: string | null;
  readonly invited: boolean;
}

/** Keeps the log and the counters; both can be read at any time and grow as requests come. */
export class Ledger {
  readonly #log: LogEntry[] = [];
  readonly #counters = {
    requests: 0,
    unauthorized: 0,
    throttled: 0,
    mutations: { createUser: 0, updateUser: 0, updateOrCreateUser: 0 },
    created: 0,
    invitationsSent: 0,
    refused: 0,
  };

  get counters(): Counters {
    return this.#counters;
  }

  get log(): readonly LogEntry[] {
    return this.#log;
  }

  count(event: 'requests' | 'unauthorized' | 'throttled'): void {
    this.#counters[event] += 1;
  }

  record(entry: LogEntry): void {
    this.#log.push(entry);
    this.#counters.mutations[entry.mutation] += 1;
    if (entry.outcome === 'created') this.#counters.created += 1;
    if (entry.outcome === 'refused') this.#counters.refused += 1;
    if (entry.invited) this.#counters.invitationsSent += 1;
  }
}
