// A server in memory behind the port: applies mutations to users, and does wrong what it is told to.

import { answers } from '../../src/apply/verifier.ts';
import { emailForm } from '../../src/user/fold.ts';
import type {
  Failure,
  Mutation,
  RequestsLeft,
  Result,
  Selector,
  UserGateway,
  Written,
} from '../../src/user/gateway.ts';
import type { User } from '../../src/user/user.ts';
import { aUser, aUuid } from '../support/users.ts';

type Answer = Result<readonly Result<Written>[]>;

/** What becomes of a request: `before` answers in its place, `after` spoils what was carried out. */
export interface Trouble {
  readonly before?: Failure;
  readonly after?: Failure;
  /** An error in one mutation undoes all others, and the answer shows them as done. */
  readonly atomic?: boolean;
  /** What is said of each mutation, whether it was carried out (as long as nothing is `before`) or not. */
  readonly says?: Failure;
  /** What is said of the mutations from `refusesFrom` on (the first), which are not carried out. */
  readonly refuses?: Failure;
  readonly refusesFrom?: number;
  readonly left?: RequestsLeft;
  /** Mail leaves at once, and is not taken back with what is undone. */
  readonly mailed?: boolean;
  /** Says yes to everything, and does nothing. */
  readonly ignores?: boolean;
  /** The most active users there may be. */
  readonly seats?: number;
}

const rejected = (serverMessage: string): Failure => ({
  kind: 'rejected',
  reason: serverMessage.includes('email') ? 'emailTaken' : 'invalid',
  serverMessage,
});

export class FakeServer implements UserGateway {
  users: User[];
  /** The mutations of each request, as they came. */
  readonly requests: (readonly Mutation[])[] = [];
  readonly readings: (readonly Selector[])[] = [];
  /** Addresses of users in the order in which they were created, and of the invitations. */
  readonly created: string[] = [];
  readonly invited: string[] = [];
  /** Mutations in flight at once, at most. */
  readonly together: (readonly Mutation[])[][] = [];
  /** What is said to have been written, where that is not the truth. */
  answers: (written: User) => User = (written) => written;
  /** Whom reading back finds, where that is not who is there. */
  finds: (found: User | undefined) => User | undefined = (found) => found;
  #inFlight: (readonly Mutation[])[] = [];
  readonly #trouble: (mutations: readonly Mutation[], request: number) => Trouble;
  readonly #readTrouble: (request: number) => Failure | null;

  constructor(
    users: readonly User[],
    trouble: (mutations: readonly Mutation[], request: number) => Trouble = () => ({}),
    readTrouble: (request: number) => Failure | null = () => null,
  ) {
    this.users = [...users];
    this.#trouble = trouble;
    this.#readTrouble = readTrouble;
  }

  async send(
    mutations: readonly Mutation[],
    _signal: AbortSignal,
    onLeft?: (left: RequestsLeft) => void,
  ): Promise<Answer> {
    this.requests.push(mutations);
    this.#inFlight.push(mutations);
    this.together.push([...this.#inFlight]);
    const trouble = this.#trouble(mutations, this.requests.length - 1);
    if (trouble.left !== undefined) onLeft?.(trouble.left);
    const done = trouble.before === undefined ? this.#carryOut(mutations, trouble) : null;
    const { says } = trouble;
    const answer = says === undefined ? done : mutations.map(() => no(says));
    await new Promise((resolve) => setImmediate(resolve));
    this.#inFlight = this.#inFlight.filter((each) => each !== mutations);
    const failure = trouble.before ?? trouble.after;
    if (failure !== undefined) return { ok: false, failure };
    return { ok: true, value: answer ?? [] };
  }

  async readBack(selectors: readonly Selector[]): Promise<Result<readonly (User | null)[]>> {
    this.readings.push(selectors);
    const failure = this.#readTrouble(this.readings.length - 1);
    if (failure !== null) return { ok: false, failure };
    return {
      ok: true,
      value: selectors.map((selector) => this.finds(this.#find(selector)) ?? null),
    };
  }

  #find(selector: Selector): User | undefined {
    return this.users.find((user) => answers(selector, user));
  }

  #carryOut(mutations: readonly Mutation[], trouble: Trouble): Result<Written>[] {
    const { atomic = false, refuses, refusesFrom = 0 } = trouble;
    const [users, created, invited] = [this.users, this.created.length, this.invited.length];
    const results = mutations.map((mutation, number) =>
      refuses !== undefined && number >= refusesFrom ? no(refuses) : this.#apply(mutation, trouble),
    );
    if (trouble.ignores === true) {
      this.users = users;
      return results.map((result) => (result.ok ? this.#asItWas(result.value) : result));
    }
    if (atomic && results.some(({ ok }) => !ok)) {
      this.users = users;
      this.created.length = created;
      if (trouble.mailed !== true) this.invited.length = invited;
    }
    return results;
  }

  #asItWas(written: Written): Result<Written> {
    const user = this.users.find(({ id }) => id === written.user.id);
    return { ok: true, value: { ...written, user: user ?? written.user } };
  }

  #apply(mutation: Mutation, { seats = Infinity }: Trouble): Result<Written> {
    const select: Selector =
      mutation.kind === 'update' ? { by: 'ref', ref: mutation.ref } : mutation.select;
    const before = this.#find(select);
    if (before === undefined && mutation.kind === 'update') return no(notFound);
    const fresh = aUser({ id: aUuid(), ref: select.by === 'ref' ? select.ref : aUuid() });
    const { input } = mutation;
    const after: User = { ...(before ?? fresh), ...input };
    if (after.name === 'refuse me') return no(rejected('this name is not accepted'));
    const active = this.users.filter(({ id, isActive }) => isActive && id !== after.id).length;
    if (after.isActive && before?.isActive !== true && active >= seats) return no(FULL);
    const taken = this.users.some(
      ({ id, email }) => id !== after.id && emailForm(email) === emailForm(after.email),
    );
    if (taken) return no(rejected('UNIQUE constraint failed: email'));
    this.users = [...this.users.filter(({ id }) => id !== after.id), after];
    if (before === undefined) {
      this.created.push(after.email);
      if (mutation.kind === 'upsert' && mutation.sendInvite) this.invited.push(after.email);
    }
    return { ok: true, value: { created: before === undefined, user: this.answers(after) } };
  }
}

const FULL: Failure = { kind: 'rejected', reason: 'full', serverMessage: 'No seat is free.' };

const notFound: Failure = { kind: 'rejected', reason: 'notFound', serverMessage: 'does not exist' };

function no(failure: Failure): Result<Written> {
  return { ok: false, failure };
}
