import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { aUser } from '../support/users.ts';
import { answerOf, ask, post } from './ask.ts';

const QUERY = '{ users { id } }';
const running: Sandbox[] = [];

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ users: [aUser({ ref: '1001' })], ...options });
  running.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

describe('the way in', () => {
  it('is on loopback, with the last slash', async () => {
    const sandbox = await start();
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql\/$/);
    const answer = await fetch(sandbox.url.slice(0, -1), { method: 'POST', redirect: 'manual' });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe('/graphql/');
  });

  it('answers elsewhere with a page, and takes only POST', async () => {
    const sandbox = await start();
    const elsewhere = await answerOf(await fetch(new URL('/', sandbox.url)));
    expect(elsewhere).toMatchObject({ status: 404, body: expect.stringContaining('<html>') });
    expect((await fetch(sandbox.url)).status).toBe(405);
  });

  it.each([200, 401] as const)('refuses a wrong token with %i and an Auth code', async (status) => {
    const sandbox = await start({ token: 'right', unauthorizedStatus: status });
    const wrong = { url: sandbox.url, token: 'wrong' };
    expect(await post(wrong, JSON.stringify({ query: QUERY }))).toMatchObject({
      status,
      body: { errors: [{ extensions: { code: expect.stringContaining('Auth') } }], data: null },
    });
    expect((await ask(sandbox, QUERY)).body).toHaveProperty('data.users');
    expect(sandbox.counters).toMatchObject({ requests: 2, unauthorized: 1 });
  });

  it('says that a port is taken', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    await expect(start({ port })).rejects.toMatchObject({
      issues: [{ code: 'PORT_UNAVAILABLE', params: { port, cause: 'EADDRINUSE' } }],
    });
  });

  it('has nothing open once it is closed, even with an answer under way', async () => {
    const sandbox = await start({ latencyMs: 3_600_000 });
    const pending = ask(sandbox, QUERY).then(
      () => 'answered',
      () => 'cut off',
    );
    while (sandbox.counters.requests === 0) await new Promise(setImmediate);
    await sandbox.close();
    expect(await pending).toBe('cut off');
  });
});

describe('a request that cannot be run', () => {
  it.each([
    ['no JSON', '{', 'POST body sent invalid JSON.'],
    ['a list', '[]', 'The received data is not a valid JSON query.'],
    ['no query', '{"variables": {}}', 'Must provide query string.'],
    [
      'variables that are none',
      '{"query": "{ users { id } }", "variables": 1}',
      'Variables are invalid JSON.',
    ],
    ['a syntax error', '{"query": "{"}', 'Syntax Error'],
    ['an unknown field', '{"query": "{ users { phone } }"}', 'Cannot query field "phone"'],
  ])('%s: 400 without data', async (_what, body, message) => {
    const answer = await post(await start(), body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ message: expect.stringContaining(message) }] });
    expect(answer.body).not.toHaveProperty('data');
  });

  it('a variable of the wrong type: 400 without data', async () => {
    const answer = await ask(await start(), 'query ($r: String!) { user(ref: $r) { id } }', {
      r: 1,
    });
    expect(answer.status).toBe(400);
    expect(answer.body).not.toHaveProperty('data');
  });

  it('more aliases than allowed', async () => {
    const sandbox = await start({ aliasLimit: 15 });
    const aliases = (count: number): string =>
      Array.from({ length: count }, (_, n) => `a${n}: user(ref: "1001") { id }`).join(' ');
    expect((await ask(sandbox, `{ ${aliases(15)} }`)).status).toBe(200);
    expect(await ask(sandbox, `{ ${aliases(26)} }`)).toMatchObject({
      status: 400,
      body: { errors: [{ message: '26 aliases found. Allowed: 15' }] },
    });
  });

  it('the schema, where it is not told', async () => {
    const sandbox = await start({ introspection: false });
    expect(await ask(sandbox, '{ __schema { types { name } } }')).toMatchObject({
      status: 400,
      body: { errors: [{ message: "Cannot query '__schema': introspection is disabled." }] },
    });
    expect((await ask(sandbox, '{ users { __typename } }')).status).toBe(200);
  });

  it('a body that is too large', async () => {
    const sandbox = await start();
    expect((await post(sandbox, ' '.repeat(3_000_000))).status).toBe(413);
  });
});

describe('too many requests', () => {
  it('are told when to come back', async () => {
    const sandbox = await start({ rate: 0.15, burst: 2 });
    await ask(sandbox, QUERY);
    await ask(sandbox, QUERY);
    const third = await ask(sandbox, QUERY);
    expect(third).toMatchObject({
      status: 429,
      body: { detail: 'Request was throttled. Expected available in 7 seconds.' },
    });
    expect(third.headers.get('retry-after')).toBe('7');
    expect(sandbox.counters).toMatchObject({ requests: 3, throttled: 1 });
  });

  it('or are not, where the header is left out', async () => {
    const sandbox = await start({ rate: 0.001, burst: 1, throttledAs: 'silent' });
    await ask(sandbox, QUERY);
    const second = await ask(sandbox, QUERY);
    expect(second.status).toBe(429);
    expect(second.headers.has('retry-after')).toBe(false);
  });
});
