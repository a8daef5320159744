// Whatever the organisation speaks, whether it tells its schema, and however one logs in: the same
// roster gives the same end, and no secret is left anywhere.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { User } from '../../src/user/user.ts';
import { json, serve } from '../support/http-server.ts';
import { run } from '../support/in-process.ts';
import { aUser } from '../support/users.ts';

const SECRETS = { token: 'token-S3CRET', clientSecret: 'client-S3CRET' };

const USERS = [
  aUser({ ref: '1', name: 'Sanne', email: 'sanne@zonnehof.example', extraFields: '{"team":"A"}' }),
  aUser({ ref: '2', name: 'Bram', email: 'bram@zonnehof.example' }),
  aUser({ ref: '3', name: 'Fatma', email: 'fatma@zonnehof.example', isActive: false }),
  aUser({ ref: '4', name: "'t Hart", email: 'hart@zonnehof.example', roles: ['MANAGER'] }),
];

const ROSTER = `ref;name;email;active;extraFields.team
1;Sanne de Jong;sanne@zonnehof.example;ja;B
2;Bram;bram@zonnehof.example;nee;
3;Fatma;fatma@zonnehof.example;ja;
4;'t Hart;hart@zonnehof.example;ja;
5;=Nieuw;nieuw@zonnehof.example;ja;
`;

/** The users as they end up: without ids, which are given out anew. */
const END = [
  { ref: '1', name: 'Sanne de Jong', isActive: true, extraFields: '{"team": "B"}', roles: [] },
  { ref: '2', name: 'Bram', isActive: false, extraFields: '{}', roles: [] },
  { ref: '3', name: 'Fatma', isActive: true, extraFields: '{}', roles: [] },
  { ref: '4', name: "'t Hart", isActive: true, extraFields: '{}', roles: ['MANAGER'] },
  { ref: '5', name: '=Nieuw', isActive: true, extraFields: '{}' },
];

const COMBINATIONS = (['first', 'second', 'both'] as const).flatMap((api) =>
  [true, false].flatMap((introspection) =>
    (['token', 'client'] as const).map((login) => [api, introspection, login] as const),
  ),
);

test.each(COMBINATIONS)(
  'generation: %s, introspection: %j, %s: created, updated, archived, restored, exported, imported',
  async (api, introspection, login) => {
    const { clientSecret, token } = SECRETS;
    const oauth = { clientId: 'client', clientSecret };
    const sandbox = await startSandbox({ users: USERS, api, introspection, token, oauth });
    onTestFinished(() => sandbox.close());
    const cwd = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
    onTestFinished(() => rm(cwd, { recursive: true }));
    await writeFile(path.join(cwd, 'roster.csv'), ROSTER);
    const env = {
      HOME: cwd,
      PLUVO_ENDPOINT: sandbox.url,
      ...(login === 'token'
        ? { PLUVO_TOKEN: token }
        : { PLUVO_CLIENT_ID: 'client', PLUVO_CLIENT_SECRET: clientSecret }),
    };
    const command = (...argv: string[]) => run(argv, { cwd, env });

    const imported = await command('import', 'roster.csv', '--yes', '--json');
    expect(JSON.parse(imported.stdout)).toMatchObject({
      outcomes: { created: 1, updated: 1, archived: 1, restored: 1, failed: 0 },
      exitCode: 0,
    });
    const end = [...sandbox.users()].sort((a: User, b: User) => Number(a.ref) - Number(b.ref));
    expect(end).toMatchObject(END);

    const file = login === 'token' ? 'all.xlsx' : 'all.csv';
    const exported = await command('export', '-o', file);
    expect(exported).toMatchObject({ exitCode: 0, stdout: '' });
    const again = await command('import', file, '--yes', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ unchanged: 5, exitCode: 0 });
    const said = imported.stdout + imported.stderr + (await contentsOf(cwd));
    expect(said).not.toContain('S3CRET');
    const cached = await cachedTokens(cwd);
    expect(cached.length > 0).toBe(login === 'client');
    for (const { token: issued } of cached) expect(said).not.toContain(issued);
  },
);

test('a wrong secret is refused, also where the token of the right one is kept', async () => {
  const oauth = { clientId: 'client', clientSecret: SECRETS.clientSecret };
  const sandbox = await startSandbox({ users: USERS, oauth });
  onTestFinished(() => sandbox.close());
  const cwd = await aFolderWith(ROSTER);
  const env = { HOME: cwd, PLUVO_ENDPOINT: sandbox.url, PLUVO_CLIENT_ID: 'client' };
  const check = async (secret: string) => {
    const secrets = { ...env, PLUVO_CLIENT_SECRET: secret };
    return (await run(['check', '--json'], { cwd, env: secrets })).exitCode;
  };
  expect(await check(SECRETS.clientSecret)).toBe(0);
  expect(await check('mistyped')).toBe(1);
  expect(await check(SECRETS.clientSecret)).toBe(0);
  expect(sandbox.counters.tokensIssued).toBe(1);
});

/** All files of a folder but the token cache, as one text. */
async function contentsOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => !file.includes(`${path.sep}tokens${path.sep}`))
    .map((file) => readFile(file, 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

async function cachedTokens(home: string): Promise<readonly { readonly token: string }[]> {
  const folder = path.join(home, '.cache/pluvo-bulk/tokens');
  const names = await readdir(folder).catch(() => []);
  const texts = names.map((name) => readFile(path.join(folder, name), 'utf8'));
  return (await Promise.all(texts)).map((text) => JSON.parse(text) as { token: string });
}

async function aFolderWith(roster: string): Promise<string> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await writeFile(path.join(cwd, 'roster.csv'), roster);
  return cwd;
}

test('a column that is shown and not taken is compared: only a difference is a problem, of its row', async () => {
  const sandbox = await startSandbox({ users: USERS, api: 'first' });
  onTestFinished(() => sandbox.close());
  const cwd = await aFolderWith('ref;Pluvo roles\n4;MANAGER\n1;MANAGER\n');
  const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
  const { stdout } = await run(['import', 'roster.csv', '--yes', '--json'], { cwd, env });
  expect(JSON.parse(stdout)).toMatchObject({ unchanged: 1, invalid: 1, exitCode: 3 });
  expect(sandbox.log).toEqual([]);
});

test('a column that is not there at all stops the import before users are read', async () => {
  const unknown = ['Cannot query field "afasPersonId" on type "User".'];
  const { url, seen } = await serve((response, request) => {
    const errors = request.body.includes('__schema')
      ? ['introspection is disabled']
      : unknown.filter(() => request.body.includes('afasPersonId'));
    json(
      200,
      errors.length === 0 ? { data: {} } : { errors: errors.map((message) => ({ message })) },
    )(response, request);
  });
  const cwd = await aFolderWith('ref;AFAS person ID\n1;2\n');
  const env = { PLUVO_ENDPOINT: url, PLUVO_TOKEN: 'any' };
  const { stdout } = await run(['import', 'roster.csv', '--yes', '--json'], { cwd, env });
  expect(JSON.parse(stdout)).toMatchObject({
    errors: [{ code: 'COLUMN_NOT_SUPPORTED', row: 1, column: 'B' }],
    exitCode: 1,
  });
  expect(seen.every(({ body }) => /__schema|@skip/.test(body))).toBe(true);
});
