// Which changes may be sent together, and when: those that touch one person, or hand an address over,
// are never in flight at once.

import type { Change, Plan } from '../plan/plan.ts';
import { emailForm, tidy } from '../user/fold.ts';
import type { Failure } from '../user/gateway.ts';
import type { ApplyOptions } from './options.ts';
import { isDone, isFinal, type Outcome } from './outcome.ts';

/** A change on its way. */
export interface Row {
  readonly change: Change;
  /** Requests it was in. */
  attempts: number;
  /** Failures that count against it. */
  failures: number;
  /** It may have been made: to be read back before anything is sent again. */
  isUnknown: boolean;
  /** Some earlier attempt may have been carried out. */
  wasUnknown: boolean;
  /** It was sent in an earlier part of the run, so others may have been there since. */
  isResumed: boolean;
  /** The most that it may be one of in a request: 1 for one of its own. */
  mostTogether: number;
  /** It was refused and has been read back since: the refusal stands. */
  isChecked: boolean;
  /** It may be what makes the endpoint refuse a document. */
  isSuspect: boolean;
  /** It found the subscription full, and has waited for the archives of this run. */
  hasWaited: boolean;
  lastFailure: Failure | null;
}

/** A change about which nothing is known yet. */
function newRow(change: Change): Row {
  return {
    change,
    attempts: 0,
    failures: 0,
    isUnknown: false,
    wasUnknown: false,
    isResumed: false,
    // A batch that is undone has sent its mail already, and would send it again.
    mostTogether: change.action === 'create' && change.sendInvite ? 1 : Infinity,
    isChecked: false,
    isSuspect: false,
    hasWaited: false,
    lastFailure: null,
  };
}

/** How many rows that go alone are passed over, at most, to fill a batch with others. */
const MOST_PASSED_OVER = 50;

/** Who waits for the end of all archives; no change has that number. */
const ARCHIVES = -1;

/** Takes the rows of a plan in its order, and hands out what may be in flight together. */
export class Schedule {
  readonly #rest: Iterator<Row>;
  /** Taken up before the rest: back from a failure, or released by another's end. */
  #ready: Row[] = [];
  /** Passed over because they go alone; they are next. */
  #passed: Row[] = [];
  /** Archives that have not ended. */
  #archives: number;
  /** The subscription was found full: who would take a seat waits for the archives. */
  #isFull = false;
  /** By the number of the change whose end they wait for. */
  readonly #waiting = new Map<number, Row[]>();
  readonly #holders = new Map<string, number>();
  /** Whether a change that others wait for was made; absent until it has ended. */
  readonly #ended = new Map<number, boolean>();
  readonly #awaited: ReadonlySet<number>;
  #blocked: Row[] = [];
  readonly #last: Row[] = [];

  /**
   * `rows` in the order of the plan; `awaited` are the changes that others wait for, `ended` those of
   * them that ended before, and whether they were made; `archives` is how many of the rows archive.
   */
  constructor(
    rows: Iterable<Row>,
    awaited: ReadonlySet<number>,
    ended: Iterable<readonly [change: number, made: boolean]>,
    archives: number,
  ) {
    this.#rest = rows[Symbol.iterator]();
    this.#awaited = awaited;
    this.#archives = archives;
    for (const [change, made] of ended) this.#ended.set(change, made);
  }

