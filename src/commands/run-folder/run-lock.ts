// One run at a time for each endpoint: a lock in the runs folder, for everybody who shares that, and one
// of the user's own, for runs from different folders.

import { mkdir, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { endpointHash } from '../../files/digest.ts';
import { type FileLock, isTaken, takeFile } from '../../files/lock-file.ts';
import { orUnwritable } from '../../files/system-error.ts';
import { IssueError } from '../../user/issue.ts';
import { cacheFolder } from '../connection/cache-folder.ts';
import type { Io } from '../terminal/io.ts';

/** Where a run is, and what it writes to. */
export interface RunPlace {
  /** The runs folder that holds it. */
  readonly runs: string;
  readonly endpoint: string;
}

/**
 * Takes all that is needed to write to these places. Fails with RUN_LOCKED while another process has
 * any of it; with `breakLock`, only while that shows a sign of life.
 */
export async function takeLocks(
  places: readonly RunPlace[],
  io: Pick<Io, 'env' | 'now'>,
  breakLock = false,
): Promise<FileLock> {
  const user = path.join(cacheFolder(io), 'locks');
  const taken: FileLock[] = [];
  const release = async (): Promise<void> => {
    for (const lock of taken.toReversed()) await lock.release();
  };
  try {
    const locks = await Promise.all(places.map(async (place) => lockOf(await realPlace(place))));
    for (const lock of new Set(locks)) taken.push(await takeFile(lock, io.now(), { breakLock }));
    for (const lock of new Set(places.map(({ endpoint }) => lockOf({ runs: user, endpoint })))) {
      taken.push(...(await takenIfPossible(lock, io.now(), breakLock)));
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

/** Takes the lock in the runs folder alone: enough to change what is there. Fails with RUN_LOCKED. */
export async function takeLockOf(place: RunPlace, now: number): Promise<FileLock> {
  return takeFile(lockOf(place), now);
}

/** Whether a process that is alive has the lock of an endpoint in a runs folder. */
export async function isLocked(place: RunPlace): Promise<boolean> {
  return isTaken(lockOf(place));
}

/** Whether a process that is alive has any lock in a runs folder. */
export async function isAnyLocked(runs: string): Promise<boolean> {
  for (const name of await readdir(runs)) {
    if (LOCK_NAME.test(name) && (await isTaken(path.join(runs, name)))) return true;
  }
  return false;
}

const LOCK_NAME = /^\.lock-[0-9a-f]+\.json$/;

/** One folder has one path here, so that nobody locks himself out by way of a link. */
async function realPlace({ runs, endpoint }: RunPlace): Promise<RunPlace> {
  return orUnwritable(runs, async () => {
    await mkdir(runs, { recursive: true, mode: 0o700 });
    return { runs: await realpath(runs), endpoint };
  });
}

function lockOf({ runs, endpoint }: RunPlace): string {
  return path.join(runs, `.lock-${endpointHash(endpoint)}.json`);
}

/** Not every user has a home to write in; the lock in the runs folder is there all the same. */
async function takenIfPossible(
  lock: string,
  now: number,
  breakLock: boolean,
): Promise<readonly FileLock[]> {
  try {
    return [await takeFile(lock, now, { breakLock })];
  } catch (error) {
    const isUnwritable =
      error instanceof IssueError && error.issues[0]?.code === 'OUTPUT_UNWRITABLE';
    if (isUnwritable) return [];
    throw error;
  }
}
