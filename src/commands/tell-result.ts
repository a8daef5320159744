// How a run that has ended says so.

import type { Catalogue } from '../report/messages/catalogue.ts';
import { visible } from '../report/text/visible.ts';
import type { ExitCode } from '../user/issue.ts';
import { say, type Io } from './terminal/io.ts';
import { resultJson, type CommandResult } from './terminal/result.ts';

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
