// Applies a plan: the run folder, the queue, the progress and, whatever happens, the report.

import path from 'node:path';
import { applyPlan, DEFAULT_PACE } from '../apply/apply-plan.ts';
import type { Outcome, OutcomeName } from '../apply/outcome.ts';
import { systemClock } from '../apply/system-clock.ts';
import type { Plan } from '../plan/plan.ts';
import { failureIssue } from '../pluvo/failure-issue.ts';
import type { Language } from '../report/messages/catalogues.ts';
import { reportRows, type ChangeResult } from '../report/report-rows.ts';
import type { Report } from '../report/report.ts';
import { catalogueOf } from './catalogue-of.ts';
import type { Connection } from './connect.ts';
import { say, type Io } from './io.ts';
import type { PlanDocument } from '../plan/document.ts';
import { showProgress } from './progress.ts';
import { openReport } from './report-files.ts';
import { noOutcomes, type CommandResult } from './result.ts';
import { rememberRosterRows } from './roster-sizes.ts';
import { makeRunFolder } from './run-folder.ts';
import { issueText } from './show-error.ts';
import { exitCodeOf } from './show-plan.ts';

export interface ExecuteOptions {
  readonly runs: string;
  readonly concurrency: number;
  readonly rate: number;
  readonly lang: Language | undefined;
  /** Changes whose user is no longer as the plan says. */
  readonly stale?: ReadonlySet<number>;
}

/** Applies the plan and writes the report; the result says how it went. */
export async function execute(
  { plan, source }: PlanDocument,
  planned: CommandResult,
  { client, endpoint }: Connection,
  options: ExecuteOptions,
  io: Io,
): Promise<CommandResult> {
  const catalogue = catalogueOf(options.lang, io);
  const folder = await makeRunFolder(path.resolve(io.cwd, options.runs), source.file, io.now());
  const report = await openReport(folder);
  const outcomes = new Map<number, Outcome>();
  const progress = showProgress('Applying', plan.changes.length, io);
  const { concurrency, rate } = options;
  const stoppedBy = await applyPlan(plan, {
    gateway: client,
    pace: { ...DEFAULT_PACE, concurrency, rate },
    clock: systemClock,
    signal: io.interrupted,
    stale: options.stale ?? new Set(),
    onOutcome(outcome) {
      outcomes.set(outcome.change, outcome);
      progress.done(outcomes.size);
    },
  });
  progress.stop();
  const counts = countOutcomes(outcomes.values());
  const resultOf = (change: number): ChangeResult => changeResult(outcomes.get(change), endpoint);
  const finished = new Date(io.now());
  const facts = [
    ['Roster', source.file],
    ['Endpoint', endpoint],
    ['Finished', finished.toISOString()],
  ] as const;
  await report.write(() => reportOf(plan, counts, resultOf, facts), {
    catalogue,
    madeAt: finished,
  });
  const runs = path.resolve(io.cwd, options.runs);
  if (stoppedBy === null) await rememberRosterRows(runs, endpoint, plan.counts.rows);
  const errors = stoppedBy === null ? [] : [failureIssue(stoppedBy, endpoint)];
  for (const problem of errors) say(io.stderr, issueText(problem, 'error', catalogue));
  const result = { ...planned, run: folder, report: report.path, outcomes: counts, errors };
  return { ...result, exitCode: stoppedBy === null ? exitCodeOf(result) : 5 };
}

function reportOf(
  plan: Plan,
  outcomes: Readonly<Record<OutcomeName, number>>,
  resultOf: (change: number) => ChangeResult,
  facts: Report['facts'],
): Report {
  const { unchanged, skipped, invalid, conflict } = plan.counts;
  const counts = { ...outcomes, unchanged, skipped, invalid, conflict, planned: 0 };
  return { facts, counts, rows: reportRows(plan, resultOf) };
}

function changeResult(outcome: Outcome | undefined, endpoint: string): ChangeResult {
  if (outcome === undefined) return { outcome: 'notSent', attempts: 0, issues: [], id: null };
  const { attempts } = outcome;
  const issues = 'failure' in outcome ? [failureIssue(outcome.failure, endpoint)] : [];
  const id = 'id' in outcome ? outcome.id : null;
  return { outcome: outcome.outcome, attempts, issues, id };
}

function countOutcomes(outcomes: Iterable<Outcome>): Record<OutcomeName, number> {
  const counts = noOutcomes();
  for (const { outcome } of outcomes) counts[outcome] += 1;
  return counts;
}
