// The lock as a file: where a file can have no second name, where something else stands in its place,
// what a run on another machine shows of itself, and what is left of a process that was cut off.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LockOptions, takeFile } from '../../src/files/lock-file.ts';
import { aFolder } from '../support/in-process.ts';
import { expectOneHolder } from '../support/one-holder.ts';

const ELSEWHERE = JSON.stringify({ pid: 4, host: 'other.example', started: '1', since: 'noon' });

function refusing(code: string): LockOptions {
  const error = Object.assign(new Error(code), { code });
  return { link: () => Promise.reject(error) };
}

describe.each(['EPERM', 'ENOSYS', 'EOPNOTSUPP', 'ENOTSUP'])(
  'in a folder where a file has one name only (%s)',
  (code) => {
    it('one of many gets it, and leaves nothing', async () => {
      const folder = aFolder();
      const lock = path.join(folder, 'lock');
      const takers = Array.from({ length: 20 }, (_, n) => takeFile(lock, n, refusing(code)));
      await expectOneHolder(takers);
      expect(readdirSync(folder)).toEqual([]);
    });

    it('what a dead process left, whole or not, is taken over', async () => {
      const folder = aFolder();
      const lock = path.join(folder, 'lock');
      const dead = { pid: process.pid, host: hostname(), started: '1', since: 'noon' };
      for (const left of ['', '{"pid":', JSON.stringify(dead)]) {
        writeFileSync(lock, left);
        const taken = await takeFile(lock, 0, refusing(code));
        await taken.release();
        expect(readdirSync(folder)).toEqual([]);
      }
    });
  },
);

/** A folder of a real exFAT file system, or null where none can be made: that takes root and its tools. */
function exFat(): string | null {
  const folder = aFolder();
  const image = path.join(folder, 'image');
  const mounted = path.join(folder, 'mounted');
  const run = (command: string, ...argv: readonly string[]): string =>
    execFileSync(command, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    mkdirSync(mounted);
    writeFileSync(image, Buffer.alloc(8 * 1024 ** 2));
    run('mkfs.exfat', image);
    const device = run('losetup', '-f', '--show', image);
    onTestFinished(() => void run('losetup', '-d', device));
    run('mount.exfat-fuse', device, mounted);
    onTestFinished(() => void run('umount', mounted));
    return mounted;
  } catch {
    return null;
  }
}

it('on a real exFAT file system', async ({ skip }) => {
  const folder = exFat();
  if (folder === null) return skip();
  const lock = path.join(folder, 'runs', 'lock');
  const first = await takeFile(lock, 0);
  await expect(takeFile(lock, 0)).rejects.toMatchObject({ issues: [{ code: 'RUN_LOCKED' }] });
  await first.release();
  await (await takeFile(lock, 0)).release();
  expect(readdirSync(path.dirname(lock))).toEqual([]);
});

describe('something else in its place', () => {
  it.each(['nowhere', '.', 'other'])('a link to %s is an error that names it', async (target) => {
    const folder = aFolder();
    const lock = path.join(folder, 'lock');
    writeFileSync(path.join(folder, 'other'), '{}');
    symlinkSync(target, lock);
    await expect(takeFile(lock, 0)).rejects.toMatchObject({
      issues: [{ code: 'OUTPUT_IS_LINK', params: { path: lock } }],
    });
    expect(readdirSync(folder).sort()).toEqual(['lock', 'other']);
  });

  it.each(['a folder', 'a pipe'])('%s is an error', async (what) => {
    const folder = aFolder();
    const lock = path.join(folder, 'lock');
    if (what === 'a folder') mkdirSync(lock);
    else execFileSync('mkfifo', [lock]);
    await expect(takeFile(lock, 0)).rejects.toMatchObject({
      issues: [{ code: 'OUTPUT_UNWRITABLE', params: { path: lock } }],
    });
    expect(readdirSync(folder)).toEqual(['lock']);
  });
});

describe('of a run on another machine', () => {
  it('is refused, and says so', async () => {
    const lock = path.join(aFolder(), 'lock');
    writeFileSync(lock, ELSEWHERE);
    await expect(takeFile(lock, 0)).rejects.toMatchObject({
      issues: [{ code: 'RUN_LOCKED', params: { host: 'other.example', elsewhere: true } }],
    });
  });

  it('is broken when asked, unless it shows a sign of life, whatever its clock says', async () => {
    const lock = path.join(aFolder(), 'lock');
    writeFileSync(lock, ELSEWHERE);
    const options = { breakLock: true, beatMs: 40 };
    let hour = 0;
    const beating = setInterval(() => {
      hour += 3600;
      utimesSync(lock, hour, hour);
    }, 20);
    await expect(takeFile(lock, 0, options)).rejects.toMatchObject({
      issues: [{ code: 'RUN_LOCKED' }],
    });
    clearInterval(beating);
    await (await takeFile(lock, 0, options)).release();
  });

  it('a holder shows that it is alive, and a lock of this machine is never broken', async () => {
    const lock = path.join(aFolder(), 'lock');
    const options = { breakLock: true, beatMs: 10 };
    const holder = await takeFile(lock, 0, options);
    utimesSync(lock, 1, 1);
    await expect(takeFile(lock, 0, options)).rejects.toMatchObject({
      issues: [{ code: 'RUN_LOCKED' }],
    });
    await vi.waitFor(() => {
      expect(statSync(lock).mtimeMs).toBeGreaterThan(1000);
    });
    await holder.release();
  });
});

it('what is left of a process that was cut off while it took the lock goes with the next', async () => {
  const folder = aFolder();
  const lock = path.join(folder, 'lock');
  const dead = { pid: process.pid, host: hostname(), started: '1', since: 'noon' };
  for (const name of ['lock.0123456789ab', 'lock.0123456789abcdef', 'lock.txt']) {
    writeFileSync(path.join(folder, name), JSON.stringify(dead));
  }
  writeFileSync(path.join(folder, 'lock.ba9876543210'), ELSEWHERE);
  await (await takeFile(lock, 0)).release();
  expect(readdirSync(folder).sort()).toEqual(['lock.ba9876543210', 'lock.txt']);
});
