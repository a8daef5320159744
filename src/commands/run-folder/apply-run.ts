// A run in its folder: the queue with its journal and progress and, whatever happens, the report.

import path from 'node:path';
import { applyPlan } from '../../apply/apply-plan.ts';
import { systemClock } from '../../apply/clock.ts';
import { JournalFile } from '../../apply/journal-file.ts';
import type { Journal } from '../../apply/journal.ts';
import { DEFAULT_PACE } from '../../apply/options.ts';
import { isFinal, type Outcome } from '../../apply/outcome.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { failureIssue } from '../../pluvo/failure-issue.ts';
import type { Language } from '../../report/messages/languages.ts';
import type { Failure } from '../../user/gateway.ts';
import { issue, type Issue, IssueError } from '../../user/issue.ts';
import type { Connection } from '../connection/connect.ts';
import { maxWaitMsOf } from '../options/max-wait.ts';
import { type Io, say } from '../terminal/io.ts';
import { catalogueOf } from '../terminal/language.ts';
import { showProgress } from '../terminal/progress.ts';
import type { CommandResult } from '../terminal/result.ts';
import { issueText } from '../terminal/show-error.ts';
import { exitCodeOf } from '../terminal/show-plan.ts';
import { runsFolderOf } from './find-runs.ts';
import { writeRejects } from './reject-files.ts';
import { openReport, type ReportFiles } from './report-files.ts';
import { type ResumeFlags, resumeLine } from './resume-line.ts';
import { rememberRosterRows } from './roster-sizes.ts';
import { JOURNAL_FILE } from './run-folder.ts';
import { type RunMeta, writeMeta } from './run-meta.ts';
import { reportOf } from './run-results.ts';

export interface RunSettings {
  readonly concurrency: number;
  readonly rate: number;
  readonly batch: number;
  readonly 'max-wait': string;
  readonly quiet: boolean;
  readonly lang: Language | undefined;
}

export interface RunInFolder {
  readonly folder: string;
  readonly meta: RunMeta;
  readonly document: PlanDocument;
  /** What an earlier part of the run has done; empty for a new one. */
  readonly journal: Journal;
  /** Changes whose user is no longer as the plan says. */
  readonly stale: ReadonlySet<number>;
  readonly isResumed: boolean;
}

export interface RunOptions extends RunSettings, ResumeFlags {
  /** The roster file, for the rows that did not go through. */
  readonly roster?: string;
}

/** Applies what is left of a run, and writes its report. The caller holds the endpoint's lock. */
export async function applyInFolder(
  run: RunInFolder,
  planned: CommandResult,
  connection: Connection,
  options: RunOptions,
  io: Io,
): Promise<CommandResult> {
  const { folder, document, isResumed } = run;
  const { plan } = document;
  const catalogue = catalogueOf(options.lang, io);
  const report = await openReport(folder, { force: isResumed });
  // What has begun is finished, with its report, although nobody looks on any more.
  const mayEndWithTerminal = io.outliveTerminal?.();
  const outcomes = run.journal.outcomes;
  const troubles = new Troubles();
  const errors = troubles.issues;
  const stoppedBy = await applied(run, connection, options, troubles, io).catch(
    async (error: unknown) => {
      await report.discard().catch(() => undefined);
      throw error;
    },
  );
  const { endpoint } = connection;
  const command = resumeLine(folder, io, options);
  if (stoppedBy !== null) errors.unshift(stopIssue(stoppedBy, endpoint, command));
  const finished = new Date(io.now());
  const counts = outcomes.counts();
  const madeReport = await written(report, troubles, () =>
    report.write(() => reportOf(document, outcomes, endpoint, finished), {
      catalogue,
      madeAt: finished,
    }),
  );
  const { roster } = options;
  if (roster !== undefined && madeReport) {
    await written(report, troubles, () =>
      writeRejects(folder, document, outcomes, endpoint, roster, catalogue),
    );
  }
  const state = troubles.any ? 'stopped' : 'finished';
  await written(report, troubles, () =>
    writeMeta(folder, { ...run.meta, ended: finished.toISOString(), state, outcomes: counts }),
  );
  // What could not be written is left to resume as well.
  const isStopped = troubles.any;
  // An undo says nothing about how large rosters are.
  const hasRoster = run.meta.command !== 'undo';
  const unremembered =
    isStopped || !hasRoster
      ? null
      : await rememberRosterRows(await runsFolderOf(folder), endpoint, plan.counts.rows);
  const late = unremembered === null ? [] : [unremembered];
  const isTold = stoppedBy?.kind === 'aborted';
  if (isStopped && !isTold) errors.push(issue('RUN_STOPPED', { command }));
  for (const problem of errors) say(io.stderr, issueText(problem, 'error', catalogue));
  for (const problem of late) say(io.stderr, issueText(problem, 'warning', catalogue));
  mayEndWithTerminal?.();
  troubles.rethrow();
  const warnings = [...planned.warnings, ...late];
  const result = {
    ...planned,
    run: folder,
    outcomes: counts,
    warnings,
    errors: [...errors, ...planned.errors],
  };
  return {
    ...result,
    report: madeReport ? report.path : null,
    exitCode: isStopped ? 5 : exitCodeOf(result),
  };
}

