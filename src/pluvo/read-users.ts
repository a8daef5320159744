// Reads every user of an organisation: page by page, many pages at once, until all have been seen.

import type { Failure, Result } from '../user/gateway.ts';
import { isObject } from './answer.ts';
import type { ReadCapabilities } from './capabilities.ts';
import { countDocument, type COUNTED, readUsersDocument } from './documents.ts';
import {
  failureIn,
  NO_USERS,
  type PageList,
  readByCursor,
  type Reading,
  sweep,
  type Sweep,
} from './pages.ts';
import { parseUser } from './parse-user.ts';

export interface UsersRead {
  readonly users: number;
  /** How many the API says there are; `null` where it does not say. */
  readonly count: number | null;
  /** False: the organisation kept changing, and somebody may be missing. */
  readonly complete: boolean;
}

/** While others work, a user may slip from one page to another: so often all pages are read again. */
const SWEEPS = 4;

/** Every user, archived ones included, by the second generation where it is there. */
export async function readUsers(reading: Reading): Promise<Result<UsersRead>> {
  return reading.read.users.query === 'users' ? readList(reading) : readPages(reading);
}

/** One answer with everybody (first generation). */
async function readList({ ask, read, onUser }: Reading): Promise<Result<UsersRead>> {
  const answer = await ask({ document: readUsersDocument(read), variables: {} });
  const failure = failureIn(answer);
  if (failure !== null) return { ok: false, failure };
  const list = answer.ok ? answer.value.data?.['users'] : null;
  if (!Array.isArray(list)) return { ok: false, failure: NO_USERS };
  for (const json of list) {
    const user = parseUser(json);
    if (user === null) return { ok: false, failure: NO_USERS };
    onUser(user);
  }
  return { ok: true, value: { users: list.length, count: null, complete: true } };
}

async function readPages(reading: Reading): Promise<Result<UsersRead>> {
  const lists = await listsOf(reading);
  if (!lists.ok) return lists;
  const seen = new Set<string>();
  let last: Sweep | null = null;
  for (let sweeps = 0; sweeps < SWEEPS; sweeps += 1) {
    const isLast = sweeps === SWEEPS - 1;
    // Offsets that never agree may be the server's own trouble: cursors are its other way.
    const byCursor = isLast || !lists.value.offset;
    const read = byCursor ? readByCursor : sweep;
    const one = await read(lists.value.lists, reading, (user) => {
      if (seen.has(user.id)) return;
      seen.add(user.id);
      reading.onUser(user);
      reading.onProgress?.(seen.size, Math.max(seen.size, lists.value.count));
    });
    if (!one.ok) return one;
    last = one.value;
    // Nobody is ever deleted by this, so as many as there are means everybody.
    if (last.isWhole || seen.size === last.count) break;
  }
  const count = last?.count ?? 0;
  const complete = last !== null && (last.isWhole || seen.size === count);
  return { ok: true, value: { users: seen.size, count: complete ? seen.size : count, complete } };
}

interface Lists {
  readonly lists: readonly PageList[];
  readonly offset: boolean;
  readonly count: number;
}

/**
 * One list of everybody or, where the list without a filter leaves the archived ones out, two: whether
 * it does is not documented.
 */
async function listsOf({ ask, read }: Reading): Promise<Result<Lists>> {
  const counts = await readCounts(ask, read);
  if (!counts.ok) return counts;
  const { all, active, archived } = counts.value;
  const offset = read.users.query === 'paginatedUsers' && read.users.offset;
  if (active === null || archived === null || all >= active + archived) {
    return { ok: true, value: { lists: [{ archived: null, count: all }], offset, count: all } };
  }
  const lists = [
    { archived: false, count: active },
    { archived: true, count: archived },
  ];
  return { ok: true, value: { lists, offset, count: active + archived } };
}

export interface UserCounts {
  /** Of the list without a filter. */
  readonly all: number;
  readonly active: number | null;
  readonly archived: number | null;
}

/** How many users there are (second generation). */
export async function readCounts(
  ask: Reading['ask'],
  read: ReadCapabilities,
): Promise<Result<UserCounts>> {
  const withArchived = read.users.query === 'paginatedUsers' && read.users.archived;
  const kinds = withArchived ? (['all', 'active', 'archived'] as const) : (['all'] as const);
  const counts = new Map<string, number>();
  let failure = await count(kinds);
  // A server may take fewer aliases than that.
  if (failure?.kind === 'rejected' && kinds.length > 1) {
    failure = null;
    for (const kind of kinds) failure ??= await count([kind]);
  }
  if (failure !== null) return { ok: false, failure };
  const all = counts.get('all');
  if (all === undefined) return { ok: false, failure: NO_USERS };
  const active = counts.get('active') ?? null;
  return { ok: true, value: { all, active, archived: counts.get('archived') ?? null } };

  async function count(asked: readonly (keyof typeof COUNTED)[]): Promise<Failure | null> {
    const answer = await ask({ document: countDocument(asked), variables: {} });
    for (const kind of asked) {
      const list = answer.ok ? answer.value.data?.[kind] : null;
      const found = isObject(list) ? list['count'] : null;
      if (typeof found === 'number') counts.set(kind, found);
    }
    return failureIn(answer);
  }
}
