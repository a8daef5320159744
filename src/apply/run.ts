// One run: takes rows from the schedule as long as something may go, and waits for all of it to end.

import type { Change, Plan } from '../plan/plan.ts';
import type { Failure } from '../user/gateway.ts';
import { BatchSize } from './batch-size.ts';
import { RunClock } from './clock.ts';
import { type ApplyOptions, DEFAULT_PACE } from './options.ts';
import { writesExtras } from './fresh-extras.ts';
import { RequestLine } from './request-queue.ts';
import { type RunParts, Settler } from './run-state.ts';
import { type Row, scheduleOf } from './schedule.ts';
import { Sender } from './sender.ts';
import { Verifier } from './verifier.ts';

export class Run {
  readonly #parts: RunParts;
  readonly #settler: Settler;
  readonly #sender: Sender;
  readonly #verifier: Verifier;
  #underway = 0;
  #wake: () => void = () => undefined;
  /** Something that is no failure of a request: thrown at the end. */
  #broken: { readonly error: unknown } | null = null;

  constructor(plan: Plan, options: ApplyOptions) {
    const { pace } = options;
    const clock = new RunClock(options.clock);
    const halt = new AbortController();
    this.#parts = {
      options,
      clock,
      line: new RequestLine({
        concurrency: pace.concurrency,
        rate: pace.rate,
        clock,
        halted: halt.signal,
        maxWaitMs: pace.maxWaitMs ?? DEFAULT_PACE.maxWaitMs,
        onPause: (failure, ms) => options.onRetry?.(failure, ms),
        onLongWait: (until) => {
          this.#settler.stop({ kind: 'longWait', until });
        },
      }),
      schedule: scheduleOf(plan, options, (outcome) => {
        options.onOutcome(outcome);
      }),
      batch: new BatchSize(pace.batch ?? DEFAULT_PACE.batch),
      halt,
      wake: () => {
        this.#wake();
      },
    };
    this.#settler = new Settler(this.#parts);
    this.#sender = new Sender(this.#parts, this.#settler);
    this.#verifier = new Verifier(this.#parts, this.#settler);
  }

  /** See `applyPlan`. */
  async finished(): Promise<Failure | null> {
    const { options, schedule } = this.#parts;
    const { signal } = options;
    const settler = this.#settler;
    const interrupt = (): void => {
      settler.stop({ kind: 'aborted' });
    };
    signal.addEventListener('abort', interrupt, { once: true });
    if (signal.aborted) interrupt();
    while (settler.stoppedBy === null && (await this.#step()));
    while (this.#isBusy()) await this.#somethingEnds();
    signal.removeEventListener('abort', interrupt);
    // All at once: the end of one would let go of others that wait for it.
    const left = [...schedule.remaining()];
    for (const row of left) settler.end(row, settler.unfinished(row));
    if (this.#broken !== null) throw this.#broken.error;
    const { stoppedBy } = settler;
    // Interrupted when there was nothing left to do.
    return stoppedBy?.kind === 'aborted' && left.length === 0 ? null : stoppedBy;
  }

  /** Starts what can be started; false when there is nothing left. */
  async #step(): Promise<boolean> {
    const { options, schedule, batch } = this.#parts;
    const isFull = this.#underway >= options.pace.concurrency;
    const rows = isFull ? [] : schedule.take(batch.size);
    if (rows.length > 0) {
      this.#start(rows);
      return true;
    }
    const blocked = schedule.takeBlocked();
    for (const row of blocked) {
      const about = { change: row.change.number, attempts: row.attempts };
      this.#settler.end(row, { ...about, outcome: 'notSent', failure: keptFrom(row) });
    }
    if (blocked.length > 0) return true;
    if (!this.#isBusy()) return schedule.endWait();
    await this.#somethingEnds();
    return true;
  }

  /** Sends the rows; of those who write extra fields, merged with what is there now. */
  async #send(rows: readonly Row[]): Promise<void> {
    const fresh = rows.some(writesExtras) ? await this.#verifier.freshChanges(rows) : AS_PLANNED;
    if (fresh === null) return;
    const isStale = (row: Row): boolean => fresh.get(row) === null;
    for (const row of rows.filter(isStale)) {
      const { change, attempts } = row;
      this.#settler.end(row, { change: change.number, attempts, outcome: 'stale' });
    }
    const left = rows.filter((row) => !isStale(row));
    if (left.length > 0) await this.#sender.send(left, fresh);
  }

  #isBusy(): boolean {
    return this.#underway + this.#settler.asleep > 0;
  }

  #somethingEnds(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #start(rows: readonly Row[]): void {
    this.#underway += 1;
    const isUnknown = rows[0]?.isUnknown === true;
    const work = isUnknown ? this.#verifier.verify(rows) : this.#send(rows);
    void work
      .catch((error: unknown) => {
        this.#broken ??= { error };
        this.#settler.stop({ kind: 'aborted' });
        this.#parts.schedule.again(rows);
      })
      .finally(() => {
        this.#underway -= 1;
        this.#wake();
      });
  }
}

const AS_PLANNED: ReadonlyMap<Row, Change | null> = new Map();

/** The one before it did not give the address or the ref up, so this one cannot take it. */
function keptFrom({ change }: Row): Failure {
  const takesAddress = change.fields.some(({ field }) => field === 'email');
  const reason = takesAddress ? 'emailTaken' : 'refTaken';
  return { kind: 'rejected', reason, serverMessage: '' };
}
