// The client against the sandbox, and against servers that answer as it should not be.

import { onTestFinished, describe, expect, it } from 'vitest';
import { PluvoClient } from '../../src/pluvo/client.ts';
import { fixedToken } from '../../src/pluvo/token.ts';
import type { UsersRead } from '../../src/pluvo/read-users.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import type { Failure, Mutation, Result } from '../../src/user/gateway.ts';
import type { User, UserInput } from '../../src/user/user.ts';
import { json, type Respond, serve } from '../support/http-server.ts';
import { aUser } from '../support/users.ts';

const running = new AbortController().signal;

function clientOf(endpoint: string, token = 'any'): PluvoClient {
  return new PluvoClient({
    endpoint,
    tokens: fixedToken(token),
    now: () => 0,
    patience: { sleep: () => Promise.resolve(), random: () => 0 },
  });
}

async function sandboxWith(users: readonly User[], options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ users, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** What the client makes of an answer to a read. */
async function readFrom(answer: Respond): Promise<Result<UsersRead>> {
  const { url } = await serve(answer);
  return clientOf(url).readUsers(() => {}, { signal: running });
}

/** What the client makes of an answer to two mutations. */
async function sendTwo(answer: Respond): ReturnType<PluvoClient['send']> {
  const { url } = await serve(answer);
  return clientOf(url).send([update('1', { name: 'A' }), update('2', { name: 'B' })], running);
}

function update(ref: string, input: UserInput): Mutation {
  return { kind: 'update', ref, input };
}

function upsert(input: UserInput & { readonly ref: string }, sendInvite = false): Mutation {
  return { kind: 'upsert', select: { by: 'ref', ref: input.ref }, input, sendInvite };
}

describe('readUsers', () => {
  it('hands over every user, archived ones too, with all fields', async () => {
    const users = [
      aUser({ name: "Zoë 't Hart", roles: ['MANAGER'], afasPersonId: '007' }),
      aUser({ isActive: false, ref: '2', extraFields: '{"team": "A"}' }),
    ];
    const { url, token } = await sandboxWith(users);
    const read: User[] = [];
    const answer = await clientOf(url, token).readUsers((user) => read.push(user), {
      signal: running,
    });
    expect(answer).toEqual({
      ok: true,
      value: { users: 2, count: null, complete: true },
    });
    expect(read).toEqual(users);
  });

  it.each([200, 401] as const)('a wrong token, told with HTTP %i', async (unauthorizedStatus) => {
    const { url } = await sandboxWith([], { unauthorizedStatus });
    const answer = await clientOf(url, 'wrong').readUsers(() => {}, { signal: running });
    expect(answer).toEqual({ ok: false, failure: { kind: 'unauthorized' } });
  });

  it('too fast, told with HTTP 429', async () => {
    const { url, token } = await sandboxWith([], { rate: 0.5, burst: 1 });
    const client = clientOf(url, token);
    await client.readUsers(() => {}, { signal: running });
    const answer = await client.readUsers(() => {}, { signal: running });
    const failure = { kind: 'throttled', status: 429, retryAfterMs: 2000 };
    expect(answer).toEqual({ ok: false, failure });
  });

  const throttled = { message: 'slower', extensions: { code: 'THROTTLED' } };

  it.each([
    ['THROTTLED with 200', { errors: [throttled], data: null }, { kind: 'throttled', status: 200 }],
    ['no list', { data: { users: null } }, { kind: 'notGraphql', status: 200 }],
    ['no data', { data: null }, { kind: 'notGraphql', status: 200 }],
    ['a list of something else', { data: { users: [{ id: 1 }] } }, { kind: 'notGraphql' }],
    [
      'an unknown field',
      { errors: [{ message: 'Cannot query field "users" on type "Query".' }] },
      { kind: 'rejected', reason: 'document' },
    ],
    // A part of the users is not all of them.
    [
      'an error beside the users',
      { data: { users: [] }, errors: [{ message: 'no', path: ['users', 3, 'email'] }] },
      { kind: 'rejected' },
    ],
  ])('%s', async (_, answer, failure) => {
    expect(await readFrom(json(200, answer))).toMatchObject({ ok: false, failure });
  });
});

const REJECTED: Failure = {
  kind: 'rejected',
  reason: 'document',
  serverMessage: 'Something went wrong.',
};

describe('send', () => {
  it('creates, updates, and says which', async () => {
    const known = aUser({ ref: '1', name: 'Sanne', email: 'sanne@zonnehof.example' });
    const { url, token, users, counters } = await sandboxWith([known]);
    const answer = await clientOf(url, token).send(
      [
        upsert({ ref: '1', name: 'Sanne de Jong' }, true),
        upsert({ ref: '2', name: 'Bram "de Beer"', email: 'bram@zonnehof.example' }, true),
        upsert({ ref: '3', name: 'Fatma', email: 'fatma@zonnehof.example', language: 'EN' }),
        update('1', { isActive: false }),
        {
          kind: 'upsert',
          select: { by: 'email', email: 'fatma@zonnehof.example' },
          input: { extraFields: '{"a":"}"}', afasEmployeeId: null },
          sendInvite: false,
        },
      ],
      running,
    );
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value).toMatchObject([
      { ok: true, value: { created: false, user: { id: known.id, name: 'Sanne de Jong' } } },
      { ok: true, value: { created: true, user: { ref: '2', name: 'Bram "de Beer"' } } },
      { ok: true, value: { created: true, user: { ref: '3' } } },
      { ok: true, value: { created: null, user: { id: known.id } } },
      { ok: true, value: { created: false, user: { ref: '3' } } },
    ]);
    expect(counters).toMatchObject({ requests: 1, created: 2, invitationsSent: 1 });
    expect(users()).toMatchObject([
      { ref: '1', name: 'Sanne de Jong', isActive: false },
      { ref: '2', name: 'Bram "de Beer"', isActive: true },
      { ref: '3', language: 'EN', extraFields: '{"a": "}"}' },
    ]);
  });

  it.each(['postgres', 'sqlite'] as const)('tells each refusal apart (%s)', async (database) => {
    const [one, two] = [aUser({ ref: '1' }), aUser({ ref: '2' })];
    const { url, token } = await sandboxWith([one, two], { database });
    const answer = await clientOf(url, token).send(
      [
        update('1', { email: two.email }),
        update('1', { ref: '2' }),
        update('unknown', { name: 'Nobody' }),
        update('1', { email: 'not an address' }),
        update('1', { name: 'Somebody' }),
      ],
      running,
    );
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value).toMatchObject([
      { ok: false, failure: { kind: 'rejected', reason: 'emailTaken' } },
      { ok: false, failure: { kind: 'rejected', reason: 'refTaken' } },
      { ok: false, failure: { kind: 'rejected', reason: 'notFound' } },
      { ok: false, failure: { kind: 'rejected', reason: 'invalid' } },
      { ok: true, value: { user: { name: 'Somebody' } } },
    ]);
  });

  it.each([true, false])(
    'a user who is known by an address goes by id where that is possible (introspection: %s)',
    async (introspection) => {
      const user = aUser({ ref: null, email: 'moved@zonnehof.example' });
      const options: SandboxOptions = { api: 'both', introspection };
      const { url, token, users, counters } = await sandboxWith([user], options);
      const client = clientOf(url, token);
      await client.detect(running);
      const select = { by: 'email', email: 'before@zonnehof.example' } as const;
      const input = { name: 'Noor' };
      const mutation = { kind: 'upsert', select, input, sendInvite: false, id: user.id } as const;
      const answer = await client.send([mutation], running);
      expect(answer).toMatchObject({ ok: true, value: [{ value: { user: { id: user.id } } }] });
      expect(users()).toMatchObject([{ id: user.id, name: 'Noor' }]);
      expect(counters.created).toBe(0);
    },
  );

  it('too many aliases fail the request as a whole', async () => {
    const { url, token, counters } = await sandboxWith([aUser({ ref: '1' })], { aliasLimit: 1 });
    const two = [update('1', { name: 'A' }), update('1', { name: 'B' })];
    const answer = await clientOf(url, token).send(two, running);
    const failure = { kind: 'rejected', reason: 'tooMuch', allowed: 1 };
    expect(answer).toMatchObject({ ok: false, failure });
    expect(counters.mutations.updateUser).toBe(0);
  });

  const done = { user: { id: '1', ref: null, email: 'a@b.example', name: 'A' } };
  const refusal = { message: 'User matching query does not exist.', path: ['a1'] };

  it('an error with a path is of that mutation alone', async () => {
    const answer = { data: { a0: done, a1: null }, errors: [refusal] };
    expect(await sendTwo(json(200, answer))).toMatchObject({
      ok: true,
      value: [
        { ok: true, value: { created: null, user: done.user } },
        { ok: false, failure: { kind: 'rejected', reason: 'notFound' } },
      ],
    });
  });

  it('an error without a path is of all', async () => {
    const errors = [refusal, { message: 'Authentication', extensions: { code: 'AuthError' } }];
    const answer = { data: { a0: done, a1: null }, errors };
    expect(await sendTwo(json(200, answer))).toEqual({
      ok: false,
      failure: { kind: 'unauthorized' },
    });
  });

  const nameless = { message: 'Something went wrong.' };
  const throttled = { ...nameless, extensions: { code: 'THROTTLED' } };

  it.each<[string, number, object, Failure]>([
    ['400 without data: nothing was done', 400, { errors: [nameless] }, REJECTED],
    ['200 without data', 200, { data: null, errors: [nameless] }, { ...REJECTED, untold: true }],
    [
      '200 beside what was done',
      200,
      { data: { a0: done, a1: null }, errors: [nameless] },
      { ...REJECTED, untold: true },
    ],
    [
      'a throttle without data: nothing was done',
      200,
      { data: null, errors: [throttled] },
      { kind: 'throttled', status: 200, retryAfterMs: null },
    ],
    [
      'a throttle beside what was done',
      200,
      { data: { a0: done, a1: null }, errors: [throttled] },
      { kind: 'server', status: 200 },
    ],
  ])('an error without a path: %s', async (_, status, answer, failure) => {
    expect(await sendTwo(json(status, answer))).toEqual({ ok: false, failure });
  });

  it('an error with a path and no data at all: it may have been done all the same', async () => {
    const errors = [{ message: 'Enter a valid name.', path: ['a0'] }];
    expect(await sendTwo(json(200, { data: null, errors }))).toMatchObject({
      ok: true,
      value: [
        {
          ok: false,
          failure: { kind: 'rejected', serverMessage: 'Enter a valid name.', untold: true },
        },
        { ok: false, failure: { kind: 'server' } },
      ],
    });
  });

  it.each([
    ['data: null', { data: null }],
    ['a mutation that gives null', { data: { a0: null, a1: {} } }],
    ['a user that is none', { data: { a0: { user: { id: 1 } }, a1: { user: null } } }],
  ])('%s and no error: nobody knows, so never done', async (_, answer) => {
    const unknown = { ok: false, failure: { kind: 'server', status: 200 } };
    expect(await sendTwo(json(200, answer))).toEqual({ ok: true, value: [unknown, unknown] });
  });
});

