// Tokens of client credentials: one renewal for everybody, ahead of time, kept where nobody else reads.

import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PluvoClient } from '../../src/pluvo/client.ts';
import { tokenCache } from '../../src/pluvo/token-cache.ts';
import { tokenRequest } from '../../src/pluvo/token-request.ts';
import { RenewedTokens, type TokenCache } from '../../src/pluvo/token.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { html, json, nothingListens, type Seen, serve } from '../support/http-server.ts';
import { aUser } from '../support/users.ts';

const signal = new AbortController().signal;

const SECRET = 'secret-that-nobody-may-see';

const CREDENTIALS = { clientId: 'client', clientSecret: SECRET };

function tokensFor(endpoint: string, now: () => number = () => 0, cache: TokenCache | null = null) {
  const request = tokenRequest(endpoint, CREDENTIALS, ['users.read'], { now });
  return new RenewedTokens({ request, cache, now });
}

/** Gives out `t1`, `t2` …, each for a number of seconds. */
function issuing(expiresIn = 3600) {
  let issued = 0;
  return serve((response, request) => {
    issued += 1;
    const token = `t${String(issued)}`;
    json(200, { access_token: token, expires_in: expiresIn, scope: 'users.read' })(
      response,
      request,
    );
  });
}

const formOf = ({ body }: Seen): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(body));

describe('a token', () => {
  it('is asked for as RFC 6749 has it, with the scopes that are needed', async () => {
    const { url, seen } = await issuing();
    expect(await tokensFor(url).token(signal)).toEqual({ ok: true, value: 't1' });
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/oauth/token/' });
    expect(seen[0] && formOf(seen[0])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client',
      client_secret: SECRET,
      scope: 'users.read',
    });
  });

  it('is asked for once, whoever needs it', async () => {
    const { url, seen } = await issuing();
    const tokens = tokensFor(url);
    const got = await Promise.all(Array.from({ length: 20 }, () => tokens.token(signal)));
    expect(new Set(got.map((one) => one.ok && one.value))).toEqual(new Set(['t1']));
    expect(seen).toHaveLength(1);
  });

  it('is renewed ahead of its end', async () => {
    const { url } = await issuing(3600);
    let now = 0;
    const tokens = tokensFor(url, () => now);
    await tokens.token(signal);
    now = 3_000_000;
    expect(await tokens.token(signal)).toEqual({ ok: true, value: 't1' });
    now = 3_590_000;
    expect(await tokens.token(signal)).toEqual({ ok: true, value: 't2' });
  });

  it('is renewed once when it is refused in several requests', async () => {
    const { url, seen } = await issuing();
    const tokens = tokensFor(url);
    await tokens.token(signal);
    const renewed = await Promise.all(
      Array.from({ length: 10 }, () => tokens.renewed('t1', signal)),
    );
    expect(new Set(renewed.map((one) => one.ok && one.value))).toEqual(new Set(['t2']));
    // A refusal that comes late finds the new one.
    expect(await tokens.renewed('t1', signal)).toEqual({ ok: true, value: 't2' });
    expect(seen).toHaveLength(2);
  });

  it('that is still good is used when it cannot be renewed just now', async () => {
    const { url } = await serve(json(200, { access_token: 't1', expires_in: 3600 }), html(502));
    let now = 0;
    const tokens = tokensFor(url, () => now);
    await tokens.token(signal);
    now = 3_590_000;
    expect(await tokens.token(signal)).toEqual({ ok: true, value: 't1' });
    now = 3_600_000;
    expect(await tokens.token(signal)).toMatchObject({ ok: false, failure: { kind: 'server' } });
  });
});

