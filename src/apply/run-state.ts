// What becomes of rows after an answer: an outcome, another try after a while, or the end of the run.

import { backoffMs } from '../user/backoff.ts';
import type { Failure, Written } from '../user/gateway.ts';
import { answerTo } from './answer-to.ts';
import type { BatchSize } from './batch-size.ts';
import { Breaker } from './breaker.ts';
import type { RunClock } from './clock.ts';
import type { ApplyOptions } from './options.ts';
import { DONE, isDone, type Outcome } from './outcome.ts';
import type { Asked, RequestLine } from './request-queue.ts';
import type { Row, Schedule } from './schedule.ts';

/** Refusals in a row, each after a longer pause, before the run stops. */
const MOST_REFUSALS = 12;

/** Rows that may be what makes the endpoint refuse a document, while nothing has worked yet. */
const MOST_SUSPECTS = 10;

/** What the parts of one run share. */
export interface RunParts {
  readonly options: ApplyOptions;
  readonly clock: RunClock;
  readonly line: RequestLine;
  readonly schedule: Schedule;
  readonly batch: BatchSize;
  /** Aborted when the run stops: nothing new is sent. */
  readonly halt: AbortController;
  /** Told when something may go on: a row is back, or the run has stopped. */
  readonly wake: () => void;
}

export class Settler {
  readonly #run: RunParts;
  readonly #breaker = new Breaker();
  #hasAccepted = false;
  #suspects = 0;
  #asleep = 0;
  #stoppedBy: Failure | null = null;

  constructor(run: RunParts) {
    this.#run = run;
  }

  /** What stopped the run, or `null`. */
  get stoppedBy(): Failure | null {
    return this.#stoppedBy;
  }

  /** How many lots of rows wait for another try. */
  get asleep(): number {
    return this.#asleep;
  }

  /** Whether any row has gone through. */
  get hasAccepted(): boolean {
    return this.#hasAccepted;
  }

  /** The run ends: what is in flight is finished, and nothing else is started. */
  stop(failure: Failure): void {
    this.#stoppedBy ??= failure;
    this.#run.halt.abort();
    this.#run.wake();
  }

  end(row: Row, outcome: Outcome): void {
    this.#run.options.onOutcome(outcome);
    this.#run.schedule.settle(row.change, isDone(outcome));
  }

  /** The server has answered a request as a whole. */
  answered(): void {
    this.#breaker.succeeded();
  }

  /** The server says that the row went through: what it says is compared with what was asked. */
  made(row: Row, written: Written): void {
    const { change, attempts } = row;
    const { created, user } = written;
    const told = answerTo(change, written);
    if (told === 'otherUser') {
      // Their ref or address has gone to somebody else, or the server mixes people up.
      this.#fail(row, OTHER_USER);
      this.stop(OTHER_USER);
      return;
    }
    if (told === 'different') {
      // An answer may be of the moment before: to have read the user back decides.
      row.lastFailure = NOT_WRITTEN;
      row.isUnknown = true;
      row.isChecked = true;
      this.#run.schedule.again([row]);
      return;
    }
    this.#accept();
    // Somebody else has made this user since the plan: they were not created here.
    const wasThere = change.action === 'create' && created === false && !row.wasUnknown;
    const outcome = wasThere ? 'updated' : DONE[change.action];
    this.end(row, { change: change.number, attempts, outcome, id: user.id });
  }

  /** Reading back has shown that an earlier attempt was carried out. */
  foundMade(row: Row, id: string): void {
    this.#accept();
    const { change, attempts } = row;
    this.end(row, { change: change.number, attempts, outcome: DONE[change.action], id });
  }

