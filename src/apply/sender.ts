// Sends rows, and sorts what comes back by its class.

import type { Change } from '../plan/plan.ts';
import type { Failure, Result, Written } from '../user/gateway.ts';
import { classOf, isPassing, isThrottle, isTooMuch } from './failure-class.ts';
import { mutationOf } from './mutation.ts';
import type { Asked } from './request-queue.ts';
import type { Row } from './schedule.ts';
import { isFull, type RunParts, type Settler } from './run-state.ts';

export class Sender {
  readonly #run: RunParts;
  readonly #settler: Settler;

  constructor(run: RunParts, settler: Settler) {
    this.#run = run;
    this.#settler = settler;
  }

  /**
   * Sends the rows in one request; `fresh` are the changes to make instead of those of the plan. Rejects
   * with what `beforeSend` rejects with.
   */
  async send(rows: readonly Row[], fresh: ReadonlyMap<Row, Change | null>): Promise<void> {
    const { line, options } = this.#run;
    const asked = await line.ask<readonly Result<Written>[]>(async (onLeft) => {
      await options.beforeSend?.(rows.map(({ change }) => change.number));
      for (const row of rows) row.attempts += 1;
      const mutations = rows.map((row) => mutationOf(fresh.get(row) ?? row.change));
      return options.gateway.send(mutations, NEVER_ABORTED, onLeft);
    }, refusalAmong);
    const { answer } = asked;
    if (answer.ok) this.#answered(rows, answer.value, asked);
    else this.#failed(rows, answer.failure, asked);
  }

  #answered(rows: readonly Row[], answer: readonly Result<Written>[], asked: Asked<unknown>): void {
    const { batch, line, options } = this.#run;
    const refusal = refusalAmong(answer);
    if (refusal !== null && answer.every((result) => !result.ok && isThrottle(result.failure))) {
      for (const row of rows) row.lastFailure = refusal;
      this.#settler.refused(rows, refusal, asked);
      return;
    }
    batch.answered(rows.length, asked.ms);
    this.#settler.answered();
    options.onRate?.(line.rate);
    const results = rows.map((row, number) => ({ row, result: answer[number] ?? NO_RESULT }));
    const failed = results.filter(({ result }) => !result.ok);
    const [only] = results;
    if (results.length === 1 && only?.result.ok === false) {
      this.#failedAlone(only.row, only.result.failure, asked);
    } else if (failed.length === 0) {
      for (const { row, result } of results) {
        if (result.ok) this.#settler.made(row, result.value);
      }
    } else {
      this.#answeredInPart(results, asked);
    }
  }

  /** A server may have undone the whole batch, and still show the others as done. */
  #answeredInPart(results: readonly Answered[], asked: Asked<unknown>): void {
    const { schedule } = this.#run;
    const rows = results.map(({ row }) => row);
    const failures = results.flatMap(({ result }) => (result.ok ? [] : [result.failure]));
    // Whom only the moment was against does the others no harm.
    const isInnocent = failures.every((failure) => isThrottle(failure) || isPassing(failure));
    for (const { row, result } of results) {
      row.lastFailure = result.ok ? null : result.failure;
      if (!isInnocent) row.mostTogether = 1;
    }
    if (failures.some(isFull)) schedule.foundFull();
    doubt(rows);
    const passing = failures.find(isPassing);
    if (!isInnocent || passing === undefined) {
      schedule.again(rows);
      return;
    }
    const [failed, others] = [true, false].map((has) =>
      rows.filter(({ lastFailure }) => (lastFailure !== null) === has),
    );
    takeApart(failed ?? []);
    schedule.again(others ?? []);
    this.#settler.retry(failed ?? [], passing, asked);
  }

  /** The request failed as a whole. */
  #failed(rows: readonly Row[], failure: Failure, asked: Asked<unknown>): void {
    const { batch, schedule } = this.#run;
    for (const row of rows) row.lastFailure = failure;
    if (isTooMuch(failure)) batch.tooMuch(rows.length);
    if (this.#settler.hadTooMany(rows.length, failure)) {
      schedule.again(rows);
      return;
    }
    switch (classOf(failure, rows.length)) {
      case 'stop':
        // Of an answer that was too large nobody knows what it said.
        if (failure.kind === 'tooLarge') doubt(rows);
        this.#settler.stop(failure);
        schedule.again(rows);
        return;
      case 'again':
        if (isThrottle(failure)) this.#settler.refused(rows, failure, asked);
        else this.#settler.retry(rows, failure, asked);
        return;
      case 'verify':
        doubt(rows);
        if (failure.kind === 'throttled') {
          this.#settler.refused(rows, failure, asked);
          return;
        }
        takeApart(rows);
        this.#settler.retry(rows, failure, asked);
        return;
      case 'split':
        // It may be the size, in words that nobody knows: then halves of it will do.
        batch.tooMuch(rows.length);
        for (const row of rows) row.mostTogether = Math.min(row.mostTogether, rows.length >> 1);
        if (isUntold(failure)) doubt(rows);
        schedule.again(rows);
        return;
      case 'row':
        if (isUntold(failure)) doubt(rows);
        for (const row of rows) this.#settler.rejected(row, failure);
        return;
    }
  }

  /** The only mutation of an answer failed. */
  #failedAlone(row: Row, failure: Failure, asked: Asked<unknown>): void {
    row.lastFailure = failure;
    switch (classOf(failure, 1)) {
      case 'stop':
        if (failure.kind === 'unauthorized' && this.#settler.hasAccepted) {
          // The others may be written: it is this row, unless reading it back is refused as well.
          doubt([row]);
          this.#settler.rejected(row, failure);
          return;
        }
        this.#settler.stop(failure);
        this.#run.schedule.again([row]);
        return;
      case 'verify':
        doubt([row]);
        this.#settler.retry([row], failure, asked);
        return;
      case 'again':
      case 'split':
        this.#settler.retry([row], failure, asked);
        return;
      case 'row':
        if (isUntold(failure)) doubt([row]);
        this.#settler.rejected(row, failure);
        return;
    }
  }
}

interface Answered {
  readonly row: Row;
  readonly result: Result<Written>;
}

/** A batch that the server stumbles over is taken apart the second time. */
function takeApart(rows: readonly Row[]): void {
  for (const row of rows) if (row.failures > 0) row.mostTogether = 1;
}

/** The answer did not say whether anything was carried out. */
function isUntold(failure: Failure): boolean {
  return failure.kind === 'rejected' && failure.untold === true;
}

/** The first refusal for being too many or too fast among the answers to single mutations. */
function refusalAmong(answer: readonly Result<Written>[]): Failure | null {
  for (const result of answer) {
    if (!result.ok && isThrottle(result.failure)) return result.failure;
  }
  return null;
}

/** The rows may have been carried out: they are read back before anything else. */
function doubt(rows: readonly Row[]): void {
  for (const row of rows) {
    row.isUnknown = true;
    row.wasUnknown = true;
  }
}

const NO_RESULT: Result<Written> = { ok: false, failure: { kind: 'server', status: 200 } };

/** What has been sent is waited for: only then is its outcome known. */
const NEVER_ABORTED = new AbortController().signal;
