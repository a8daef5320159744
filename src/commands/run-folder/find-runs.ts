// The earlier runs in a runs folder.

import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, IssueError } from '../../user/issue.ts';
import { systemCode } from '../../files/system-error.ts';
import { readMeta, type RunMeta } from './run-meta.ts';
import { isRunName, JOURNAL_FILE, PLAN_FILE } from './run-folder.ts';

export interface FoundRun {
  readonly folder: string;
  readonly meta: RunMeta;
}

/** A run of which cannot be read what it says about itself. */
export interface DamagedRun {
  readonly folder: string;
  /** When its folder was changed last, in milliseconds since 1970. */
  readonly changed: number;
}

/**
 * Every run of a runs folder, the oldest first, and those that are damaged: one that cannot be read hides
 * none of the others. Other folders in it are none of ours: a damaged run is called as runs are, and has
 * a plan or a journal.
 */
export async function findRuns(
  runs: string,
): Promise<{ readonly found: readonly FoundRun[]; readonly damaged: readonly DamagedRun[] }> {
  const found: FoundRun[] = [];
  const damaged: DamagedRun[] = [];
  for (const name of await namesIn(runs)) {
    const folder = path.join(runs, name);
    try {
      const meta = await readMeta(folder);
      if (meta !== null) found.push({ folder, meta });
    } catch (error) {
      if (!(error instanceof IssueError)) throw error;
      if (!isRunName(name) || !(await hasAny(folder, [PLAN_FILE, JOURNAL_FILE]))) continue;
      damaged.push({ folder, changed: (await stat(folder)).mtimeMs });
    }
  }
  found.sort((a, b) => (a.meta.started < b.meta.started ? -1 : 1));
  return { found, damaged };
}

async function namesIn(runs: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(runs, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return [];
    if (code === null) throw error;
    return fail('FILE_UNREADABLE', { reason: code }, { file: path.basename(runs) });
  }
}

/** The run that is meant: a folder, or the name of one in the runs folder. Fails with RUN_NOT_FOUND. */
export async function namedRun(named: string, runs: string, cwd: string): Promise<FoundRun> {
  for (const folder of [path.resolve(cwd, named), path.join(runs, named)]) {
    const meta = await readMeta(folder);
    if (meta !== null && (await hasPlan(folder))) return { folder, meta };
  }
  return fail('RUN_NOT_FOUND', { run: named });
}

/** The runs folder that really holds a run, wherever this was started and whatever links lead there. */
export async function runsFolderOf(folder: string): Promise<string> {
  return path.dirname(await realpath(folder));
}

/** The latest run that was stopped half way. Fails with RUN_NONE_OPEN. */
export async function latestOpenRun(runs: string): Promise<FoundRun> {
  for (const run of (await findRuns(runs)).found.toReversed()) {
    if (run.meta.state !== 'finished' && (await hasPlan(run.folder))) return run;
  }
  return fail('RUN_NONE_OPEN', { runs });
}

/** Without its plan a run has not begun: nothing was sent. */
async function hasPlan(folder: string): Promise<boolean> {
  const journal = await lstat(path.join(folder, JOURNAL_FILE)).catch(() => null);
  // A link or a pipe in its place was put there by somebody else.
  const isOdd = journal !== null && !journal.isFile();
  return !isOdd && (await hasAny(folder, [PLAN_FILE]));
}

async function hasAny(folder: string, names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    const found = await lstat(path.join(folder, name)).catch(() => null);
    if (found?.isFile() === true) return true;
  }
  return false;
}
