// How a command that was stopped says why.

import { en } from '../report/messages/en.ts';
import { placeText, wordsOf } from '../report/messages/words.ts';
import { visible } from '../report/visible.ts';
import { IssueError, type ExitCode, type Issue } from '../user/issue.ts';
import { say, type Io } from './io.ts';
import { emptyResult, resultJson } from './result.ts';

/**
 * Tells of an error on stderr (and, for `--json`, as the command's object on stdout) and returns the
 * exit code. An expected failure shows its code, message, place and hint; anything else is a bug and
 * keeps its stack.
 */
export function showError(
  error: unknown,
  asked: { readonly command: string | null; readonly json: boolean },
  io: Io,
): ExitCode {
  if (!(error instanceof IssueError)) {
    say(io.stderr, `pluvo-bulk: this is a bug, please report it\n${describe(error)}`);
    return 1;
  }
  for (const problem of error.issues) say(io.stderr, issueText(problem));
  if (asked.json) {
    const { issues: errors, exitCode } = error;
    const result = { ...emptyResult(asked.command ?? 'pluvo-bulk'), errors, exitCode };
    say(io.stdout, resultJson(result));
  }
  return error.exitCode;
}

/** An issue for a terminal: `error CODE: message (place)` and its hint below. */
export function issueText(problem: Issue, kind: 'error' | 'warning' = 'error'): string {
  const { message, hint } = wordsOf(problem, en);
  const place = placeText(problem.place, en);
  const where = place === '' ? '' : ` (${visible(place)})`;
  const lines = [`${kind} ${problem.code}: ${visible(message)}${where}`];
  if (hint !== '') lines.push(`  ${visible(hint)}`);
  return lines.join('\n');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
