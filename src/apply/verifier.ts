// Looks at the users whose changes may have been made, and decides.

import type { Failure } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import { classOf, isThrottle } from './failure-class.ts';
import type { Asked } from './request-queue.ts';
import type { Row } from './schedule.ts';
import type { RunParts, Settler } from './run-state.ts';
import { readingOf, selectorsOf } from './verify.ts';

export class Verifier {
  readonly #run: RunParts;
  readonly #settler: Settler;

  constructor(run: RunParts, settler: Settler) {
    this.#run = run;
    this.#settler = settler;
  }

  /** Reads the users of the rows back. What was not made is put back into the schedule. */
  async verify(rows: readonly Row[]): Promise<void> {
    const { batch, halt, line, options, schedule } = this.#run;
    const asked = rows.map(({ change }) => selectorsOf(change));
    const selectors = asked.flat();
    const found: (User | null)[] = [];
    while (found.length < selectors.length) {
      const part = selectors.slice(found.length, found.length + batch.size);
      const reply = await line.ask((onLeft) => options.gateway.readBack(part, halt.signal, onLeft));
      const { answer } = reply;
      if (!answer.ok) {
        this.#unread(rows, part.length, answer.failure, reply);
        return;
      }
      found.push(...part.map((_, at) => answer.value[at] ?? null));
      this.#settler.answered();
    }
    let from = 0;
    const open: Row[] = [];
    for (const [number, row] of rows.entries()) {
      const until = from + (asked[number]?.length ?? 0);
      if (!this.#isSettledBy(row, found.slice(from, until))) open.push(row);
      from = until;
    }
    schedule.again(open);
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
