// How many rows the last roster had that was applied to each endpoint: a smaller one may be cut off.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { endpointHash } from '../../files/digest.ts';
import { SafeFile } from '../../files/safe-file.ts';
import { type Issue, IssueError } from '../../user/issue.ts';

/** The rows of the last roster applied to that endpoint from this runs folder; `null` when none is known. */
export async function lastRosterRows(runs: string, endpoint: string): Promise<number | null> {
  try {
    const json: unknown = JSON.parse(await readFile(sizeFile(runs, endpoint), 'utf8'));
    const rows = typeof json === 'object' && json !== null && 'rows' in json ? json.rows : null;
    return typeof rows === 'number' ? rows : null;
  } catch {
    // Not there yet, or not to be read: then nothing is known.
    return null;
  }
}

/**
 * Remembers the rows of a roster that has been applied. What keeps it from being written is returned: it
 * comes too late to change anything about the run.
 */
export async function rememberRosterRows(
  runs: string,
  endpoint: string,
  rows: number,
): Promise<Issue | null> {
  try {
    const file = await SafeFile.create(sizeFile(runs, endpoint), { force: true });
    await file.saveText(`${JSON.stringify({ endpoint, rows })}\n`);
    return null;
  } catch (error) {
    if (error instanceof IssueError) return error.issues[0] ?? null;
    throw error;
  }
}

/** One for each endpoint: runs for two of them can end at the same time. */
function sizeFile(runs: string, endpoint: string): string {
  return path.join(runs, `roster-size-${endpointHash(endpoint)}.json`);
}
