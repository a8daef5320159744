// Every way a request can end, told apart: against real servers that misbehave.

import { describe, expect, it } from 'vitest';
import { createTransport } from '../../src/pluvo/transport.ts';
import type { Failure, Result } from '../../src/user/gateway.ts';
import type { Envelope } from '../../src/pluvo/answer.ts';
import {
  body,
  cutOff,
  hangUp,
  html,
  json,
  keepSilent,
  nothingListens,
  type Respond,
  serve,
} from '../support/http-server.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z');
const TOKEN = 'token-that-nobody-may-see';
const PERSON = 'Sanne de Jong';
const LIMIT = 10_000;

interface Asking {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly bearer?: string;
}

function ask(
  endpoint: string,
  { signal = new AbortController().signal, timeoutMs = 5000, bearer = TOKEN }: Asking = {},
): Promise<Result<Envelope>> {
  const transport = createTransport({ endpoint, maxAnswerBytes: LIMIT, now: () => NOW });
  return transport(
    'query Q($name: String!) { users(name: $name) { id } }',
    { name: PERSON },
    {
      signal,
      timeoutMs,
      token: bearer,
    },
  );
}

async function failureOf(endpoint: string, asking?: Asking): Promise<Failure> {
  const answer = await ask(endpoint, asking);
  if (answer.ok) throw new Error('the request succeeded');
  return answer.failure;
}

describe('what is sent', () => {
  it('is one POST with the document, its variables and the token', async () => {
    const { url, seen } = await serve(json(200, { data: { users: [] } }));
    expect(await ask(url)).toEqual({
      ok: true,
      value: { status: 200, data: { users: [] }, errors: [] },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'POST',
      path: '/graphql/',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      query: 'query Q($name: String!) { users(name: $name) { id } }',
      variables: { name: PERSON },
    });
  });
});

