// The root value: one method a query or mutation, from GraphQL's arguments to the store and back.

import { GraphQLError } from 'graphql';
import type { Selector } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
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
  const { store } = world;
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
      return settle(world, 'createUser', store.create(user), sendInvite === true);
    },

    updateUser({ user, ...named }: Named & Written, access: Access) {
      demand(access, 'users.write');
      return settle(world, 'updateUser', store.update(keyOf(named), user), false);
    },

    updateOrCreateUser({ user, sendInvite, ...named }: Named & Written, access: Access) {
      demand(access, 'users.write');
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
