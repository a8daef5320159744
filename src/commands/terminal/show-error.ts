// How a command that was stopped says why.

import { systemCode } from '../../files/system-error.ts';
import type { Catalogue } from '../../report/messages/catalogue.ts';
import type { Language } from '../../report/messages/languages.ts';
import { placeText, wordsOf } from '../../report/messages/words.ts';
import { visible } from '../../report/text/visible.ts';
import { type ExitCode, type Issue, IssueError } from '../../user/issue.ts';
import { type Io, say } from './io.ts';
import { catalogueOf } from './language.ts';
import { emptyResult, resultJson } from './result.ts';

/**
 * Tells of an error on stderr (and, for `--json`, as the command's object on stdout) and returns the
 * exit code. An expected failure shows its code, message, place and hint; anything else is a bug and
 * keeps its stack.
 */
export function showError(error: unknown, asked: Asked, io: Io): ExitCode {
  // Whoever read stdout had enough: nothing went wrong.
  if (systemCode(error) === 'EPIPE') return 0;
  if (!(error instanceof IssueError)) {
    say(io.stderr, `pluvo-bulk: this is a bug, please report it\n${describe(error)}`);
    return 1;
  }
  const catalogue = catalogueOf(asked.lang, io);
  for (const problem of error.issues) say(io.stderr, issueText(problem, 'error', catalogue));
  if (asked.json) {
    const { issues: errors, exitCode } = error;
    const result = { ...emptyResult(asked.command ?? 'pluvo-bulk'), errors, exitCode };
    say(io.stdout, resultJson(result, catalogue));
  }
  return error.exitCode;
}

/** An issue for a terminal: `error CODE: message (place)` and its hint below. */
export function issueText(problem: Issue, kind: 'error' | 'warning', catalogue: Catalogue): string {
  const { message, hint } = wordsOf(problem, catalogue);
  const place = placeText(problem.place, catalogue);
  const where = place === '' ? '' : ` (${visible(place)})`;
  const lines = [`${kind} ${problem.code}: ${visible(message)}${where}`];
  if (hint !== '') lines.push(`  ${visible(hint)}`);
  return lines.join('\n');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

export interface Asked {
  readonly command: string | null;
  /** One JSON object on stdout. */
  readonly json: boolean;
  readonly lang: Language | undefined;
}
