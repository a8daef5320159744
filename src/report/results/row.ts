// One line of a results report: every row of the roster has one, and every user archived beside it.

import type { Action, FieldChange, Verdict, Who } from '../../plan/plan.ts';
import type { Issue } from '../../user/issue.ts';

/** The outcomes of a report line, in the order in which summaries name them. `planned`: not applied yet. */
export const REPORT_OUTCOMES = [
  'created',
  'updated',
  'restored',
  'archived',
  'unchanged',
  'skipped',
  'invalid',
  'conflict',
  'stale',
  'failed',
  'notSent',
  'planned',
] as const;

export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

export interface ReportRow {
  /** Null for a user that the roster does not have. */
  readonly row: number | null;
  readonly sheet: string | null;
  readonly action: Action | 'unchanged' | Verdict['verdict'];
  readonly outcome: ReportOutcome;
  readonly who: Who;
  readonly changes: readonly FieldChange[];
  readonly issues: readonly Issue[];
  /** The requests that this row was in. */
  readonly attempts: number;
}

export const REPORT_COLUMNS = [
  'row',
  'sheet',
  'action',
  'outcome',
  'id',
  'ref',
  'email',
  'name',
  'changes',
  'code',
  'message',
  'hint',
  'attempts',
] as const;

export type ReportColumn = (typeof REPORT_COLUMNS)[number];
