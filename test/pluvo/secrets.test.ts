// Whatever the server quotes: no token and no client secret stays in its words.

import { expect, it } from 'vitest';
import { PluvoClient } from '../../src/pluvo/client.ts';
import { fixedToken, RenewedTokens, type TokenSource } from '../../src/pluvo/token.ts';
import { serve, json } from '../support/http-server.ts';

const SECRET = 'cl1ent+s3cret/with=all "of" it';
const FORMS = [
  SECRET,
  encodeURIComponent(SECRET),
  new URLSearchParams({ s: SECRET }).toString().slice(2),
  JSON.stringify(SECRET).slice(1, -1),
];

function renewed(): TokenSource {
  let given = 0;
  return new RenewedTokens({
    request: () => {
      given += 1;
      const issued = { token: `issued-${String(given)}-t0ken`, scope: null };
      return Promise.resolve({
        ok: true,
        value: { ...issued, renewAt: Infinity, endsAt: Infinity },
      });
    },
    cache: null,
    clientSecret: SECRET,
    now: () => 0,
  });
}

async function saidOf(tokens: TokenSource, message: string, path: readonly string[] | null) {
  const error = { message, ...(path === null ? {} : { path }) };
  const { url } = await serve(json(200, { errors: [error], data: null }));
  const patience = { sleep: () => Promise.resolve(), random: () => 0 };
  const client = new PluvoClient({ endpoint: url, tokens, now: Date.now, patience });
  const mutation = { kind: 'update', ref: '1', input: { name: 'A' } } as const;
  return JSON.stringify(await client.send([mutation], new AbortController().signal));
}

it.each([null, ['a0']])('a client secret is as secret as a token (path %s)', async (path) => {
  const tokens = renewed();
  for (const form of FORMS) {
    const said = await saidOf(tokens, `Bad request: client_secret=${form}&x`, path);
    expect(said).toContain('client_secret=***&x');
    expect(said).not.toContain(form);
  }
});

it('a token that was replaced meanwhile is still one', async () => {
  const tokens = renewed();
  await tokens.token(new AbortController().signal);
  await tokens.renewed('issued-1-t0ken', new AbortController().signal);
  const said = await saidOf(tokens, 'deadlock detected near issued-1-t0ken, issued-2-t0ken', [
    'a0',
  ]);
  expect(said).toContain('deadlock detected near ***, ***');
});

it('a given token is left out', async () => {
  const said = await saidOf(fixedToken('given-t0ken'), 'Bearer given-t0ken is odd', ['a0']);
  expect(said).toContain('Bearer *** is odd');
});
