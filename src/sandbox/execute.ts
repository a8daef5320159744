// Carries out a GraphQL request: the users are changed, saved and counted together, or not at all.

import { type GraphqlParts, runGraphql } from './graphql.ts';
import type { Access } from './oauth.ts';
import type { Reply } from './reply.ts';
import type { World } from './resolvers.ts';

export interface Executed {
  readonly reply: Reply;
  /** Something had been written and was rolled back. The answer does not show it. */
  readonly undone: boolean;
}

/**
 * Executes the body of a request once. With `atomic`, an error anywhere in it undoes what the rest of
 * it wrote, as graphene-django does under `ATOMIC_MUTATIONS`; no invitation leaves for what is undone.
 */
export function execute(
  { store, ledger }: World,
  graphql: GraphqlParts,
  { body, access, atomic }: { body: string; access: Access; atomic: boolean },
): Executed {
  const undo = store.checkpoint();
  const { reply, failed } = runGraphql(graphql, body, access);
  const undone = atomic && failed && undo();
  ledger.settle(undone);
  return { reply, undone };
}
