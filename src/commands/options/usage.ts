// What somebody who mistyped a word may have meant.

import { distance } from 'fastest-levenshtein';
import { issue, IssueError } from '../../user/issue.ts';

/** The known word that is spelt most like this one; `null` where none is like it. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const [best] = known
    .map((name) => ({ name, away: distance(word.toLowerCase(), name) }))
    .sort((a, b) => a.away - b.away);
  return best !== undefined && best.away < Math.max(2, word.length / 2) ? best.name : null;
}

/** What is said where there is no word that could be a command. */
export const NO_COMMAND = 'Say what to do: name a command';

/** The error for arguments that cannot be understood; `detail` says which. */
export function usageError(detail: string): IssueError {
  return new IssueError([issue('USAGE', { detail })]);
}