  /** The server says no to this row. */
  rejected(row: Row, failure: Failure): void {
    const { schedule } = this.#run;
    if (row.wasUnknown && !row.isChecked) {
      // It may be the row's own earlier attempt that has taken the address.
      row.isChecked = true;
      row.isUnknown = true;
      schedule.again([row]);
      return;
    }
    if (isFull(failure) && schedule.waitForSeats(row)) return;
    const isDocument =
      failure.kind === 'rejected'
      && (failure.reason === 'document' || failure.reason === 'tooMuch');
    if (isDocument && !this.#hasAccepted) {
      // Nothing has worked yet: is it this row's doing, or can the endpoint not take any?
      this.#suspects += 1;
      if (row.isSuspect || this.#suspects >= MOST_SUSPECTS) this.stop(failure);
      row.isSuspect = true;
      schedule.postpone(row);
      return;
    }
    this.#fail(row, failure);
  }

  /** The server asks for patience; the line has paused already. */
  refused(rows: readonly Row[], failure: Failure, { startedAt }: Asked<unknown>): void {
    const { clock, line, schedule } = this.#run;
    const isBarred =
      failure.kind === 'forbidden' && this.#breaker.failed(failure, startedAt, clock.now());
    if (isBarred || line.refusals >= MOST_REFUSALS) this.stop(failure);
    schedule.again(rows);
  }

  /** Tries the rows again after a while, as far as they and the run have tries left. */
  retry(rows: readonly Row[], failure: Failure, asked: Asked<unknown>): void {
    this.#count(failure, asked);
    const left: Row[] = [];
    for (const row of rows) {
      row.failures += 1;
      // What may have been made is read back first, however often it failed.
      if (row.isUnknown || !this.isExhausted(row)) left.push(row);
      else this.giveUp(row);
    }
    if (left.length > 0) this.#later(left, failure);
  }

  /** Reads the rows back again after a while: that does not count against them. */
  readLater(rows: readonly Row[], failure: Failure, asked: Asked<unknown>): void {
    this.#count(failure, asked);
    this.#later(rows, failure);
  }

  isExhausted({ failures }: Row): boolean {
    return failures >= this.#run.options.pace.attempts;
  }

  giveUp(row: Row): void {
    this.#fail(row, row.lastFailure ?? { kind: 'unknown' });
  }

  /** Whether the server refused a request for its size; then batches get smaller. */
  hadTooMany(aliases: number, failure: Failure): boolean {
    const isRefusal = failure.kind === 'rejected' && failure.reason === 'tooMuch';
    if (!isRefusal || failure.untold === true || aliases < 2) return false;
    this.#run.batch.refused(aliases, failure.allowed ?? null);
    return true;
  }

  /** What to say of a row that a stopped run leaves behind. */
  unfinished({ change, attempts, isUnknown, lastFailure }: Row): Outcome {
    const stoppedBy = this.#stoppedBy ?? { kind: 'aborted' };
    const about = { change: change.number, attempts, open: true } as const;
    if (attempts === 0) return { ...about, outcome: 'notSent', failure: stoppedBy };
    const failure = isUnknown ? ({ kind: 'unknown' } as const) : (lastFailure ?? stoppedBy);
    return { ...about, outcome: 'failed', failure };
  }

  #accept(): void {
    this.#hasAccepted = true;
    this.#breaker.accepted();
  }

  #fail(row: Row, failure: Failure): void {
    const { change, attempts } = row;
    this.end(row, { change: change.number, attempts, outcome: 'failed', failure });
    if (this.#breaker.rejected(failure, this.#hasAccepted)) this.stop(failure);
  }

  #count(failure: Failure, { startedAt }: Asked<unknown>): void {
    if (this.#breaker.failed(failure, startedAt, this.#run.clock.now())) this.stop(failure);
  }

  #later(rows: readonly Row[], failure: Failure): void {
    const { options, clock, line, schedule, halt, wake } = this.#run;
    const inARow = this.#breaker.failures;
    if (inARow > 1) line.pause(failure, backoffMs(inARow, clock.random()));
    const failures = Math.max(1, ...rows.map((row) => row.failures));
    const ms = backoffMs(failures, clock.random());
    options.onRetry?.(failure, ms);
    this.#asleep += 1;
    void clock.sleep(ms, halt.signal).then(() => {
      this.#asleep -= 1;
      schedule.again(rows);
      wake();
    });
  }
}

const OTHER_USER: Failure = { kind: 'rejected', reason: 'otherUser', serverMessage: '' };

const NOT_WRITTEN: Failure = { kind: 'rejected', reason: 'notWritten', serverMessage: '' };

/** The subscription has no room for one more. */
export function isFull(failure: Failure): boolean {
  return failure.kind === 'rejected' && failure.reason === 'full';
}
