// Pages of users: all of them once, by offset in parallel or by cursor in a row.

import type { Failure, Result } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import { type Envelope, failureOfError, isObject } from './answer.ts';
import type { ReadCapabilities } from './capabilities.ts';
import { alias, type Operation, type Page, readPagesOperation } from './documents.ts';
import { parseUser } from './parse-user.ts';

/** A list that is read page by page. */
export interface PageList {
  readonly archived: boolean | null;
  /** How many it had when it was asked. */
  readonly count: number;
}

/** How one reading of all pages went. */
export interface Sweep {
  /** How many users there were at its end. */
  readonly count: number;
  /** Every page agreed on the count, and there were as many different users: nobody slipped through. */
  readonly isWhole: boolean;
}

/** The largest page (PLUVO-API, Second generation). */
const PAGE_SIZE = 50;

/** Pages in one request, as long as the server takes them. */
const PAGES_PER_REQUEST = 10;

type OnUser = (user: User) => void;

/** Reads every page of the lists by offset, several in a request, several requests at once. */
export async function sweep(
  lists: readonly PageList[],
  reading: Reading,
  onUser: OnUser,
): Promise<Result<Sweep>> {
  const tally = new Tally();
  for (const list of lists) {
    const failure = await new OffsetSweep(list, reading, tally, onUser).finished();
    if (failure !== null) return { ok: false, failure };
  }
  return { ok: true, value: tally.result() };
}

/** Reads the pages of the lists one after another, by cursor. */
export async function readByCursor(
  lists: readonly PageList[],
  reading: Reading,
  onUser: OnUser,
): Promise<Result<Sweep>> {
  const tally = new Tally();
  for (const { archived } of lists) {
    let after: string | null = null;
    for (let hasNext = true; hasNext;) {
      const page: Page = { first: PAGE_SIZE, from: { after }, archived };
      const answer = await reading.ask(readPagesOperation([page], reading.read));
      const failure = failureIn(answer);
      if (failure !== null) return { ok: false, failure };
      const got = answer.ok ? readPage(answer.value, 0) : null;
      if (got === null) return { ok: false, failure: NO_USERS };
      for (const user of got.users) onUser(user);
      tally.add(got, archived);
      hasNext = got.hasNext && got.endCursor !== null && got.endCursor !== after;
      after = got.endCursor;
    }
  }
  return { ok: true, value: tally.result() };
}

/** One list, by offset. */
class OffsetSweep {
  readonly #list: PageList;
  readonly #reading: Reading;
  readonly #tally: Tally;
  readonly #onUser: OnUser;
  #size = PAGE_SIZE;
  #atOnce = PAGES_PER_REQUEST;
  #count: number;
  #next = 0;
  /** Offsets of pages that were asked for in a request that was too much. */
  readonly #again: number[] = [];
  #stoppedBy: Failure | null = null;
  /** Pages, by their offset, that came before the ones in front of them. */
  readonly #early = new Map<number, readonly User[]>();
  /** Users are handed over in the order of the list up to here. */
  #handedOver = 0;

  constructor(list: PageList, reading: Reading, tally: Tally, onUser: OnUser) {
    this.#list = list;
    this.#reading = reading;
    this.#tally = tally;
    this.#onUser = onUser;
    this.#count = list.count;
  }

  async finished(): Promise<Failure | null> {
    // The first page alone: it tells how large a page is.
    await this.#request([this.#take()]);
    const workers = Array.from({ length: this.#reading.concurrency }, () => this.#work());
    await Promise.all(workers);
    this.#handOver(Infinity);
    return this.#stoppedBy;
  }

  async #work(): Promise<void> {
    while (this.#stoppedBy === null) {
      const offsets: number[] = [];
      while (offsets.length < this.#atOnce && this.#hasMore()) offsets.push(this.#take());
      if (offsets.length === 0) return;
      await this.#request(offsets);
    }
  }

  #hasMore(): boolean {
    return this.#again.length > 0 || this.#next < this.#count;
  }

  #take(): number {
    const again = this.#again.pop();
    if (again !== undefined) return again;
    const offset = this.#next;
    this.#next += this.#size;
    return offset;
  }

