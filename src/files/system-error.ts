// Errors of the system, by their code.

import { issue, IssueError } from '../user/issue.ts';

/** The system's code of an error (`ENOENT`); `null` for any other error. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/** An error of the system as OUTPUT_UNWRITABLE, which names the path; any other error as it came. */
export function unwritable(path: string, error: unknown): unknown {
  const cause = systemCode(error);
  return cause === null ? error : new IssueError([issue('OUTPUT_UNWRITABLE', { path, cause })]);
}

/** Does the work; what the system refuses is OUTPUT_UNWRITABLE. */
export async function orUnwritable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unwritable(path, error);
  }
}
