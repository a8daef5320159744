// The earlier runs in a runs folder.

import { access, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, IssueError } from '../../user/issue.ts';
import { systemCode } from '../../files/system-error.ts';
import { readMeta, type RunMeta } from './run-meta.ts';
import { PLAN_FILE } from './run-folder.ts';

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
 * none of the others. Other folders in it are none of ours.
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
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
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
  return access(path.join(folder, PLAN_FILE)).then(
    () => true,
    () => false,
  );
}
