// A file that one process has at a time, and that a dead process loses.

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { fail } from '../user/issue.ts';
import { orUnwritable, systemCode } from './system-error.ts';

export interface FileLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the system's own ticks: a number is given out again. Null where unknown. */
  readonly started: string | null;
  /** When it took the lock, as an ISO time. */
  readonly since: string;
}

/**
 * Takes a lock. Fails with RUN_LOCKED while another process has it, and OUTPUT_UNWRITABLE; one that is
 * no longer there loses it. `now` is in milliseconds since 1970.
 */
export async function takeFile(lock: string, now: number): Promise<FileLock> {
  const { pid } = process;
  const holder: Holder = {
    pid,
    host: hostname(),
    started: startOf(pid),
    since: new Date(now).toISOString(),
  };
  const text = `${JSON.stringify(holder)}\n`;
  const folder = path.dirname(lock);
  await orUnwritable(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await take(lock, text);
  });
  return {
    async release() {
      // Left behind it hinders nobody: whoever has ended has lost it.
      const found = await contents(lock).catch(() => null);
      if (found === text) await unlink(lock).catch(() => undefined);
    },
  };
}

/** Whether a process that is alive has the lock. */
export async function isTaken(lock: string): Promise<boolean> {
  const found = await contents(lock);
  const holder = found === null ? null : holderOf(found);
  return holder !== null && isAlive(holder);
}

async function take(lock: string, text: string): Promise<void> {
  while (!(await placed(lock, text))) {
    const found = await contents(lock);
    if (found === null) continue;
    const other = holderOf(found);
    if (other !== null && isAlive(other)) fail('RUN_LOCKED', { ...told(other), lock });
    await removeStale(lock, found, text);
  }
}

/** Puts the lock there whole, or not at all when there is one. */
async function placed(lock: string, text: string): Promise<boolean> {
  const own = `${lock}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, text, { mode: 0o600, flag: 'wx' });
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(own);
  }
}

/**
 * Takes away what a dead process left. Only whoever holds the lock on just that may, so that what stands
 * there cannot change between the look and the removal: another process may be there by now.
 */
async function removeStale(lock: string, stale: string, text: string): Promise<void> {
  const name = createHash('sha256').update(stale).digest('hex').slice(0, 16);
  const guard = `${lock}.${name}`;
  await take(guard, text);
  try {
    if ((await contents(lock)) === stale) await unlink(lock);
  } finally {
    await unlink(guard);
  }
}

async function contents(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Who holds the lock; `null` for a file that says nothing, which nobody can be asked about. */
function holderOf(text: string): Holder | null {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || !('pid' in json && 'host' in json))
      return null;
    const { pid, host } = json;
    const started = 'started' in json && typeof json.started === 'string' ? json.started : null;
    const since = 'since' in json ? String(json.since) : '';
    return typeof pid === 'number' && typeof host === 'string'
      ? { pid, host, started, since }
      : null;
  } catch {
    return null;
  }
}

/** Of a process on another machine nobody here can tell, so it counts as alive. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now !== DEAD && (started === null || now === null || started === now);
}

/** The start of a process that has ended and whose parent has not looked yet. */
const DEAD = 'dead';

/** Field 22 of /proc/PID/stat, where there is such a thing (proc_pid_stat(5)). */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? DEAD : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function told({ pid, host, since }: Holder): Pick<Holder, 'pid' | 'host' | 'since'> {
  return { pid, host, since };
}
