// One run: takes rows from the schedule, sends them in batches, and sees each through to its outcome.

import type { Plan } from '../plan/plan.ts';
import type { Failure, Result, Written } from '../user/gateway.ts';
import { DEFAULT_PACE, type ApplyOptions } from './apply-plan.ts';
import { backoffMs } from './backoff.ts';
import { aliasRefusal, BatchSize } from './batch-size.ts';
import { Breaker } from './breaker.ts';
import { classOf, isThrottle, isTooMuch } from './failure-class.ts';
import { mutationOf } from './mutation.ts';
import { DONE, isDone, type Outcome } from './outcome.ts';
import { scheduleOf } from './pending.ts';
import { RequestLine, type Asked } from './request-line.ts';
import { RunClock } from './run-clock.ts';
import type { Row, Schedule } from './schedule.ts';
import { readingOf, selectorsOf } from './verify.ts';

/** Refusals in a row, each after a longer pause, before the run stops. */
const MOST_REFUSALS = 12;
/** Rows that may be what makes the endpoint refuse a document, while nothing has worked yet. */
const MOST_SUSPECTS = 10;

export class Run {
  readonly #options: ApplyOptions;
  readonly #clock: RunClock;
  readonly #line: RequestLine;
  readonly #schedule: Schedule;
  readonly #batch: BatchSize;
  readonly #breaker = new Breaker();
  readonly #halt = new AbortController();
  #underway = 0;
  #asleep = 0;
  #wake: () => void = () => undefined;
  #hasAccepted = false;
  #suspects = 0;
  #stoppedBy: Failure | null = null;
  /** Something that is no failure of a request: thrown at the end. */
  #broken: { readonly error: unknown } | null = null;