  async #request(offsets: readonly number[]): Promise<void> {
    const { archived } = this.#list;
    const first = this.#size;
    const pages = offsets.map((offset): Page => ({ first, from: { offset }, archived }));
    const answer = await this.#reading.ask(readPagesOperation(pages, this.#reading.read));
    const failure = failureIn(answer);
    if (failure !== null) {
      this.#shrinkOrStop(failure, offsets);
      return;
    }
    for (const [number, offset] of offsets.entries()) {
      const page = answer.ok ? readPage(answer.value, number) : null;
      if (page === null) this.#stoppedBy ??= NO_USERS;
      else this.#got(page, offset);
    }
  }

  #got(page: GotPage, offset: number): void {
    this.#count = page.count;
    this.#tally.add(page, this.#list.archived);
    this.#early.set(offset, page.users);
    this.#handOver(this.#handedOver);
    // The server may give fewer than were asked for: the rest of this page is the next one.
    if (page.users.length > 0 && page.users.length < this.#size && page.hasNext) {
      this.#again.push(offset + page.users.length);
      if (offset === 0) {
        this.#size = page.users.length;
        this.#next = this.#size;
        this.#again.length = 0;
      }
    }
  }

  /** Hands over the pages that begin at most at that offset, and all that follow on without a gap. */
  #handOver(upTo: number): void {
    for (let to = upTo; this.#early.size > 0; to = Math.max(upTo, this.#handedOver)) {
      const offset = Math.min(...this.#early.keys());
      if (offset > to) return;
      const users = this.#early.get(offset) ?? [];
      this.#early.delete(offset);
      for (const user of users) this.#onUser(user);
      this.#handedOver = Math.max(this.#handedOver, offset + users.length);
    }
  }

  /** Servers limit aliases, complexity and time: half as many pages, down to one, then smaller ones. */
  #shrinkOrStop(failure: Failure, offsets: readonly number[]): void {
    const limit = pageLimitIn(failure);
    if (limit !== null && limit < this.#size && offsets[0] === 0) {
      this.#size = limit;
      this.#next = 0;
    } else if (offsets.length > 1 && MAY_BE_TOO_MUCH.has(failure.kind)) {
      this.#atOnce = Math.max(1, Math.min(this.#atOnce, Math.floor(offsets.length / 2)));
      this.#again.push(...offsets);
    } else this.#stoppedBy ??= failure;
  }
}

const MAY_BE_TOO_MUCH: ReadonlySet<Failure['kind']> = new Set([
  'rejected',
  'server',
  'timeout',
  'network',
  'notGraphql',
  'tooLarge',
]);

/** `Requesting 50 records … exceeds the `first` limit of 20 records.` (graphene) */
function pageLimitIn(failure: Failure): number | null {
  if (failure.kind !== 'rejected') return null;
  const found = /\bfirst\b.* limit of (\d+)/.exec(failure.serverMessage)?.[1];
  return found === undefined || Number(found) < 1 ? null : Number(found);
}

interface GotPage {
  readonly users: readonly User[];
  readonly count: number;
  readonly hasNext: boolean;
  readonly endCursor: string | null;
}

/** The page of that number in an answer, or `null` where there is none or somebody in it is no user. */
function readPage({ data }: Envelope, number: number): GotPage | null {
  const list = data?.[alias(number)];
  if (!isObject(list) || !Array.isArray(list['edges'])) return null;
  const { count, pageInfo } = list;
  if (typeof count !== 'number' || !isObject(pageInfo)) return null;
  const { hasNextPage, endCursor } = pageInfo;
  const users = list['edges'].map((edge) => (isObject(edge) ? parseUser(edge['node']) : null));
  const known = users.filter((user) => user !== null);
  if (known.length < users.length) return null;
  return {
    users: known,
    count,
    hasNext: hasNextPage === true,
    endCursor: typeof endCursor === 'string' ? endCursor : null,
  };
}

/** Who was on the pages of one reading, and whether the pages agree. */
class Tally {
  readonly #ids = new Set<string>();
  /** By list: the last count, and whether all were the same. */
  readonly #counts = new Map<boolean | null, number>();
  #agrees = true;

  add({ users, count }: GotPage, list: boolean | null): void {
    for (const { id } of users) this.#ids.add(id);
    const before = this.#counts.get(list);
    if (before !== undefined && before !== count) this.#agrees = false;
    this.#counts.set(list, count);
  }

  result(): Sweep {
    const count = [...this.#counts.values()].reduce((sum, one) => sum + one, 0);
    return { count, isWhole: this.#agrees && this.#ids.size === count };
  }
}

export interface Reading {
  readonly ask: (operation: Operation) => Promise<Result<Envelope>>;
  readonly read: ReadCapabilities;
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** Told of each user once, in no particular order. */
  readonly onUser: (user: User) => void;
  /** How many have been read, of how many that there are. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What an answer that is to be read whole failed with. */
export function failureIn(answer: Result<Envelope>): Failure | null {
  if (!answer.ok) return answer.failure;
  const error = answer.value.errors[0];
  return error === undefined ? null : failureOfError(error);
}

export const NO_USERS: Failure = {
  kind: 'notGraphql',
  status: 200,
  found: 'an answer without users',
};
