// A file that one process has at a time, and that a dead process loses.

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, lstat, mkdir, open, readdir, readFile, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

export interface LockOptions {
  /** Take it also from a process on another machine that shows no sign of life. */
  readonly breakLock?: boolean;
  /** How often a holder shows that it is alive, in milliseconds. */
  readonly beatMs?: number;
  /** How a file gets a second name; not every file system knows that. */
  readonly link?: (existing: string, name: string) => Promise<void>;
}

const BEAT_MS = 2000;

/** What a process needs at most, in milliseconds, to write into a lock that it has made. */
const WRITING_MS = 2000;

/**
 * Takes a lock. Fails with RUN_LOCKED while another process has it, OUTPUT_IS_LINK and
 * OUTPUT_UNWRITABLE; one that is no longer there loses it. `now` is in milliseconds since 1970.
 */
export async function takeFile(
  lock: string,
  now: number,
  options: LockOptions = {},
): Promise<FileLock> {
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
    await take(lock, text, options);
    await removeCutOff(lock);
  });
  const beating = setInterval(() => void beat(lock), options.beatMs ?? BEAT_MS).unref();
  return {
    async release() {
      clearInterval(beating);
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

/** A sign of life, for those on other machines: they cannot ask the system about this process. */
async function beat(lock: string): Promise<void> {
  const now = new Date();
  await utimes(lock, now, now).catch(() => undefined);
}

async function take(lock: string, text: string, options: LockOptions): Promise<void> {
  while (!(await placed(lock, text, options))) {
    const found = await contents(lock);
    if (found === null) continue;
    const other = holderOf(found);
    if (other === null && !(await isLeft(lock, found, options))) continue;
    if (other !== null && isAlive(other)) {
      const mayBreak = options.breakLock === true && other.host !== hostname();
      if (!mayBreak || (await isBeating(lock, found, options))) {
        fail('RUN_LOCKED', { ...told(other), lock, elsewhere: other.host !== hostname() });
      }
    }
    await removeStale(lock, found, text, options);
  }
}

/**
 * Puts the lock there whole, or not at all when there is one. Where a file cannot have two names (exFAT,
 * many network shares) it is there for a moment before its text is.
 */
async function placed(lock: string, text: string, options: LockOptions): Promise<boolean> {
  const own = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    await writeNew(own, text);
    await (options.link ?? link)(own, lock);
    return true;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!NO_SECOND_NAME.has(code)) throw error;
    return await placedAlone(lock, text);
  } finally {
    await unlink(own).catch(() => undefined);
  }
}

/** What systems say that know no second name of a file. */
const NO_SECOND_NAME: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EMLINK',
  'EINVAL',
  'EACCES',
  'EXDEV',
]);

async function placedAlone(lock: string, text: string): Promise<boolean> {
  try {
    await writeNew(lock, text);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  // One that was held up for long between the two was taken for dead meanwhile.
  return (await contents(lock)) === text;
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await unlink(file).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

/** Whether a lock that says nothing was left so, and is not about to be written. */
async function isLeft(lock: string, found: string, options: LockOptions): Promise<boolean> {
  if (await hasSecondNames(lock, options)) return true;
  for (let waited = 0; waited < WRITING_MS; waited += 50) {
    await sleep(50);
    if ((await contents(lock)) !== found) return false;
  }
  return true;
}

async function hasSecondNames(lock: string, options: LockOptions): Promise<boolean> {
  const own = `${lock}.${randomBytes(6).toString('hex')}`;
  const second = `${own}2`;
  try {
    await writeNew(own, '');
    await (options.link ?? link)(own, second);
    await unlink(second);
    return true;
  } catch {
    return false;
  } finally {
    await unlink(own).catch(() => undefined);
  }
}

/** Whether its holder shows a sign of life while it is watched; clocks of other machines may be wrong. */
async function isBeating(lock: string, found: string, options: LockOptions): Promise<boolean> {
  const beatMs = options.beatMs ?? BEAT_MS;
  const timeOf = async (): Promise<number | null> =>
    lstat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
  const before = await timeOf();
  for (let waited = 0; waited < 3 * beatMs; waited += beatMs / 4) {
    await sleep(beatMs / 4);
    if ((await timeOf()) !== before || (await contents(lock)) !== found) return true;
  }
  return false;
}

/**
 * Takes away what a dead process left. Only whoever holds the lock on just that may, so that what stands
 * there cannot change between the look and the removal: another process may be there by now.
 */
async function removeStale(
  lock: string,
  stale: string,
  text: string,
  options: LockOptions,
): Promise<void> {
  const name = createHash('sha256').update(stale).digest('hex').slice(0, 16);
  const guard = `${lock}.${name}`;
  await take(guard, text, options);
  try {
    if ((await contents(lock)) === stale) await unlink(lock);
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

/** Takes away what processes of this machine left that were cut off while they took this lock. */
async function removeCutOff(lock: string): Promise<void> {
  const folder = path.dirname(lock);
  const own = `${path.basename(lock)}.`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(own) || !/^[0-9a-f]{12}(?:[0-9a-f]{4})?$/.test(name.slice(own.length))) {
      continue;
    }
    const file = path.join(folder, name);
    const holder = holderOf((await contents(file).catch(() => null)) ?? '');
    if (holder?.host === hostname() && !isAlive(holder)) await unlink(file).catch(() => undefined);
  }
}

/** More than any lock has. */
const MAX_BYTES = 4096;

/** The text of a lock; `null` where there is none. Fails with OUTPUT_IS_LINK, OUTPUT_UNWRITABLE. */
async function contents(file: string): Promise<string | null> {
  try {
    const found = await lstat(file);
    // A link, also one that leads nowhere, and a pipe were put there by somebody else.
    if (found.isSymbolicLink()) fail('OUTPUT_IS_LINK', { path: file });
    if (!found.isFile()) {
      const cause = found.isDirectory() ? 'EISDIR' : 'NOT_A_FILE';
      fail('OUTPUT_UNWRITABLE', { path: file, cause });
    }
    return found.size > MAX_BYTES ? '' : await readFile(file, 'utf8');
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
