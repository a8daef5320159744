// Endpoints that do not answer as they should: said what is wrong with them, and nothing written.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  body,
  cutOff,
  hangUp,
  html,
  json,
  nothingListens,
  type Seen,
  serve,
} from '../support/http-server.ts';
import { anOrganisation } from './organisation.ts';
import { aFolder, run } from '../support/in-process.ts';
import { ADDRESS, PERSON, refused, TOKEN } from './refusal.ts';

const IMPORT = ['import', 'roster.csv', '--yes'];

const error = { message: `Cannot query ${PERSON}` };
const somebody = { data: { users: [{ name: PERSON, email: ADDRESS }] } };

/** What an endpoint can do may be tried out with mutations, but with nobody's. */
function expectNothingOf(person: string, seen: readonly Seen[]): void {
  expect(seen.filter(({ body: asked }) => asked.includes(person))).toEqual([]);
}

it.each([
  ['HTML', html(200), 'ENDPOINT_NOT_GRAPHQL'],
  ['another address', html(301, { location: '/login' }), 'ENDPOINT_REDIRECT'],
  ['no right', html(403), 'ENDPOINT_REFUSED'],
  ['JSON that is not GraphQL', json(200, { name: PERSON }), 'ENDPOINT_NOT_GRAPHQL'],
  ['damaged JSON', body(200, 'application/json', `{"data":"${PERSON}`), 'ENDPOINT_NOT_GRAPHQL'],
  ['another schema', json(400, { errors: [error] }), 'ENDPOINT_NOT_SUPPORTED'],
  ['users that are none', json(200, somebody), 'ENDPOINT_NOT_GRAPHQL'],
])('%s', async (_, answer, code) => {
  const { url, seen } = await serve(answer);
  const { stderr } = await refused(IMPORT, code, { PLUVO_ENDPOINT: url, PLUVO_TOKEN: TOKEN });
  expect(stderr).toContain(url);
  expect(seen.length).toBeGreaterThan(0);
  expectNothingOf(PERSON, seen);
});

// All at once: what may be over in a moment is tried again first, and that takes a while.
it('an endpoint that is down, in every way', async () => {
  const proxy = await serve(html(502));
  const closed = await serve(hangUp);
  const dying = await serve(cutOff(`{"data":{"users":[{"name":"${PERSON}"`));
  const nobody = await nothingListens();
  const told = await Promise.all(
    [
      [proxy.url, 'ENDPOINT_ERROR'] as const,
      [closed.url, 'ENDPOINT_UNREACHABLE'] as const,
      [dying.url, 'ENDPOINT_UNREACHABLE'] as const,
      [nobody, 'ENDPOINT_UNREACHABLE'] as const,
    ].map(async ([url, code]) => {
      const { stderr } = await refused(IMPORT, code, { PLUVO_ENDPOINT: url, PLUVO_TOKEN: TOKEN });
      expect(stderr).toContain(url);
      return stderr;
    }),
  );
  expect(told[0]).toContain('HTTP 502');
  expect(told[1]).toContain('the connection was broken off');
  expect(told[2]).toContain('the connection was broken off');
  expect(told[3]).toContain('nothing answers there (ECONNREFUSED)');
  for (const { seen } of [proxy, closed, dying]) expectNothingOf(PERSON, seen);
});

it.each(['wrong-token', 'two\nlines'])('a wrong token: %j', async (token) => {
  const { env, mutations } = await anOrganisation();
  const { stderr } = await refused(IMPORT, 'UNAUTHORIZED', { ...env, PLUVO_TOKEN: token });
  expect(stderr).not.toContain(token);
  expect(mutations()).toBe(0);
});

it('a wrong answer leaves no half export behind', async () => {
  const { url } = await serve(html(200));
  const cwd = aFolder();
  const env = { PLUVO_ENDPOINT: url, PLUVO_TOKEN: TOKEN };
  const { exitCode } = await run(['export', '-o', 'all.xlsx'], { cwd, env });
  expect(exitCode).toBe(1);
  expect(existsSync(path.join(cwd, 'all.xlsx'))).toBe(false);
});