describe('reading back', () => {
  it('understands no words for a user that is not there, and then reads everybody', async () => {
    const known = aUser({ ref: '1' });
    const person = { ...known, participantGroups: [], managerGroups: [] };
    const error = { message: 'Gebruiker niet gevonden.', path: ['a1'] };
    const { url, seen } = await serve((response, request) => {
      const isAll = request.body.includes('users {');
      const one = { data: { a0: person, a1: null }, errors: [error] };
      json(200, isAll ? { data: { users: [person] } } : one)(response, request);
    });
    const selectors = ['1', '2'].map((ref) => ({ by: 'ref', ref }) as const);
    const answer = await clientOf(url, 'token').readBack(selectors, running);
    expect(answer).toMatchObject({ ok: true, value: [{ id: known.id }, null] });
    expect(seen).toHaveLength(2);
  });
});

describe('readSome', () => {
  it.each([
    ['a limit of aliases', { aliasLimit: 7 }],
    ['a limit that names no number of them', { complexityLimit: 50 }],
    ['small bodies', { bodyLimit: 1500, bodyRefusedAs: 'json-400' }],
  ] as const)('asks for fewer at once under %s', async (_, limit) => {
    const users = Array.from({ length: 45 }, (_, n) =>
      aUser({ ref: `s${String(n)}`, email: `s${String(n)}@zonnehof.example` }),
    );
    const { url, token, counters } = await sandboxWith(users, limit);
    const selectors = users.map(({ ref }) => ({ by: 'ref', ref: ref ?? '' }) as const);
    const answer = await clientOf(url, token).readSome(selectors, { signal: running });
    expect(answer).toMatchObject({ ok: true });
    expect(answer?.ok === true ? answer.value.length : 0).toBe(45);
    expect(counters.requests).toBeLessThan(30);
  });
});