describe('the token', () => {
  it('is sent without the white space around it', async () => {
    const { url, seen } = await serve(json(200, { data: {} }));
    await ask(url, { bearer: ` ${TOKEN}\r\n` });
    expect(seen[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
  });

  it.each(['', 'two\nlines', 'two words', 'tökén', 'nul\0'])(
    'that cannot be sent is not a good one: %j',
    async (bearer) => {
      const { url, seen } = await serve(json(200, { data: {} }));
      expect(await failureOf(url, { bearer })).toEqual({ kind: 'unauthorized' });
      expect(seen).toEqual([]);
    },
  );
});

const detail = 'Request was throttled. Expected available in 7 seconds.';
const HTTP_DATE = new Date(NOW + 90_000).toUTCString();
const PAST_DATE = new Date(NOW - 90_000).toUTCString();

const FAILURES: readonly (readonly [what: string, answer: Respond, failure: Failure])[] = [
  [
    '429 that says how long in its text only',
    json(429, { detail }),
    { kind: 'throttled', status: 429, retryAfterMs: 7000 },
  ],
  [
    '429 that does not say how long',
    json(429, {}),
    { kind: 'throttled', status: 429, retryAfterMs: null },
  ],
  [
    '429 with Retry-After in seconds',
    json(429, { detail }, { 'retry-after': '7' }),
    { kind: 'throttled', status: 429, retryAfterMs: 7000 },
  ],
  [
    '429 with Retry-After as a date',
    html(429, { 'retry-after': HTTP_DATE }),
    { kind: 'throttled', status: 429, retryAfterMs: 90_000 },
  ],
  [
    '429 with a Retry-After that is past',
    html(429, { 'retry-after': PAST_DATE }),
    { kind: 'throttled', status: 429, retryAfterMs: 0 },
  ],
  [
    '429 with a Retry-After that says nothing',
    html(429, { 'retry-after': 'soon' }),
    { kind: 'throttled', status: 429, retryAfterMs: null },
  ],
  [
    '429 with a Retry-After beyond any patience',
    json(429, { detail }, { 'retry-after': '99999999' }),
    { kind: 'throttled', status: 429, retryAfterMs: 99_999_999_000 },
  ],
  [
    '503 with Retry-After',
    html(503, { 'retry-after': '2' }),
    { kind: 'throttled', status: 503, retryAfterMs: 2000 },
  ],
  ['503 without Retry-After', html(503), { kind: 'server', status: 503 }],
  ['502 of a proxy', html(502), { kind: 'server', status: 502 }],
  ['500 with JSON', json(500, { errors: [{ message: PERSON }] }), { kind: 'server', status: 500 }],
  ['407', json(407, { detail }), { kind: 'network', cause: 'PROXY_407', sent: false }],
  ['401', json(401, { detail: 'Invalid token.' }), { kind: 'unauthorized' }],
  ['403', html(403), { kind: 'forbidden' }],
  ['301', html(301, { location: '/elsewhere/' }), { kind: 'redirected' }],
  ['302', html(302, { location: 'https://sso.example/' }), { kind: 'redirected' }],
  ['307', html(307, { location: '/graphql' }), { kind: 'redirected' }],
  ['HTML with 200', html(200), { kind: 'notGraphql', status: 200, found: 'text/html' }],
  ['HTML with 404', html(404), { kind: 'notGraphql', status: 404, found: 'text/html' }],
  ['nothing with 204', (response) => response.writeHead(204).end(), NOT_GRAPHQL(204, '')],
  ['{"detail": …} with 200', json(200, { detail }), NOT_GRAPHQL(200)],
  ['{"detail": …} with 400', json(400, { detail: PERSON }), NOT_GRAPHQL(400)],
  ['a JSON text', json(200, PERSON), NOT_GRAPHQL(200)],
  ['a JSON list', json(200, [{ data: null }]), NOT_GRAPHQL(200)],
  ['JSON null', json(200, null), NOT_GRAPHQL(200)],
  ['errors that are none', json(200, { errors: PERSON }), NOT_GRAPHQL(200)],
  ['an empty body', body(200, 'application/json', ''), NOT_GRAPHQL(200, 'damaged JSON')],
  [
    'JSON that is cut off',
    body(200, 'application/json', `{"data": {"users": [{"name": "${PERSON}`),
    NOT_GRAPHQL(200, 'damaged JSON'),
  ],
  [
    'an answer larger than the limit',
    json(200, { data: { users: [PERSON.repeat(LIMIT)] } }),
    { kind: 'tooLarge', limitBytes: LIMIT },
  ],
];

function NOT_GRAPHQL(status: number, found = 'application/json'): Failure {
  return { kind: 'notGraphql', status, found };
}

describe('failures', () => {
  it.each(FAILURES)('%s', async (_, answer, failure) => {
    const { url } = await serve(answer);
    expect(await failureOf(url)).toEqual(failure);
  });

  it('a redirect is not followed', async () => {
    const target = await serve(json(200, { data: { users: [] } }));
    const { url } = await serve(html(308, { location: target.url }));
    expect(await failureOf(url)).toEqual({ kind: 'redirected' });
    expect(target.seen).toEqual([]);
  });

  it('nothing listens there: nothing was sent', async () => {
    const failure = await failureOf(await nothingListens());
    expect(failure).toEqual({ kind: 'network', cause: 'ECONNREFUSED', sent: false });
  });

  it('a port that is never used for the web: nothing was sent', async () => {
    const failure = await failureOf('http://127.0.0.1:1/graphql/');
    expect(failure).toMatchObject({ kind: 'network', sent: false });
  });

  it.each([
    ['hung up on', hangUp],
    ['cut off in mid-answer', cutOff(`{"data": {"users": [{"name": "${PERSON}"`)],
  ])('%s: it may have been done', async (_, answer) => {
    const { url } = await serve(answer);
    expect(await failureOf(url)).toMatchObject({ kind: 'network', sent: true });
  });

  it.each([
    ['no answer', keepSilent],
    [
      'an answer that stops',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"data":');
      },
    ],
  ] satisfies [string, Respond][])('%s in time', async (_, answer) => {
    const { url } = await serve(answer);
    expect(await failureOf(url, { timeoutMs: 50 })).toEqual({ kind: 'timeout', seconds: 0.05 });
  });

  it('aborted while it waits', async () => {
    const interrupted = new AbortController();
    const { url } = await serve(() => {
      interrupted.abort();
    });
    expect(await failureOf(url, { signal: interrupted.signal })).toEqual({ kind: 'aborted' });
  });

  it('aborted before: nothing is sent', async () => {
    const { url, seen } = await serve(json(200, { data: {} }));
    expect(await failureOf(url, { signal: AbortSignal.abort() })).toEqual({ kind: 'aborted' });
    expect(seen).toEqual([]);
  });

  it('say nothing of what was sent or answered', async () => {
    const echo = (status: number, type: string): Respond => {
      return (response, request) => {
        response.writeHead(status, { 'content-type': type });
        response.end(JSON.stringify([request.body, request.headers]));
      };
    };
    for (const status of [200, 302, 400, 401, 403, 404, 413, 429, 500]) {
      for (const type of ['application/json', 'text/html', 'text/plain']) {
        const { url } = await serve(echo(status, type));
        const told = JSON.stringify(await failureOf(url));
        expect(told).not.toContain(PERSON);
        expect(told).not.toContain(TOKEN);
      }
    }
  });
});

describe('answers', () => {
  const error = { message: 'no', locations: [{ line: 1, column: 1 }], path: ['a0', 'user'] };

  it.each([
    [200, 'application/json; charset=utf-8'],
    [200, 'application/graphql-response+json'],
    [200, 'text/json'],
    [400, 'application/json'],
  ])('HTTP %i of type %s are read', async (status, type) => {
    const { url } = await serve(body(status, type, JSON.stringify({ data: { a0: null } })));
    expect(await ask(url)).toEqual({ ok: true, value: { status, data: { a0: null }, errors: [] } });
  });

  it.each([
    ['errors with a path', { data: { a0: null }, errors: [error] }, 'a0'],
    ['errors without a path', { errors: [{ message: 'no' }] }, null],
    ['data: null', { data: null, errors: [{ message: 'no', path: null }] }, null],
  ])('%s', async (_, given, alias) => {
    const { url } = await serve(json(200, given));
    expect(await ask(url)).toEqual({
      ok: true,
      value: {
        status: 200,
        data: 'data' in given ? given.data : null,
        errors: [{ alias, message: 'no', code: '' }],
      },
    });
  });

  it('errors: null is no error', async () => {
    const { url } = await serve(json(200, { data: { users: [] }, errors: null }));
    expect(await ask(url)).toEqual({
      ok: true,
      value: { status: 200, data: { users: [] }, errors: [] },
    });
  });
});