  constructor(plan: Plan, options: ApplyOptions) {
    const { clock, pace } = options;
    this.#options = options;
    this.#clock = new RunClock(clock);
    this.#batch = new BatchSize(pace.batch ?? DEFAULT_PACE.batch ?? 1);
    this.#line = new RequestLine({
      concurrency: pace.concurrency,
      rate: pace.rate,
      clock: this.#clock,
      halted: this.#halt.signal,
      onPause: (failure, ms) => options.onRetry?.(failure, ms),
    });
    this.#schedule = scheduleOf(plan, options, (outcome) => {
      options.onOutcome(outcome);
    });
  }

  /** See `applyPlan`. */
  async finished(): Promise<Failure | null> {
    const { signal } = this.#options;
    const interrupt = (): void => {
      this.#stop({ kind: 'aborted' });
    };
    signal.addEventListener('abort', interrupt, { once: true });
    if (signal.aborted) interrupt();
    while (this.#stoppedBy === null && (await this.#step()));
    while (this.#underway + this.#asleep > 0) await this.#somethingEnds();
    signal.removeEventListener('abort', interrupt);
    for (const row of this.#schedule.remaining()) this.#end(row, this.#unfinished(row));
    if (this.#broken !== null) throw this.#broken.error;
    return this.#stoppedBy;
  }

  /** Starts what can be started; false when there is nothing left. */
  async #step(): Promise<boolean> {
    const isFull = this.#underway >= this.#options.pace.concurrency;
    const rows = isFull ? [] : this.#schedule.take(this.#batch.size);
    if (rows.length > 0) {
      this.#start(rows);
      return true;
    }
    const blocked = this.#schedule.takeBlocked();
    for (const row of blocked) {
      const { number } = row.change;
      this.#end(row, {
        change: number,
        attempts: row.attempts,
        outcome: 'notSent',
        failure: ADDRESS_KEPT,
      });
    }
    if (blocked.length > 0) return true;
    if (this.#underway + this.#asleep === 0) return false;
    await this.#somethingEnds();
    return true;
  }

  #somethingEnds(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #start(rows: readonly Row[]): void {
    this.#underway += 1;
    const work = rows[0]?.isUnknown === true ? this.#readBack(rows) : this.#send(rows);
    void work
      .catch((error: unknown) => {
        this.#break(error);
        this.#schedule.again(rows);
      })
      .finally(() => {
        this.#underway -= 1;
        this.#wake();
      });
  }

  async #send(rows: readonly Row[]): Promise<void> {
    const { gateway, beforeSend } = this.#options;
    const asked = await this.#line.ask<readonly Result<Written>[]>(async (onLeft) => {
      await beforeSend?.(rows.map(({ change }) => change.number));
      for (const row of rows) row.attempts += 1;
      const mutations = rows.map(({ change }) => mutationOf(change));
      return gateway.send(mutations, NEVER_ABORTED, onLeft);
    });
    const { answer } = asked;
    if (!answer.ok) {
      this.#failed(rows, answer.failure, asked);
      return;
    }
    this.#succeeded(rows.length, asked);
    const results = rows.map((_, number) => answer.value[number] ?? NO_RESULT);
    const [first] = rows;
    const [result] = results;
    if (rows.length === 1 && first !== undefined && result?.ok === false) {
      this.#failedAlone(first, result.failure, asked);
    } else if (results.every(({ ok }) => ok)) {
      for (const [number, row] of rows.entries()) {
        const each = results[number];
        if (each?.ok === true) this.#made(row, each.value);
      }
    } else {
      // A server may have undone the whole batch, and still show the others as done.
      for (const [number, row] of rows.entries()) {
        const each = results[number];
        row.lastFailure = each?.ok === false ? each.failure : null;
        row.isAlone = true;
      }
      this.#doubt(rows);
      this.#schedule.again(rows);
    }
  }

  #succeeded(mutations: number, { ms }: Asked<unknown>): void {
    this.#batch.answered(mutations, ms);
    this.#breaker.succeeded();
    this.#options.onRate?.(this.#line.rate);
  }

  /** The request failed as a whole. */
  #failed(rows: readonly Row[], failure: Failure, asked: Asked<unknown>): void {
    for (const row of rows) row.lastFailure = failure;
    if (isTooMuch(failure)) this.#batch.tooMuch(rows.length);
    if (this.#hadTooMany(rows.length, failure)) {
      this.#schedule.again(rows);
      return;
    }
    switch (classOf(failure, rows.length)) {
      case 'stop':
        // Of an answer that was too large nobody knows what it said.
        if (failure.kind === 'tooLarge') this.#doubt(rows);
        this.#stop(failure);
        this.#schedule.again(rows);
        return;
      case 'again':
        if (isThrottle(failure)) this.#refused(rows, failure, asked);
        else this.#retry(rows, failure, asked);
        return;
      case 'verify':
        // A batch that the server stumbles over is taken apart the second time.
        for (const row of rows) row.isAlone = row.failures > 0;
        this.#doubt(rows);
        this.#retry(rows, failure, asked);
        return;
      case 'split':
        for (const row of rows) row.isAlone = true;
        this.#schedule.again(rows);
        return;
      case 'row':
        for (const row of rows) this.#rejected(row, failure);
        return;
    }
  }

  /** The only mutation of an answer failed. */
  #failedAlone(row: Row, failure: Failure, asked: Asked<unknown>): void {
    row.lastFailure = failure;
    switch (classOf(failure, 1)) {
      case 'stop':
        this.#stop(failure);
        this.#schedule.again([row]);
        return;
      case 'verify':
        this.#doubt([row]);
        this.#retry([row], failure, asked);
        return;
      case 'again':
      case 'split':
        this.#retry([row], failure, asked);
        return;
      case 'row':
        this.#rejected(row, failure);
        return;
    }
  }

  #rejected(row: Row, failure: Failure): void {
    const { number } = row.change;
    if (row.wasUnknown && !row.isChecked) {
      // It may be the row's own earlier attempt that has taken the address.
      row.isChecked = true;
      row.isUnknown = true;
      this.#schedule.again([row]);
      return;
    }
    const isDocument = failure.kind === 'rejected' && failure.reason === 'document';
    if (isDocument && !this.#hasAccepted) {
      // Nothing has worked yet: is it this row's doing, or can the endpoint not take any?
      this.#suspects += 1;
      if (row.isSuspect || this.#suspects >= MOST_SUSPECTS) this.#stop(failure);
      row.isSuspect = true;
      this.#schedule.postpone(row);
      return;
    }
    this.#end(row, { change: number, attempts: row.attempts, outcome: 'failed', failure });
    if (this.#breaker.rejected(failure, this.#hasAccepted)) this.#stop(failure);
  }

  /** The server asks for patience; the line has paused already. */
  #refused(rows: readonly Row[], failure: Failure, { startedAt }: Asked<unknown>): void {
    const isBarred =
      failure.kind === 'forbidden' && this.#breaker.failed(failure, startedAt, this.#clock.now());
    if (isBarred || this.#line.refusals >= MOST_REFUSALS) this.#stop(failure);
    this.#schedule.again(rows);
  }

  /** Tries the rows again after a while, as far as they and the run have tries left. */
  #retry(rows: readonly Row[], failure: Failure, { startedAt }: Asked<unknown>): void {
    if (this.#breaker.failed(failure, startedAt, this.#clock.now())) this.#stop(failure);
    const left: Row[] = [];
    for (const row of rows) {
      row.failures += 1;
      // What may have been made is read back first, however often it failed.
      if (row.isUnknown || !this.#isExhausted(row)) left.push(row);
      else this.#giveUp(row);
    }
    if (left.length > 0) this.#later(left, failure);
  }

  #later(rows: readonly Row[], failure: Failure): void {
    const inARow = this.#breaker.failures;
    if (inARow > 1) this.#line.pause(failure, backoffMs(inARow, this.#clock.random()));
    const failures = Math.max(1, ...rows.map((row) => row.failures));
    const ms = backoffMs(failures, this.#clock.random());
    this.#options.onRetry?.(failure, ms);
    this.#asleep += 1;
    void this.#clock.sleep(ms, this.#halt.signal).then(() => {
      this.#asleep -= 1;
      this.#schedule.again(rows);
      this.#wake();
    });
  }

  /** Looks at the users whose changes may have been made, and decides. */
  async #readBack(rows: readonly Row[]): Promise<void> {
    const { gateway } = this.#options;
    const asked = rows.map(({ change }) => selectorsOf(change));
    const selectors = asked.flat();
    const found: Parameters<typeof readingOf>[1][number][] = [];
    while (found.length < selectors.length) {
      const part = selectors.slice(found.length, found.length + this.#batch.size);
      const reply = await this.#line.ask((onLeft) =>
        gateway.readBack(part, this.#halt.signal, onLeft),
      );
      if (!reply.answer.ok) {
        this.#unread(rows, part.length, reply.answer.failure, reply);
        return;
      }
      found.push(
        ...part.map((_, at) => (reply.answer.ok ? (reply.answer.value[at] ?? null) : null)),
      );
      this.#breaker.succeeded();
    }
    let from = 0;
    const open: Row[] = [];
    for (const [number, row] of rows.entries()) {
      const until = from + (asked[number]?.length ?? 0);
      if (!this.#isSettledBy(row, found.slice(from, until))) open.push(row);
      from = until;
    }
    this.#schedule.again(open);
  }

  /** Decides one row by what was found; false when it is to be sent again. */
  #isSettledBy(row: Row, found: Parameters<typeof readingOf>[1]): boolean {
    const { number, action } = row.change;
    const reading = readingOf(row.change, found);
    row.isUnknown = false;
    if (reading.is === 'made') {
      this.#accept();
      const { id } = reading.user;
      this.#end(row, { change: number, attempts: row.attempts, outcome: DONE[action], id });
      return true;
    }
    if (reading.is === 'changed' && row.isResumed) {
      this.#end(row, { change: number, attempts: row.attempts, outcome: 'stale' });
      return true;
    }
    if (row.isChecked && row.lastFailure !== null) {
      this.#rejected(row, row.lastFailure);
      return true;
    }
    if (!this.#isExhausted(row)) return false;
    this.#giveUp(row);
    return true;
  }

  #unread(rows: readonly Row[], selectors: number, failure: Failure, asked: Asked<unknown>): void {
    if (this.#hadTooMany(selectors, failure)) {
      this.#schedule.again(rows);
      return;
    }
    const kind = classOf(failure, 1);
    if (kind === 'stop' || kind === 'row') {
      this.#stop(failure);
      this.#schedule.again(rows);
    } else if (isThrottle(failure)) this.#refused(rows, failure, asked);
    else {
      if (this.#breaker.failed(failure, asked.startedAt, this.#clock.now())) this.#stop(failure);
      this.#later(rows, failure);
    }
  }

  /** Whether the server refused a request for the number of its aliases; then batches get smaller. */
  #hadTooMany(aliases: number, failure: Failure): boolean {
    if (failure.kind !== 'rejected' || failure.reason !== 'document' || aliases < 2) return false;
    const refusal = aliasRefusal(failure.serverMessage);
    if (refusal === null) return false;
    this.#batch.refused(aliases, refusal.allowed);
    return true;
  }

  #doubt(rows: readonly Row[]): void {
    for (const row of rows) {
      row.isUnknown = true;
      row.wasUnknown = true;
    }
  }

  #isExhausted({ failures }: Row): boolean {
    return failures >= this.#options.pace.attempts;
  }

  #giveUp(row: Row): void {
    const { change, attempts, lastFailure } = row;
    const failure = lastFailure ?? { kind: 'unknown' };
    this.#end(row, { change: change.number, attempts, outcome: 'failed', failure });
    if (this.#breaker.rejected(failure, this.#hasAccepted)) this.#stop(failure);
  }

  #made(row: Row, { created, user }: Written): void {
    this.#accept();
    const { change, attempts } = row;
    // Somebody else has made this user since the plan: they were not created here.
    const wasThere = change.action === 'create' && created === false && !row.wasUnknown;
    const outcome = wasThere ? 'updated' : DONE[change.action];
    this.#end(row, { change: change.number, attempts, outcome, id: user.id });
  }

  #accept(): void {
    this.#hasAccepted = true;
    this.#breaker.accepted();
  }

  #end(row: Row, outcome: Outcome): void {
    this.#options.onOutcome(outcome);
    this.#schedule.settle(row.change, isDone(outcome));
  }

  /** What to say of a row that a stopped run leaves behind. */
  #unfinished({ change, attempts, isUnknown, lastFailure }: Row): Outcome {
    const stoppedBy = this.#stoppedBy ?? { kind: 'aborted' };
    const about = { change: change.number, attempts, open: true } as const;
    if (attempts === 0) return { ...about, outcome: 'notSent', failure: stoppedBy };
    const failure = isUnknown ? ({ kind: 'unknown' } as const) : (lastFailure ?? stoppedBy);
    return { ...about, outcome: 'failed', failure };
  }

  #break(error: unknown): void {
    this.#broken ??= { error };
    this.#stop({ kind: 'aborted' });
  }

  #stop(failure: Failure): void {
    this.#stoppedBy ??= failure;
    this.#halt.abort();
    this.#wake();
  }
}

/** The one before it did not give the address up, so this one cannot take it. */
const ADDRESS_KEPT: Failure = { kind: 'rejected', reason: 'emailTaken', serverMessage: '' };

const NO_RESULT: Result<Written> = { ok: false, failure: { kind: 'server', status: 200 } };

/** What has been sent is waited for: only then is its outcome known. */
const NEVER_ABORTED = new AbortController().signal;
