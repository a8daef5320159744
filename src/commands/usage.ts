// Arguments that yargs refuses.

import { issue, IssueError } from '../user/issue.ts';

/** The error for arguments that cannot be understood; `detail` says which. */
export function usageError(detail: string): IssueError {
  return new IssueError([issue('USAGE', { detail })]);
}
