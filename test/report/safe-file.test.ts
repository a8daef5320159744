import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SafeFile } from '../../src/files/safe-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const at = (...parts: readonly string[]): string => path.join(folder, ...parts);

const text = (given: string) => async (out: Writable) => {
  await pipeline(Readable.from([given]), out, { end: false });
};

async function save(target: string, given: string, options = {}): Promise<void> {
  const file = await SafeFile.create(target, options);
  await file.save(text(given));
}

/** What `OUTPUT_…` an attempt ends in, with its parameters. */
async function refusal(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toHaveProperty('issues');
  return (error as { issues: unknown[] }).issues[0];
}

test('a file is there when it is saved, for its owner alone, and nothing is left beside it', async () => {
  const file = await SafeFile.create(at('users.csv'));
  expect(await readdir(folder)).not.toContain('users.csv');
  await file.save(text('ref,name\r\n'));
  expect(await readFile(at('users.csv'), 'utf8')).toBe('ref,name\r\n');
  expect((await stat(at('users.csv'))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['users.csv']);
});

test('a large file is written whole, at the speed of the disk', async () => {
  const chunk = 'x'.repeat(65_536);
  let ahead = 0;
  const file = await SafeFile.create(at('large.csv'));
  await file.save(async (out) => {
    const chunks = function* (): Generator<string> {
      for (let n = 0; n < 200; n += 1) {
        ahead = Math.max(ahead, out.writableLength);
        yield chunk;
      }
    };
    await pipeline(Readable.from(chunks()), out, { end: false });
  });
  expect((await stat(at('large.csv'))).size).toBe(200 * chunk.length);
  expect(ahead).toBeLessThan(4 * chunk.length);
});

describe('a file that exists', () => {
  test('is refused', async () => {
    await writeFile(at('users.csv'), 'old');
    expect(await refusal(SafeFile.create(at('users.csv')))).toMatchObject({
      code: 'OUTPUT_EXISTS',
      params: { path: at('users.csv') },
    });
    expect(await readdir(folder)).toEqual(['users.csv']);
  });

  test('is replaced with force', async () => {
    await writeFile(at('users.csv'), 'old and longer');
    await save(at('users.csv'), 'new', { force: true });
    expect(await readFile(at('users.csv'), 'utf8')).toBe('new');
  });

  test('is not replaced when it came while ours was being written', async () => {
    const file = await SafeFile.create(at('users.csv'));
    await writeFile(at('users.csv'), 'theirs');
    expect(await refusal(file.save(text('ours')))).toMatchObject({ code: 'OUTPUT_EXISTS' });
    expect(await readFile(at('users.csv'), 'utf8')).toBe('theirs');
    expect(await readdir(folder)).toEqual(['users.csv']);
  });

  test('stays as it was when writing fails', async () => {
    await writeFile(at('users.csv'), 'old');
    const file = await SafeFile.create(at('users.csv'), { force: true });
    const failing = file.save(async (out) => {
      await text('half of it')(out);
      throw new Error('the server went away');
    });
    await expect(failing).rejects.toThrow('the server went away');
    expect(await readFile(at('users.csv'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['users.csv']);
  });
});

describe('a symbolic link', () => {
  test.each([
    ['to a file', 'real.csv'],
    ['to nothing', 'nowhere.csv'],
  ])('%s is refused, with force too', async (_what, to) => {
    await writeFile(at('real.csv'), 'real');
    await symlink(at(to), at('users.csv'));
    expect(await refusal(SafeFile.create(at('users.csv'), { force: true }))).toMatchObject({
      code: 'OUTPUT_IS_LINK',
    });
    expect(await readFile(at('real.csv'), 'utf8')).toBe('real');
  });

  test('that came meanwhile is refused too', async () => {
    const file = await SafeFile.create(at('users.csv'), { force: true });
    await symlink(at('real.csv'), at('users.csv'));
    expect(await refusal(file.save(text('x')))).toMatchObject({ code: 'OUTPUT_IS_LINK' });
    expect(await readdir(folder)).toEqual(['users.csv']);
  });
});

describe('what cannot be written is refused before anything is', () => {
  const refused = (target: string, cause: string): unknown => ({
    code: 'OUTPUT_UNWRITABLE',
    params: { path: target, cause },
    place: {},
  });

  test('a folder that is not there', async () => {
    const target = at('missing', 'users.csv');
    expect(await refusal(SafeFile.create(target))).toEqual(refused(target, 'ENOENT'));
  });

  test('a folder in place of the file, with force too', async () => {
    await mkdir(at('users.csv'));
    const target = at('users.csv');
    expect(await refusal(SafeFile.create(target, { force: true }))).toEqual(
      refused(target, 'EISDIR'),
    );
  });

  test('a path through a file', async () => {
    await writeFile(at('file'), '');
    const target = at('file', 'users.csv');
    expect(await refusal(SafeFile.create(target))).toEqual(refused(target, 'ENOTDIR'));
  });

  test.skipIf(process.platform !== 'linux')('a folder that takes no files', async () => {
    const made = refusal(SafeFile.create('/proc/users.csv'));
    expect(await made).toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  });

  test.skipIf(process.platform === 'win32')('a device, with force too', async () => {
    expect(await refusal(SafeFile.create('/dev/null', { force: true }))).toEqual(
      refused('/dev/null', 'NOT_A_FILE'),
    );
  });
});

test('a failure of the disk is an issue, whatever the writer made of it', async () => {
  const file = await SafeFile.create(at('users.csv'));
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
  const saved = file.save((out) => {
    out.destroy(full);
    return Promise.reject(new Error('aborted'));
  });
  expect(await refusal(saved)).toMatchObject({
    code: 'OUTPUT_UNWRITABLE',
    params: { cause: 'ENOSPC' },
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a file that is given up leaves nothing, and can be given up again', async () => {
  const file = await SafeFile.create(at('users.csv'));
  await file.discard();
  await file.discard();
  expect(await readdir(folder)).toEqual([]);
});

test('to give up a file that has been saved does nothing', async () => {
  const file = await SafeFile.create(at('users.csv'));
  await file.save(text('x'));
  await file.discard();
  expect(await readdir(folder)).toEqual(['users.csv']);
});
