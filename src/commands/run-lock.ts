// One run at a time for each endpoint: a lock in the runs folder, which a dead process loses.

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { fail } from '../user/issue.ts';
import { orUnwritable, systemCode } from '../user/system-error.ts';

export interface RunLock {
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
 * Takes the lock of an endpoint. Fails with RUN_LOCKED while another process has it; one that is no
 * longer there loses it. `now` is in milliseconds since 1970.
 */
export async function takeLock(runs: string, endpoint: string, now: number): Promise<RunLock> {
  const lock = lockFile(runs, endpoint);
  const { pid } = process;
  const holder: Holder = {
    pid,
    host: hostname(),
    started: startOf(pid),
    since: new Date(now).toISOString(),
  };
  const text = `${JSON.stringify(holder)}\n`;
  await orUnwritable(runs, () => mkdir(runs, { recursive: true, mode: 0o700 }));
  for (;;) {
    if (await orUnwritable(runs, () => placed(lock, text))) break;
    const found = await contents(lock);
    if (found === null) continue;
    const other = holderOf(found);
    if (other !== null && isAlive(other)) fail('RUN_LOCKED', { ...told(other), lock });
    await orUnwritable(runs, () => removeStale(lock, found));
  }
  return {
    async release() {
      if ((await contents(lock)) === text) await unlink(lock).catch(() => undefined);
    },
  };
}

/** Whether a process that is alive has the lock of an endpoint. */
export async function isLocked(runs: string, endpoint: string): Promise<boolean> {
  const found = await contents(lockFile(runs, endpoint));
  const holder = found === null ? null : holderOf(found);
  return holder !== null && isAlive(holder);
}

function lockFile(runs: string, endpoint: string): string {
  const name = createHash('sha256').update(endpoint).digest('hex').slice(0, 16);
  return path.join(runs, `.lock-${name}.json`);
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

/** Takes away what a dead process left; not what another has put there since. */
async function removeStale(lock: string, stale: string): Promise<void> {
  const aside = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  // Another process was quicker: it gets its lock back.
  if ((await contents(aside)) !== stale) await link(aside, lock).catch(() => undefined);
  await unlink(aside);
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
