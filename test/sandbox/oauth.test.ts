import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { aUser } from '../support/users.ts';
import { type Answer, answerOf, post } from './ask.ts';
import { start } from './running.ts';

const READ = '{ users { ref } }';
const WRITE = 'mutation { a0: updateUser(ref: "1001", user: {name: "New"}) { user { name } } }';
const users = [aUser({ ref: '1001' })];

async function askForToken({ url, clientId, clientSecret }: Sandbox, form = {}): Promise<Answer> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    ...form,
  });
  return answerOf(await fetch(new URL('/oauth/token/', url), { method: 'POST', body }));
}

async function tokenOf(sandbox: Sandbox, form = {}): Promise<string> {
  const { body } = await askForToken(sandbox, form);
  return (body as { access_token: string }).access_token;
}

function askWith({ url }: Sandbox, token: string, query: string): Promise<Answer> {
  return post({ url, token }, JSON.stringify({ query }));
}

describe('/oauth/token/', () => {
  it('gives a token for client credentials, with the scopes that were asked for', async () => {
    const sandbox = await start({ users });
    const scope = 'users.read users.write';
    expect(await askForToken(sandbox, { scope })).toMatchObject({
      status: 200,
      body: { access_token: expect.any(String), token_type: 'Bearer', expires_in: 86400, scope },
    });
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a scope that is none', { scope: 'users.read users.delete' }, 400, 'invalid_scope'],
  ])('refuses %s', async (_what, form, status, error) => {
    const sandbox = await start({ users });
    expect(await askForToken(sandbox, form)).toMatchObject({ status, body: { error } });
  });

  it('redirects without its last slash, and takes only POST', async () => {
    const sandbox = await start({ users });
    const bare = new URL('/oauth/token', sandbox.url);
    expect((await fetch(bare, { method: 'POST', redirect: 'manual' })).status).toBe(301);
    expect((await fetch(new URL('/oauth/token/', sandbox.url))).status).toBe(405);
  });
});

describe('a token', () => {
  it('may do what its scopes say', async () => {
    const sandbox = await start({ users });
    const reader = await tokenOf(sandbox, { scope: 'users.read' });
    expect((await askWith(sandbox, reader, READ)).body).toHaveProperty('data.users');
    expect(await askWith(sandbox, reader, WRITE)).toMatchObject({
      status: 200,
      body: {
        data: { a0: null },
        errors: [{ path: ['a0'], extensions: { code: expect.stringContaining('Auth') } }],
      },
    });
    expect(sandbox.users()).toEqual(users);
    const writer = await tokenOf(sandbox, { scope: 'users.write' });
    expect((await askWith(sandbox, writer, WRITE)).body).not.toHaveProperty('errors');
    expect((await askWith(sandbox, writer, READ)).body).toHaveProperty('errors');
  });

  it('ends after its time, and a new one is good', async () => {
    let time = 0;
    const sandbox = await start({ users, oauth: { expiresIn: 60 }, now: () => time });
    const token = await tokenOf(sandbox);
    time = 59_999;
    expect((await askWith(sandbox, token, READ)).body).toHaveProperty('data.users');
    time = 60_000;
    expect(await askWith(sandbox, token, READ)).toMatchObject({
      status: 200,
      body: { errors: [{ extensions: { code: expect.stringContaining('Auth') } }], data: null },
    });
    expect((await askWith(sandbox, await tokenOf(sandbox), READ)).body).toHaveProperty('data');
  });

  it('may end before its time, by a fault that leaves the fixed token alone', async () => {
    const sandbox = await start({ users, faults: { 'token-expired': 1 } });
    const token = await tokenOf(sandbox);
    expect((await askWith(sandbox, token, WRITE)).body).toHaveProperty('errors');
    expect((await askWith(sandbox, token, WRITE)).body).toHaveProperty('errors');
    expect(sandbox.users()).toEqual(users);
    expect((await askWith(sandbox, sandbox.token, READ)).body).not.toHaveProperty('errors');
    expect(sandbox.counters).toMatchObject({ unauthorized: 2, faults: { 'token-expired': 1 } });
  });
});
