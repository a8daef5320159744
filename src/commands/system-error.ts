// Errors of the system, by their code.

import { issue, IssueError } from '../user/issue.ts';

/** The system's code of an error (`ENOENT`); `null` for any other error. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/** Does the work; an error of the system becomes OUTPUT_UNWRITABLE, which names the path. */
export async function orUnwritable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const cause = codeOf(error);
    if (cause === null) throw error;
    throw new IssueError([issue('OUTPUT_UNWRITABLE', { path, cause })]);
  }
}