  /**
   * Up to `most` rows that may be in flight together, all to be read back or all to be sent; none when
   * nothing may go now. They hold what they touch until `settle`.
   */
  take(most: number): readonly Row[] {
    const taken: Row[] = [];
    let room = most;
    while (taken.length < room && (taken.length === 0 || this.#passed.length < MOST_PASSED_OVER)) {
      const row = (taken.length === 0 ? this.#passed.shift() : undefined) ?? this.#next();
      if (row === null) break;
      const [first] = taken;
      const together = row.isUnknown ? Infinity : row.mostTogether;
      if (first !== undefined && row.isUnknown !== first.isUnknown) {
        this.#ready.push(row);
        break;
      }
      if (taken.length >= together) {
        this.#passed.push(row);
        continue;
      }
      if (!this.#mayGo(row)) continue;
      taken.push(row);
      room = Math.min(room, together);
    }
    return taken;
  }

  /** Rows whose address was not given up by who had it: they cannot go, and are told once. */
  takeBlocked(): readonly Row[] {
    const blocked = this.#blocked;
    this.#blocked = [];
    return blocked;
  }

  /** Puts rows back that go on later. They keep what they hold. */
  again(rows: readonly Row[]): void {
    this.#ready.push(...rows.toReversed());
  }

  /**
   * The subscription is full: whoever would take a seat waits until the archives have ended. False
   * where the row has waited already, or there is nothing to wait for.
   */
  waitForSeats(row: Row): boolean {
    this.foundFull();
    if (row.hasWaited || this.#archives === 0) return false;
    row.hasWaited = true;
    this.#park(row, ARCHIVES);
    return true;
  }

  /** The subscription was found full. */
  foundFull(): void {
    this.#isFull = this.#archives > 0;
  }

  /** Lets those go who wait for archives, when none of these can go without them; false if nobody does. */
  endWait(): boolean {
    this.#isFull = false;
    return this.#release(ARCHIVES);
  }

  /** Puts a row behind all others. It keeps what it holds. */
  postpone(row: Row): void {
    this.#last.push(row);
  }

  /** A change has ended: what it held is free, and who waited for it may go. */
  settle(change: Change, made: boolean): void {
    for (const key of keysOf(change)) {
      if (this.#holders.get(key) === change.number) this.#holders.delete(key);
    }
    if (this.#awaited.has(change.number)) this.#ended.set(change.number, made);
    this.#release(change.number);
    if (change.action !== 'archive') return;
    this.#archives -= 1;
    if (this.#archives === 0) this.endWait();
  }

  /** Every row that has not been handed out, and those put back: for the end of a stopped run. */
  *remaining(): Generator<Row> {
    yield* this.takeBlocked();
    yield* this.#ready.splice(0).reverse();
    yield* this.#passed.splice(0);
    yield* this.#last.splice(0);
    for (const rows of this.#waiting.values()) yield* rows;
    this.#waiting.clear();
    for (let next = this.#rest.next(); next.done !== true; next = this.#rest.next()) {
      yield next.value;
    }
  }

  #next(): Row | null {
    const ready = this.#ready.pop();
    if (ready !== undefined) return ready;
    const next = this.#rest.next();
    return next.done === true ? (this.#last.shift() ?? null) : next.value;
  }

  /** Takes hold of what the row touches; or parks it behind whoever has it, or with the blocked. */
  #mayGo(row: Row): boolean {
    const { number, waitsFor } = row.change;
    for (const giver of row.isUnknown ? [] : waitsFor) {
      const made = this.#ended.get(giver);
      if (made === undefined) return this.#park(row, giver);
      if (!made) {
        this.#blocked.push(row);
        return false;
      }
    }
    if (this.#isFull && !row.isUnknown && takesSeat(row.change)) return this.#park(row, ARCHIVES);
    const keys = keysOf(row.change);
    for (const key of keys) {
      const holder = this.#holders.get(key);
      if (holder !== undefined && holder !== number) return this.#park(row, holder);
    }
    for (const key of keys) this.#holders.set(key, number);
    return true;
  }

  #release(behind: number): boolean {
    const released = this.#waiting.get(behind);
    if (released === undefined) return false;
    this.#waiting.delete(behind);
    this.#ready.push(...released.toReversed());
    return true;
  }

  #park(row: Row, behind: number): false {
    const rows = this.#waiting.get(behind);
    if (rows === undefined) this.#waiting.set(behind, [row]);
    else rows.push(row);
    return false;
  }
}

function takesSeat({ action }: Change): boolean {
  return action === 'create' || action === 'restore';
}

/** Two changes with a key in common are never in flight together. */
function keysOf(change: Change): readonly string[] {
  const keys: string[] = [];
  const add = (kind: 'id' | 'ref' | 'email', value: string | null): void => {
    if (value === null || value === '') return;
    const form = kind === 'email' ? emailForm(value) : kind === 'ref' ? tidy(value) : value;
    keys.push(`${kind}:${form}`);
  };
  if (change.action !== 'create') {
    const { id, ref, email } = change.before;
    add('id', id);
    add('ref', ref);
    add('email', email);
  }
  for (const { field, after } of change.fields) {
    if (field === 'ref' || field === 'email') add(field, after);
  }
  return keys;
}

/**
 * The schedule of a run: everything that has not ended in an earlier part of it. `onStale` gets each
 * change that is left alone, when its turn comes.
 */
export function scheduleOf(
  plan: Plan,
  { earlier, stale }: Pick<ApplyOptions, 'earlier' | 'stale'>,
  onStale: (outcome: Outcome) => void,
): Schedule {
  const awaited = new Set<number>();
  let archives = 0;
  for (const { number, action, waitsFor } of plan.changes) {
    for (const giver of waitsFor) awaited.add(giver);
    if (action === 'archive' && isOpen(number)) archives += 1;
  }
  const ended = function* (): Generator<readonly [number, boolean]> {
    for (const { number } of plan.changes) {
      if (!awaited.has(number)) continue;
      const outcome = earlier?.outcomeOf(number) ?? null;
      if (outcome !== null && isFinal(outcome)) yield [number, isDone(outcome)];
      else if (stale.has(number)) yield [number, false];
    }
  };
  const rows = function* (): Generator<Row> {
    for (const change of plan.changes) {
      const { number } = change;
      if (hasEnded(number)) continue;
      const attempts = earlier?.attemptsOf(number) ?? 0;
      if (!isOpen(number)) {
        onStale({ change: number, attempts, outcome: 'stale' });
        continue;
      }
      const row = newRow(change);
      row.attempts = attempts;
      row.isUnknown = attempts > 0;
      row.wasUnknown = row.isUnknown;
      row.isResumed = row.isUnknown;
      yield row;
    }
  };
  return new Schedule(rows(), awaited, ended(), archives);

  function hasEnded(number: number): boolean {
    const outcome = earlier?.outcomeOf(number) ?? null;
    return outcome !== null && isFinal(outcome);
  }

  /** It is to be sent. Of what was sent before, only reading it back tells whether it was made. */
  function isOpen(number: number): boolean {
    const wasSent = (earlier?.attemptsOf(number) ?? 0) > 0;
    return !hasEnded(number) && (wasSent || !stale.has(number));
  }
}