describe('no token', () => {
  it.each([
    [
      'a wrong secret',
      json(401, { error: 'invalid_client' }),
      { kind: 'unauthorized', reason: 'client' },
    ],
    [
      'a scope too many',
      json(400, { error: 'invalid_scope' }),
      { kind: 'unauthorized', reason: 'scope' },
    ],
    ['a proxy', html(502), { kind: 'server', status: 502 }],
    ['a redirect', html(302, { location: '/login/' }), { kind: 'redirected' }],
    ['a page', html(200), { kind: 'notGraphql' }],
    ['another JSON', json(200, { hello: 1 }), { kind: 'notGraphql' }],
  ])('%s', async (_, answer, failure) => {
    const { url } = await serve(answer);
    const got = await tokensFor(url).token(signal);
    expect(got).toMatchObject({ ok: false, failure });
    expect(JSON.stringify(got)).not.toContain(SECRET);
  });

  it('nobody there: nothing has been sent', async () => {
    const got = await tokensFor(await nothingListens()).token(signal);
    expect(got).toMatchObject({ ok: false, failure: { kind: 'network', sent: false } });
  });
});

describe('the cache', () => {
  async function aFolder(): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    return path.join(folder, 'tokens');
  }
  const key = { endpoint: 'https://acme.pluvo.com/graphql/', ...CREDENTIALS, scopes: ['a'] };

  it('keeps a token for its endpoint, client, secret and scopes alone', async () => {
    const folder = await aFolder();
    const { url, seen } = await issuing();
    await tokensFor(url, () => 0, tokenCache(folder, key)).token(signal);
    const again = await tokensFor(url, () => 1000, tokenCache(folder, key)).token(signal);
    expect(again).toEqual({ ok: true, value: 't1' });
    expect(seen).toHaveLength(1);
    for (const other of [
      { endpoint: 'https://b.pluvo.com/graphql/' },
      { clientId: 'b' },
      { clientSecret: 'b' },
      { scopes: [] },
    ]) {
      expect(await tokenCache(folder, { ...key, ...other }).read()).toBeNull();
    }
  });

  it('is readable by its owner only, and holds no secret but the token', async () => {
    const folder = await aFolder();
    const { url } = await issuing();
    await tokensFor(url, () => 0, tokenCache(folder, key)).token(signal);
    const [name = ''] = await readdir(folder);
    const file = path.join(folder, name);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(name + (await readFile(file, 'utf8'))).not.toMatch(/secret|client|acme/);
    await chmod(file, 0o644);
    expect(await tokenCache(folder, key).read()).toBeNull();
  });

  it('that cannot be written is no reason to stop', async () => {
    const { url } = await issuing();
    const tokens = tokensFor(url, () => 0, tokenCache('/dev/null/tokens', key));
    expect(await tokens.token(signal)).toEqual({ ok: true, value: 't1' });
  });
});

describe('a token that expires in mid-run', () => {
  async function sandboxWith(options: SandboxOptions): Promise<readonly [Sandbox, PluvoClient]> {
    const users = Array.from({ length: 600 }, () => aUser());
    const oauth = { clientId: 'client', clientSecret: SECRET };
    const sandbox = await startSandbox({ users, api: 'second', oauth, ...options });
    onTestFinished(() => sandbox.close());
    const request = tokenRequest(sandbox.url, CREDENTIALS, ['users.read', 'users.write'], {
      now: () => 0,
    });
    const client = new PluvoClient({
      endpoint: sandbox.url,
      tokens: new RenewedTokens({ request, cache: null, now: () => 0 }),
      now: () => 0,
      patience: { sleep: () => Promise.resolve(), random: () => 0 },
    });
    return [sandbox, client];
  }

  it.each([200, 401] as const)('costs a renewal and no user, told with %i', async (status) => {
    let now = 0;
    const [sandbox, client] = await sandboxWith({
      now: () => now,
      unauthorizedStatus: status,
    });
    expect(await client.detect(signal)).toMatchObject({ ok: true });
    let read = 0;
    const onUser = (): void => {
      read += 1;
      // Longer than any token lasts.
      if (read === 1) now += 1e9;
    };
    const answer = await client.readUsers(onUser, { signal });
    expect(answer).toEqual({ ok: true, value: { users: 600, count: 600, complete: true } });
    expect(sandbox.counters.unauthorized).toBeGreaterThan(0);
    now += 1e9;
    const ref = sandbox.users()[0]?.ref ?? '';
    const written = await client.send([{ kind: 'update', ref, input: { name: 'New' } }], signal);
    expect(written).toMatchObject({ ok: true, value: [{ ok: true }] });
  });
});
