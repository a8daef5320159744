// The root value: one method a query or mutation, from GraphQL's arguments to the store and back.

import { GraphQLError } from 'graphql';
import type { Selector } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import type { Mishap } from './faults.ts';
import type { Ledger, MutationName } from './ledger.ts';
import type { Access, Scope } from './oauth.ts';
import { type PageArguments, pageOf } from './pages.ts';
import type { UserDraft } from './rules.ts';
import type { Store, UserKey, Verdict } from './store.ts';
import { type Database, refusalMessage } from './wording.ts';

export interface World {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly database: Database;
  readonly mishaps: Mishaps;
}

/** What the database says when it gives up for now; they take turns. */
const BUSY = [
  'canceling statement due to lock timeout\nCONTEXT:  while updating tuple (0,4) in relation "users_user"',
  'deadlock detected\nDETAIL:  Process 71 waits for ShareLock on transaction 704; blocked by process 73.',
  'could not serialize access due to concurrent update',
  'database is locked',
  'server closed the connection unexpectedly',
] as const;

/** What happens to the mutations of the request that is being carried out. */
export class Mishaps {
  #now: Mishap | null = null;
  #left = 0;
  #said = 0;
  met = false;

  /** A request begins. `mutations`: which one of it `busy` befalls, counted from 1. */
  begin(mishap: Mishap | null, mutations: number): void {
    this.#now = mishap;
    this.#left = mutations;
    this.met = false;
  }

  /** A mutation begins; throws where the database gives up on it. */
  begun(): void {
    if (this.#now !== 'busy') return;
    this.#left -= 1;
    if (this.#left !== 0) return;
    this.met = true;
    this.#said += 1;
    throw new GraphQLError(BUSY[this.#said % BUSY.length] ?? BUSY[0]);
  }

  /** Whether that befalls the update of a user. */
  befalls(mishap: 'ignored' | 'misdirected'): boolean {
    if (this.#now !== mishap) return false;
    this.met = true;
    return true;
  }
}

interface Named {
  readonly id?: string | null;
  readonly ref?: string | null;
  readonly email?: string | null;
}

interface Written {
  readonly sendInvite?: boolean | null;
  readonly user: UserDraft;
}

/**
 * The methods that GraphQL calls for the fields of Query and Mutation, of either generation: the
 * schema decides which of them can be reached, and has checked the arguments.
 */
export function createRoot(world: World) {
  const { store, mishaps } = world;
  return {
    users({ active }: { active?: boolean | null }, access: Access): readonly User[] {
      demand(access, 'users.read');
      const all = store.all();
      return typeof active === 'boolean' ? all.filter((user) => user.isActive === active) : all;
    },

    paginatedUsers(given: PageArguments, access: Access) {
      demand(access, 'users.read');
      return pageOf(store, given);
    },

    user(given: Named, access: Access): User | null {
      demand(access, 'users.read');
      return store.find(keyOf(given)) ?? null;
    },

    createUser({ sendInvite, user }: Written, access: Access) {
      demand(access, 'users.write');
      mishaps.begun();
      return settle(world, 'createUser', store.create(user), sendInvite === true);
    },

    updateUser({ user, ...named }: Named & Written, access: Access) {
      demand(access, 'users.write');
      mishaps.begun();
      const key = keyOf(named);
      const before = store.find(key);
      if (before !== undefined && mishaps.befalls('ignored')) return { user: before };
      const written = settle(world, 'updateUser', store.update(key, user), false);
      if (!mishaps.befalls('misdirected')) return written;
      return { user: store.all().find(({ id }) => id !== written.user.id) ?? written.user };
    },

    updateOrCreateUser({ user, sendInvite, ...named }: Named & Written, access: Access) {
      demand(access, 'users.write');
      mishaps.begun();
      const verdict = store.upsert(selectorOf(named), user);
      return settle(world, 'updateOrCreateUser', verdict, sendInvite === true);
    },
  };
}

/** A scope that is missing is a refusal of this field alone, with a code like that of a bad token. */
function demand({ scopes }: Access, scope: Scope): void {
  if (scopes.has(scope)) return;
  const extensions = { code: 'AuthorizationError' };
  throw new GraphQLError(`This needs a token with the scope ${scope}.`, { extensions });
}

function keyOf({ id, ref, email }: Named): UserKey {
  const keys: UserKey[] = [];
  if (typeof id === 'string') keys.push({ by: 'id', id });
  if (typeof ref === 'string') keys.push({ by: 'ref', ref });
  if (typeof email === 'string') keys.push({ by: 'email', email });
  const [key, ...others] = keys;
  if (key !== undefined && others.length === 0) return key;
  throw new GraphQLError('Select a user in one way: by id, ref or email.');
}

function selectorOf(named: Named): Selector {
  const key = keyOf(named);
  if (key.by !== 'id') return key;
  throw new GraphQLError('Select a user by ref or by email.');
}

/** Notes the mutation in the ledger and gives its payload; a refusal is an error at its own path. */
function settle(world: World, mutation: MutationName, verdict: Verdict, sendInvite: boolean) {
  const { ledger, database } = world;
  if (!verdict.ok) {
    ledger.record({ mutation, outcome: 'refused', id: null, createdAs: null, invited: false });
    throw new GraphQLError(refusalMessage(verdict.refusal, database));
  }
  const { created, user } = verdict;
  ledger.record({
    mutation,
    outcome: created ? 'created' : 'updated',
    id: user.id,
    createdAs: created ? user.email.toLowerCase() : null,
    invited: created && sendInvite,
  });
  return { created, user };
}
