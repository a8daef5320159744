// What an endpoint can do, found out against the sandbox in every shape that it takes.

import { describe, expect, it, onTestFinished } from 'vitest';
import { FIRST_GENERATION, generationOf, type Capabilities } from '../../src/pluvo/capabilities.ts';
import { PluvoClient } from '../../src/pluvo/client.ts';
import { fixedToken } from '../../src/pluvo/token.ts';
import { startSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import type { Result } from '../../src/user/gateway.ts';
import { json, serve, type Respond } from '../support/http-server.ts';
import { aUser } from '../support/users.ts';

const signal = new AbortController().signal;

function clientOf(endpoint: string, token: string): PluvoClient {
  const patience = { sleep: () => Promise.resolve(), random: () => 0 };
  return new PluvoClient({ endpoint, tokens: fixedToken(token), now: () => 0, patience });
}

async function detectedIn(options: SandboxOptions): Promise<Capabilities> {
  const sandbox = await startSandbox({ users: [aUser()], ...options });
  onTestFinished(() => sandbox.close());
  const before = sandbox.users();
  const found = await clientOf(sandbox.url, sandbox.token).detect(signal);
  if (!found.ok) throw new Error(found.failure.kind);
  // Nothing that was tried has been done.
  expect(sandbox.users()).toEqual(before);
  expect(sandbox.log).toEqual([]);
  return found.value;
}

async function detectedAt(
  ...answers: readonly [Respond, ...Respond[]]
): Promise<Result<Capabilities>> {
  const { url } = await serve(...answers);
  return clientOf(url, 'any').detect(signal);
}

const NO_INTROSPECTION = json(400, {
  errors: [{ message: "Cannot query '__schema': introspection is disabled." }],
});

describe.each([true, false])('with introspection %j', (introspection) => {
  it('the first generation', async () => {
    const found = await detectedIn({ api: 'first', introspection });
    expect(found.read).toEqual(FIRST_GENERATION.read);
    expect(found.write).toMatchObject({ status: 'isActive', updateById: false });
    expect(found.write.fields).toEqual(FIRST_GENERATION.write.fields);
    expect(generationOf(found)).toBe('first');
  });

  it.each(['second', 'both'] as const)('%s', async (api) => {
    const found = await detectedIn({ api, introspection });
    const status = api === 'second' ? 'archived' : 'isActive';
    expect(generationOf(found)).toBe(api);
    expect(found.read.users).toEqual({ query: 'paginatedUsers', offset: true, archived: true });
    expect(found.read.status).toBe(status);
    expect(found.read.selectors).toEqual(new Set(['id', 'ref', 'email']));
    expect(found.write).toMatchObject({ status, updateById: true });
    expect(found.write.fields).toEqual(new Set([...FIRST_GENERATION.write.fields, 'roles']));
  });
});

it('the words of the enums are those of the schema, where it can be read', async () => {
  const told = await detectedIn({ api: 'second' });
  expect(told.vocabulary.roles).toEqual(['PARTICIPANT', 'TRAINER', 'MANAGER']);
  expect(told.vocabulary.languages).toContain('NL');
  const silent = await detectedIn({ api: 'second', introspection: false });
  expect(silent.vocabulary).toEqual({ languages: null, roles: null });
});

describe('where neither works', () => {
  it.each([
    ['every question is refused', NO_INTROSPECTION],
    [
      'the answer is no schema',
      json(200, { data: { __schema: null }, errors: [{ message: 'no' }] }),
    ],
  ])('%s: the first generation', async (_, answer) => {
    expect(await detectedAt(answer)).toEqual({ ok: true, value: FIRST_GENERATION });
  });

  it('an endpoint that cannot be talked to is a failure', async () => {
    const refused = json(401, {});
    expect(await detectedAt(refused)).toEqual({ ok: false, failure: { kind: 'unauthorized' } });
    expect(await detectedAt(NO_INTROSPECTION, refused)).toMatchObject({ ok: false });
  });
});

it.each([
  ['graphql-core 2', 'Cannot query field "archived" on type "User".'],
  ['graphql-core 3', "Cannot query field 'archived' on type 'User'. Did you mean 'active'?"],
])('understands %s', async (_, message) => {
  const fits = json(200, { data: { __typename: 'Query' } });
  const found = await detectedAt(
    NO_INTROSPECTION,
    json(400, { errors: [{ message }] }),
    fits,
    fits,
  );
  expect(found).toMatchObject({
    ok: true,
    value: { source: 'probing', read: { status: 'isActive' } },
  });
});