/** What stopped the run. Whoever interrupted it is told at once how it goes on. */
function stopIssue(failure: Failure, endpoint: string, command: string): Issue {
  return failure.kind === 'aborted'
    ? issue('INTERRUPTED', { command })
    : failureIssue(failure, endpoint);
}

/** Runs the queue to its end, and returns what stopped it; a disk that is full is a trouble. */
async function applied(
  { folder, document, journal, stale }: RunInFolder,
  { client }: Connection,
  options: RunOptions,
  troubles: Troubles,
  io: Io,
): Promise<Failure | null> {
  const { plan } = document;
  const { outcomes } = journal;
  const file = await JournalFile.open(path.join(folder, JOURNAL_FILE));
  const before = finalOnly(journal, plan.changes.length);
  const progress = showProgress('applying', plan.changes.length, io, options);
  const { concurrency, rate, batch } = options;
  const maxWaitMs = maxWaitMsOf(options['max-wait']);
  let stoppedBy: Failure | null = null;
  progress.done(outcomes.size);
  try {
    stoppedBy = await applyPlan(plan, {
      gateway: client,
      pace: { ...DEFAULT_PACE, concurrency, rate, batch, maxWaitMs },
      clock: systemClock,
      signal: io.interrupted,
      stale,
      earlier: { outcomeOf: before, attemptsOf: (change) => journal.attemptsOf(change) },
      beforeSend: (changes) => file.sending(changes),
      onOutcome(outcome: Outcome) {
        outcomes.set(outcome);
        if (isFinal(outcome)) file.ended(outcome);
        progress.done(outcomes.size);
      },
      onRetry: (failure, ms) => {
        progress.waiting(failure, ms);
      },
      onRate: (perSecond) => {
        progress.rate(perSecond);
      },
    });
  } catch (error) {
    troubles.add(error);
  }
  progress.stop();
  try {
    await file.close();
  } catch (error) {
    troubles.add(error);
  }
  return stoppedBy;
}

/** What had ended before this part of the run: the table goes on growing. */
function finalOnly(journal: Journal, changes: number): (change: number) => Outcome | null {
  if (journal.outcomes.size === 0) return () => null;
  const ended = new Uint8Array(changes);
  for (let change = 0; change < changes; change += 1) {
    if (journal.outcomeOf(change) !== null) ended[change] = 1;
  }
  return (change) => (ended[change] === 1 ? journal.outcomeOf(change) : null);
}

/** Does a piece of writing; false, and a trouble more, when that fails. */
async function written(
  report: ReportFiles,
  troubles: Troubles,
  write: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    troubles.add(error);
    await report.discard().catch((more: unknown) => {
      troubles.add(more);
    });
    return false;
  }
}

class Troubles {
  readonly issues: Issue[] = [];
  #bug: { readonly error: unknown } | null = null;

  get any(): boolean {
    return this.issues.length > 0 || this.#bug !== null;
  }

  /** Takes note of an error. What the same cause has kept from being written as well is told once. */
  add(error: unknown): void {
    if (!(error instanceof IssueError)) this.#bug ??= { error };
    else this.issues.push(...error.issues.filter((problem) => !this.#isTold(problem)));
  }

  #isTold({ code, params }: Issue): boolean {
    return this.issues.some(
      (told) => told.code === code && causeOf(told.params) === causeOf(params),
    );
  }

  /** Throws what nobody expected, as it came. */
  rethrow(): void {
    if (this.#bug !== null) throw this.#bug.error;
  }
}

function causeOf(params: object): unknown {
  return 'cause' in params ? params.cause : null;
}
