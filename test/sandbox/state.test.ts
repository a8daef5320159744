import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleOrganisation } from '../../src/sandbox/organisation.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { aUser } from '../support/users.ts';
import { ask } from './ask.ts';

let folder: string;
let state: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-state-'));
  state = path.join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true }));

const create = (ref: string): string =>
  `mutation { createUser(sendInvite: false, user: {ref: "${ref}", name: "N", email: "n${ref}@zonnehof.example"}) { user { ref } } }`;

describe('a state file', () => {
  it('that is not there is made with the sample organisation', async () => {
    const sandbox = await startSandbox({ state });
    await sandbox.close();
    const { users } = await sampleOrganisation();
    expect(sandbox.users()).toEqual(users);
    expect(JSON.parse(await readFile(state, 'utf8'))).toMatchObject({ users });
    expect((await stat(state)).mode & 0o777).toBe(0o600);
  });

  it('holds the users from one start to the next', async () => {
    const first = await startSandbox({ state, users: [aUser({ ref: '1001' })] });
    await ask(first, create('1002'));
    await ask(
      first,
      'mutation { updateUser(ref: "1001", user: {isActive: false}) { user { id } } }',
    );
    await first.close();
    const second = await startSandbox({ state, users: [] });
    await second.close();
    expect(second.users()).toEqual(first.users());
    expect(second.users().map(({ ref, isActive }) => [ref, isActive])).toEqual([
      ['1001', false],
      ['1002', true],
    ]);
  });

  it('has every change before its answer, also when many come at once', async () => {
    const sandbox = await startSandbox({ state, users: [] });
    const refs = Array.from({ length: 40 }, (_, number) => String(number));
    try {
      await Promise.all(
        refs.map(async (ref) => {
          await ask(sandbox, create(ref));
          expect(await readFile(state, 'utf8')).toContain(`"ref":"${ref}"`);
        }),
      );
    } finally {
      await sandbox.close();
    }
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -9), 'not JSON, or cut off'],
    ['of something else', () => '{"users": []}', 'not an organisation of version 1'],
    ['without users', (text: string) => text.replace('users', 'people'), 'it has no list of users'],
    [
      'with half a user',
      (text: string) => text.replace('"language":"NL"', '"language":5'),
      'users[0] has no language that can be read',
    ],
    [
      'with a user who is there twice',
      (text: string) => text.replace('"ref":"1002"', '"ref":"1001"'),
      'two users share a ref',
    ],
  ])('that is damaged (%s) is refused and left alone', async (_what, damage, cause) => {
    const users = [aUser({ ref: '1001' }), aUser({ ref: '1002' })];
    await (await startSandbox({ state, users })).close();
    const damaged = damage(await readFile(state, 'utf8'));
    await writeFile(state, damaged);
    await expect(startSandbox({ state })).rejects.toMatchObject({
      issues: [{ code: 'STATE_INVALID', params: { path: state, cause } }],
    });
    expect(await readFile(state, 'utf8')).toBe(damaged);
  });

  it('that cannot be read or made is an error that says why', async () => {
    await expect(startSandbox({ state: folder })).rejects.toMatchObject({
      issues: [{ code: 'FILE_UNREADABLE', params: { reason: 'EISDIR' } }],
    });
    await expect(
      startSandbox({ state: path.join(folder, 'no', 'state.json') }),
    ).rejects.toMatchObject({
      issues: [{ code: 'OUTPUT_UNWRITABLE', params: { cause: 'ENOENT' } }],
    });
  });

  it('that cannot be written any more is a 500, and whoever started the sandbox is told', async () => {
    const errors: unknown[] = [];
    const home = await mkdtemp(path.join(folder, 'home-'));
    const sandbox = await startSandbox({
      state: path.join(home, 'state.json'),
      users: [],
      onError: (error) => errors.push(error),
    });
    await rm(home, { recursive: true });
    expect((await ask(sandbox, create('1'))).status).toBe(500);
    await sandbox.close();
    expect(errors).toMatchObject([{ issues: [{ code: 'OUTPUT_UNWRITABLE' }] }]);
  });
});
