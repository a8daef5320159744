// Arguments that cannot be understood.

import { issue, IssueError } from '../../user/issue.ts';

/** What is said where there is no word that could be a command. */
export const NO_COMMAND = 'Say what to do: name a command';

/** The error for arguments that cannot be understood; `detail` says which. */
export function usageError(detail: string): IssueError {
  return new IssueError([issue('USAGE', { detail })]);
}
