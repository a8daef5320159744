// Looks at the users whose changes may have been made, and decides.

import type { Change } from '../plan/plan.ts';
import { emailForm, tidy } from '../user/fold.ts';
import { type Failure, type Selector, selectorOf } from '../user/gateway.ts';
import { refOf, type User } from '../user/user.ts';
import { isAfter, isBefore } from './answer-to.ts';
import { classOf, isThrottle } from './failure-class.ts';
import { freshChange, presentSelector, writesExtras } from './fresh-extras.ts';
import type { Asked } from './request-queue.ts';
import type { RunParts, Settler } from './run-state.ts';
import type { Row } from './schedule.ts';

export class Verifier {
  readonly #run: RunParts;
  readonly #settler: Settler;

  constructor(run: RunParts, settler: Settler) {
    this.#run = run;
    this.#settler = settler;
  }

  /** Reads the users of the rows back. What was not made is put back into the schedule. */
  async verify(rows: readonly Row[]): Promise<void> {
    const { schedule } = this.#run;
    const asked = rows.map(({ change }) => selectorsOf(change));
    const found = await this.#read(rows, asked.flat());
    if (found === null) return;
    let from = 0;
    const open: Row[] = [];
    for (const [number, row] of rows.entries()) {
      const until = from + (asked[number]?.length ?? 0);
      if (!this.#isSettledBy(row, found.slice(from, until))) open.push(row);
      from = until;
    }
    schedule.again(open);
  }

  /**
   * The changes of rows that write extra fields, as they are to be written to the users as they are now.
   * Who is no longer as the plan says is stale. `null`: that could not be read, and all rows are back in
   * the schedule.
   */
  async freshChanges(rows: readonly Row[]): Promise<ReadonlyMap<Row, Change | null> | null> {
    const concerned = rows.filter(writesExtras);
    const found = await this.#read(rows, concerned.map(presentSelector));
    if (found === null) return null;
    return new Map(
      concerned.map((row, at) => [row, freshChange(row.change, found[at] ?? null)] as const),
    );
  }

  /** The users whom the selectors find; `null`: that did not work, and the rows are back in the schedule. */
  async #read(
    rows: readonly Row[],
    selectors: readonly Selector[],
  ): Promise<readonly (User | null)[] | null> {
    const { batch, halt, line, options } = this.#run;
    const found: (User | null)[] = [];
    while (found.length < selectors.length) {
      const part = selectors.slice(found.length, found.length + batch.size);
      const reply = await line.ask((onLeft) => options.gateway.readBack(part, halt.signal, onLeft));
      const { answer } = reply;
      if (!answer.ok) {
        this.#unread(rows, part.length, answer.failure, reply);
        return null;
      }
      found.push(...part.map((_, at) => answer.value[at] ?? null));
      this.#settler.answered();
      if (part.some((selector, at) => !isAbout(selector, answer.value[at] ?? null))) {
        this.#settler.stop({ kind: 'rejected', reason: 'otherUser', serverMessage: '' });
        this.#run.schedule.again(rows);
        return null;
      }
    }
    return found;
  }

  /** Decides one row by what was found; false when it is to be sent again. */
  #isSettledBy(row: Row, found: readonly (User | null)[]): boolean {
    const reading = readingOf(row.change, found);
    row.isUnknown = false;
    if (reading.is === 'made') {
      this.#settler.foundMade(row, reading.user.id);
      return true;
    }
    if (reading.is === 'gone' || (reading.is === 'changed' && row.isResumed)) {
      const { change, attempts } = row;
      this.#settler.end(row, { change: change.number, attempts, outcome: 'stale' });
      return true;
    }
    if (row.isChecked && row.lastFailure !== null) {
      this.#settler.rejected(row, row.lastFailure);
      return true;
    }
    if (!this.#settler.isExhausted(row)) return false;
    this.#settler.giveUp(row);
    return true;
  }

  #unread(rows: readonly Row[], selectors: number, failure: Failure, asked: Asked<unknown>): void {
    const { schedule } = this.#run;
    if (this.#settler.hadTooMany(selectors, failure)) {
      schedule.again(rows);
      return;
    }
    const kind = classOf(failure, 1);
    if (kind === 'stop' || kind === 'row') {
      this.#settler.stop(failure);
      schedule.again(rows);
    } else if (isThrottle(failure)) this.#settler.refused(rows, failure, asked);
    else this.#settler.readLater(rows, failure, asked);
  }
}

/**
 * `changed`: neither as wanted nor as before, so somebody else was there. `gone`: nobody has the address
 * that alone would tell the server who is meant; sent again, the change would create a user.
 */
export type Reading =
  | { readonly is: 'made'; readonly user: User }
  | { readonly is: 'notMade' }
  | { readonly is: 'changed' }
  | { readonly is: 'gone' };

/**
 * How to find the user of a change, whether it was made or not: by the ref they get and the one they
 * had; by address where there is no ref.
 */
function selectorsOf(change: Change): readonly Selector[] {
  const refs = new Set<string>();
  for (const { field: name, after } of change.fields) {
    if (name === 'ref' && after !== null && after !== '') refs.add(after);
  }
  if (change.action !== 'create') {
    const selector = selectorOf(change.before);
    if (selector.by === 'email') return [...[...refs].map(byRef), selector];
    refs.add(selector.ref);
  }
  if (refs.size > 0) return [...refs].map(byRef);
  const email = change.fields.find(({ field: name }) => name === 'email')?.after;
  return typeof email === 'string' ? [{ by: 'email', email }] : [];
}

function byRef(ref: string): Selector {
  return { by: 'ref', ref };
}

/** What the users found by `selectorsOf` say about a change. */
function readingOf(change: Change, found: readonly (User | null)[]): Reading {
  const users = found.filter((user) => user !== null);
  const user =
    change.action === 'create' ? users[0] : users.find(({ id }) => id === change.before.id);
  if (user === undefined) {
    if (change.action === 'create') return { is: 'notMade' };
    // Of a ref that nobody has, the server will say so.
    return { is: refOf(change.before) === null ? 'gone' : 'notMade' };
  }
  if (change.fields.every((wanted) => isAfter(wanted, user))) return { is: 'made', user };
  if (change.action === 'create') return { is: 'changed' };
  const isUntouched = change.fields.every(
    (wanted) => isAfter(wanted, user) || isBefore(wanted, user),
  );
  return { is: isUntouched ? 'notMade' : 'changed' };
}

/** Whether a user found by a selector is the one it asked for, in the form in which they are unique. */
export function answers(selector: Selector, user: User): boolean {
  return selector.by === 'ref'
    ? user.ref !== null && tidy(user.ref) === tidy(selector.ref)
    : emailForm(user.email) === emailForm(selector.email);
}

/** Whether an answer is about whom was asked for; some servers find a reference in any case. */
function isAbout(selector: Selector, user: User | null): boolean {
  if (user === null || answers(selector, user)) return true;
  return (
    selector.by === 'ref' && tidy(user.ref ?? '').toLowerCase() === tidy(selector.ref).toLowerCase()
  );
}
