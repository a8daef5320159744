// The readers of the parts do not know which file and sheet they read; here an issue learns it.

import { IssueError } from '../../user/issue.ts';
import type { Place } from '../../user/place.ts';

/** An expected failure with its place added; any other error as it is. */
export function placed(error: unknown, place: Place): unknown {
  if (!(error instanceof IssueError)) return error;
  const issues = error.issues.map((issue) => ({ ...issue, place: { ...place, ...issue.place } }));
  return new IssueError(issues, error.exitCode);
}
