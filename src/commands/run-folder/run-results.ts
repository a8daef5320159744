// The results report of a run, from its plan and its outcomes.

import type { Outcome, OutcomeTable } from '../../apply/outcome.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { failureIssue } from '../../pluvo/failure-issue.ts';
import type { Report } from '../../report/results/results.ts';
import { type ChangeResult, reportRows } from '../../report/results/rows.ts';
import { issue, type Issue } from '../../user/issue.ts';

/** What the report's writers get; its rows are made anew for each. */
export function reportOf(
  { plan, source }: PlanDocument,
  outcomes: OutcomeTable,
  endpoint: string,
  finished: Date,
): Report {
  const { unchanged, skipped, invalid, conflict } = plan.counts;
  const counts = { ...outcomes.counts(), unchanged, skipped, invalid, conflict, planned: 0 };
  // What no outcome is known of was never sent.
  counts.notSent += plan.changes.length - outcomes.size;
  return {
    roster: source.file,
    endpoint,
    finished,
    counts,
    rows: reportRows(plan, (change) => changeResult(outcomes.get(change), endpoint)),
  };
}

function changeResult(outcome: Outcome | null, endpoint: string): ChangeResult {
  if (outcome === null) {
    return { outcome: 'notSent', attempts: 0, issues: [issue('NOT_SENT', {})], id: null };
  }
  const { attempts } = outcome;
  const id = 'id' in outcome ? outcome.id : null;
  return { outcome: outcome.outcome, attempts, issues: issuesOf(outcome, endpoint), id };
}

function issuesOf(outcome: Outcome, endpoint: string): readonly Issue[] {
  switch (outcome.outcome) {
    case 'created':
    case 'updated':
    case 'restored':
    case 'archived':
      return [];
    case 'stale':
      return [issue('STALE', {})];
    case 'failed':
      return [failureIssue(outcome.failure, endpoint)];
    case 'notSent':
      // Why the run stopped is told once; what had no turn says so.
      return outcome.open === true
        ? [issue('NOT_SENT', {})]
        : [failureIssue(outcome.failure, endpoint)];
  }
}
