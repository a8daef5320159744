// The JSON object of import, plan, apply, resume and undo (DESIGN §2), and its counts.

import { type OutcomeName, OUTCOMES } from '../../apply/outcome.ts';
import type { Counts } from '../../plan/plan.ts';
import type { Catalogue } from '../../report/messages/catalogue.ts';
import { issueJson, type IssueJson } from '../../report/messages/words.ts';
import { visible } from '../../report/text/visible.ts';
import type { ExitCode, Issue } from '../../user/issue.ts';
import { type Io, say } from './io.ts';

export interface CommandResult {
  readonly command: string;
  readonly run: string | null;
  readonly plan: string | null;
  readonly report: string | null;
  readonly counts: Counts;
  readonly outcomes: Readonly<Record<OutcomeName, number>>;
  readonly leftOut: number;
  readonly warnings: readonly Issue[];
  readonly errors: readonly Issue[];
  readonly exitCode: ExitCode;
}

const NO_COUNTS: Counts = {
  rows: 0,
  actions: { create: 0, update: 0, restore: 0, archive: 0 },
  unchanged: 0,
  skipped: 0,
  invalid: 0,
  conflict: 0,
};

/** No outcome of any kind. */
export function noOutcomes(): Record<OutcomeName, number> {
  const zero: Partial<Record<OutcomeName, number>> = {};
  for (const name of OUTCOMES) zero[name] = 0;
  return zero as Record<OutcomeName, number>;
}

/** The result of a command that has done nothing yet. */
export function emptyResult(command: string): CommandResult {
  return {
    command,
    run: null,
    plan: null,
    report: null,
    counts: NO_COUNTS,
    outcomes: noOutcomes(),
    leftOut: 0,
    warnings: [],
    errors: [],
    exitCode: 0,
  };
}

/** The object that `--json` prints, on one line. */
export function resultJson(result: CommandResult, catalogue: Catalogue): string {
  const { command, run, plan, report, counts, outcomes, leftOut, warnings, errors, exitCode } =
    result;
  const toJson = (problem: Issue): IssueJson => issueJson(problem, catalogue);
  return JSON.stringify({
    command,
    run,
    plan,
    report,
    ...counts,
    outcomes,
    leftOut,
    warnings: warnings.map(toJson),
    errors: errors.map(toJson),
    exitCode,
  });
}

/** One JSON object, or how many of each outcome and where the report is; gives the exit code. */
export function tellResult(
  result: CommandResult,
  { json }: { readonly json: boolean },
  catalogue: Catalogue,
  io: Pick<Io, 'stdout'>,
): ExitCode {
  if (json) say(io.stdout, resultJson(result, catalogue));
  else if (result.report !== null) {
    const isStopped = result.exitCode === 5;
    say(io.stdout, catalogue.ended(result.outcomes, visible(result.report), isStopped));
  }
  return result.exitCode;
}
