// The root value: one method a query or mutation, from GraphQL's arguments to the store and back.

import { GraphQLError } from 'graphql';
import type { Selector } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import type { Ledger, MutationName } from './ledger.ts';
import type { UserDraft } from './rules.ts';
import type { Store, Verdict } from './store.ts';
import { type Database, refusalMessage } from './wording.ts';

export interface World {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly database: Database;
}

interface UpsertArguments {
  readonly ref?: string | null;
  readonly email?: string | null;
  readonly sendInvite?: boolean | null;
  readonly user: UserDraft;
}

/** The methods that GraphQL calls for the fields of Query and Mutation. The schema has checked the arguments. */
export function createRoot(world: World) {
  const { store } = world;
  return {
    users({ active }: { active?: boolean | null }): readonly User[] {
      const all = store.all();
      return typeof active === 'boolean' ? all.filter((user) => user.isActive === active) : all;
    },

    user({ ref }: { ref: string }): User | null {
      return store.byRef(ref) ?? null;
    },

    createUser({ sendInvite, user }: { sendInvite?: boolean | null; user: UserDraft }) {
      return settle(world, 'createUser', store.create(user), sendInvite === true);
    },

    updateUser({ ref, user }: { ref: string; user: UserDraft }) {
      return settle(world, 'updateUser', store.update(ref, user), false);
    },

    updateOrCreateUser(given: UpsertArguments) {
      const verdict = store.upsert(selectorOf(given), given.user);
      return settle(world, 'updateOrCreateUser', verdict, given.sendInvite === true);
    },
  };
}

function selectorOf({ ref, email }: UpsertArguments): Selector {
  if (typeof ref === 'string' && typeof email !== 'string') return { by: 'ref', ref };
  if (typeof email === 'string' && typeof ref !== 'string') return { by: 'email', email };
  throw new GraphQLError('Select a user by ref or by email.');
}

/** Notes the mutation in the ledger and gives its payload; a refusal is an error at its own path. */
function settle(world: World, mutation: MutationName, verdict: Verdict, sendInvite: boolean) {
  if (!verdict.ok) {
    world.ledger.record({ mutation, outcome: 'refused', id: null, invited: false });
    throw new GraphQLError(refusalMessage(verdict.refusal, world.database));
  }
  const { created, user } = verdict;
  const outcome = created ? 'created' : 'updated';
  world.ledger.record({ mutation, outcome, id: user.id, invited: created && sendInvite });
  return { created, user };
}
