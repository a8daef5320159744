// paginatedUsers: a page of the users by name, in the form of a Relay connection.

import { GraphQLError } from 'graphql';
import type { User } from '../user/user.ts';
import type { Store } from './store.ts';

/** The largest page, and the page of who does not say how many. */
const PAGE_LIMIT = 50;

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly offset?: number | null;
  readonly archived?: boolean | null;
  readonly q?: string | null;
}

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: User }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Of all that the filters let through. */
  readonly count: number;
}

/** The page that the arguments ask for; a `GraphQLError` where they ask for none. */
export function pageOf(store: Store, given: PageArguments): Connection {
  const first = given.first ?? PAGE_LIMIT;
  if (first < 0 || first > PAGE_LIMIT) {
    throw new GraphQLError(
      `Requesting ${String(first)} records on the \`paginatedUsers\` connection exceeds the \`first\` limit of ${String(PAGE_LIMIT)} records.`,
    );
  }
  const start = startOf(given);
  const { count, users } = chosen(store, given, start, start + first);
  const edges = users.map((node, index) => ({ cursor: cursorOf(start + index), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: start + users.length < count,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count,
  };
}

function chosen(store: Store, { archived, q }: PageArguments, from: number, to: number) {
  const byName = store.byName();
  const list =
    typeof archived === 'boolean' ? byName[archived ? 'archived' : 'active'] : byName.all;
  if (typeof q !== 'string' || q === '') {
    return { count: list.length, users: list.slice(from, to) };
  }
  const wanted = q.toLowerCase();
  const found = list
    .slice(0, list.length)
    .filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(wanted));
  return { count: found.length, users: found.slice(from, to) };
}

/** Where the page starts. A cursor is an offset in disguise: it knows nothing of who came since. */
function startOf({ after, offset }: PageArguments): number {
  if (typeof after === 'string' && typeof offset === 'number') {
    throw new GraphQLError(
      "You can't provide an `after` value at the same time as an `offset` value to properly paginate the `paginatedUsers` connection.",
    );
  }
  if (typeof after === 'string') return offsetOf(after) + 1;
  if (typeof offset === 'number' && offset < 0) throw new GraphQLError('Negative offset.');
  return offset ?? 0;
}

const cursorOf = (offset: number): string =>
  Buffer.from(`arrayconnection:${String(offset)}`).toString('base64');

function offsetOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString('latin1');
  const found = /^arrayconnection:(\d+)$/.exec(text)?.[1];
  if (found === undefined) throw new GraphQLError('Invalid cursor.');
  return Number(found);
}
