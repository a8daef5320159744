// The run as a whole, against a server in memory that goes wrong in every way.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/user/gateway.ts';
import type { User } from '../../src/user/user.ts';
import { many } from '../support/many.ts';
import { aUser } from '../support/users.ts';
import { apply, planFor, renaming } from './plans.ts';
import { FakeServer, type Trouble } from './server.ts';

const UNTOLD: Failure = {
  kind: 'rejected',
  reason: 'invalid',
  serverMessage: 'No such name.',
  untold: true,
};
const RESET: Failure = { kind: 'network', cause: 'ECONNRESET', sent: true };
const THROTTLED: Failure = { kind: 'throttled', status: 429, retryAfterMs: null };
const only = (requests: readonly number[], trouble: Trouble) => (_: unknown, request: number) =>
  requests.includes(request) ? trouble : {};

describe('batches', () => {
  it('send several mutations in one request, growing up to the ceiling', async () => {
    const { users, plan } = renaming(60);
    const server = new FakeServer(users);
    const { names } = await apply(plan, server);
    expect(new Set(names)).toEqual(new Set(['updated']));
    expect(Math.max(...server.requests.map(({ length }) => length))).toBe(10);
    expect(server.users.every(({ name }) => name.startsWith('New name'))).toBe(true);
  });

  it('get as small as the server says', async () => {
    const { users, plan } = renaming(60);
    const server = new FakeServer(users, ({ length }) =>
      length <= 3
        ? {}
        : {
            before: {
              kind: 'rejected',
              reason: 'tooMuch',
              allowed: 3,
              serverMessage: `${String(length)} aliases found. Allowed: 3`,
            },
          },
    );
    const { names } = await apply(plan, server);
    expect(new Set(names)).toEqual(new Set(['updated']));
    expect(server.requests.filter(({ length }) => length > 3).length).toBeLessThan(5);
  });

  it.each([true, false])(
    'let one refused row harm no other (the server undoes batches: %s)',
    async (atomic) => {
      const { users, plan } = renaming(30, (n) => (n === 7 ? 'refuse me' : `New ${String(n)}`));
      const server = new FakeServer(users, () => ({ atomic }));
      const { names, outcomes } = await apply(plan, server);
      expect(names.filter((name) => name === 'updated')).toHaveLength(29);
      expect(outcomes.get(7)).toMatchObject({
        outcome: 'failed',
        failure: { serverMessage: 'this name is not accepted' },
      });
      expect(server.users.filter(({ name }) => name.startsWith('New '))).toHaveLength(29);
    },
  );
});

describe('an answer that never came', () => {
  const wanted = Array.from({ length: 12 }, (_, n) => ({
    ref: `n${String(n)}`,
    name: `N ${String(n)}`,
    email: `n${String(n)}@zonnehof.example`,
  }));

  it.each<[string, Trouble]>([
    ['after all was done', { after: RESET }],
    ['before anything was done', { before: RESET }],
    ['an error of the server', { after: { kind: 'server', status: 502 } }],
    ['a page of HTML', { before: { kind: 'notGraphql', status: 200, found: 'text/html' } }],
    ['a time-out', { after: { kind: 'timeout', seconds: 30 } }],
  ])('leads to no second creation or invitation: %s', async (_, trouble) => {
    const plan = planFor([], wanted, { invite: true });
    const server = new FakeServer([], only([0, 1, 4], trouble));
    const { names } = await apply(plan, server);
    expect(new Set(names)).toEqual(new Set(['created']));
    expect([...server.created].sort()).toEqual(wanted.map(({ email }) => email).sort());
    expect([...server.invited].sort()).toEqual([...server.created].sort());
  });

  it('of an answer without data is looked up: what was done is done, whatever was said', async () => {
    const { users, plan } = renaming(1);
    const server = new FakeServer(users, only([0], { says: UNTOLD }));
    expect((await apply(plan, server)).names).toEqual(['updated']);
    expect(server.requests).toHaveLength(1);
  });

  it('of an answer without data is looked up: what was not done has the reason that was given', async () => {
    const { users, plan } = renaming(1, () => 'refuse me');
    const server = new FakeServer(users, only([0], { says: UNTOLD }));
    const { outcomes } = await apply(plan, server);
    expect(outcomes.get(0)).toMatchObject({ outcome: 'failed', failure: UNTOLD });
    expect(server.requests).toHaveLength(1);
    expect(server.readings).toHaveLength(1);
  });

  it('is not asked for again when the user already is as wanted', async () => {
    const { users, plan } = renaming(4);
    const server = new FakeServer(users, only([0], { after: RESET }));
    const { names } = await apply(plan, server);
    expect(names).toEqual(['updated', 'updated', 'updated', 'updated']);
    expect(server.requests).toHaveLength(1);
    expect(server.readings.length).toBeGreaterThan(0);
  });

  it('of a change of ref is found under the new one', async () => {
    const user = aUser({
      ref: '11111111-1111-4111-8111-111111111111',
      email: 'a@zonnehof.example',
    });
    const plan = planFor([user], [{ ref: 'new', email: 'a@zonnehof.example' }]);
    const server = new FakeServer([user], only([0], { after: RESET }));
    const { names } = await apply(plan, server);
    expect(names).toEqual(['updated']);
    expect(server.users[0]?.ref).toBe('new');
    expect(server.requests).toHaveLength(1);
  });

  it('of a user without a ref is looked up by address', async () => {
    const user = aUser({ ref: null, email: 'a@zonnehof.example' });
    const plan = planFor([user], [{ email: 'a@zonnehof.example', name: 'Other' }]);
    const server = new FakeServer([user], only([0], { after: RESET }));
    expect((await apply(plan, server)).names).toEqual(['updated']);
    expect(server.requests).toHaveLength(1);
  });
});

describe('people and addresses', () => {
  it('that are handed over go one after the other', async () => {
    const [a, b] = [
      aUser({ ref: 'a', email: 'a@zonnehof.example' }),
      aUser({ ref: 'b', email: 'b@zonnehof.example' }),
    ];
    const plan = planFor(
      [a, b],
      [
        { ref: 'b', email: 'a@zonnehof.example' },
        { ref: 'a', email: 'c@zonnehof.example' },
      ],
    );
    const server = new FakeServer([a, b]);
    const { names } = await apply(plan, server);
    expect(names).toEqual(['updated', 'updated']);
    expect(server.together.every((requests) => requests.flat().length === 1)).toBe(true);
  });

  it('are not taken from somebody who could not give them up', async () => {
    const [a, b] = [
      aUser({ ref: 'a', email: 'a@zonnehof.example' }),
      aUser({ ref: 'b', email: 'b@zonnehof.example' }),
    ];
    const plan = planFor(
      [a, b],
      [
        { ref: 'b', email: 'a@zonnehof.example' },
        { ref: 'a', email: 'c@zonnehof.example', name: 'refuse me' },
      ],
    );
    const { names } = await apply(plan, new FakeServer([a, b]));
    expect([...names].sort()).toEqual(['failed', 'notSent']);
  });
});

describe('a run stops', () => {
  it.each<[string, Failure]>([
    ['the token is not accepted', { kind: 'unauthorized' }],
    ['another address', { kind: 'redirected' }],
    ['no right to write', { kind: 'forbidden' }],
    ['not this API', { kind: 'notGraphql', status: 200, found: 'text/html' }],
    ['throttled for ever', THROTTLED],
    ['down for ever', { kind: 'server', status: 503 }],
    ['a document that it cannot take', { kind: 'rejected', reason: 'document', serverMessage: '' }],
  ])('when everyone would fail: %s', async (_, failure) => {
    const { users, plan } = renaming(200);
    const server = new FakeServer(
      users,
      () => ({ before: failure }),
      () => (failure.kind === 'rejected' ? null : failure),
    );
    const { stoppedBy, names } = await apply(plan, server);
    expect(stoppedBy).toEqual(failure);
    expect(server.requests.length).toBeLessThan(70);
    expect(names.filter((name) => name === 'notSent').length).toBeGreaterThan(100);
  });

  it('when one row after another is refused for the same reason', async () => {
    const { users, plan } = renaming(500, () => 'refuse me');
    const { stoppedBy, names } = await apply(plan, new FakeServer(users));
    expect(stoppedBy).toMatchObject({ serverMessage: 'this name is not accepted' });
    expect(names.filter((name) => name === 'failed').length).toBeLessThan(100);
  });

  it('when interrupted: what is in flight is finished, the rest is not sent', async () => {
    const { users, plan } = renaming(100);
    const interrupt = new AbortController();
    const server = new FakeServer(users, (_, request) => {
      if (request === 3) interrupt.abort();
      return {};
    });
    const { stoppedBy, names } = await apply(plan, server, { signal: interrupt.signal });
    expect(stoppedBy).toEqual({ kind: 'aborted' });
    const done = names.filter((name) => name === 'updated').length;
    expect(done).toBe(server.requests.flat().length);
    expect(names.filter((name) => name === 'notSent')).toHaveLength(100 - done);
  });

  it('and each of those who waited for one another still has an outcome', async () => {
    const people = ['a', 'b', 'c', 'd'].map((ref) =>
      aUser({ ref, email: `${ref}@zonnehof.example` }),
    );
    // Each takes the address of the one before.
    const plan = planFor(
      people,
      people.map(({ ref }, n) => ({
        ref: ref ?? '',
        email: n === 0 ? 'new@zonnehof.example' : (people[n - 1]?.email ?? ''),
      })),
    );
    const server = new FakeServer(people, () => ({ before: { kind: 'unauthorized' } }));
    const { names } = await apply(plan, server);
    expect(names).toHaveLength(4);
  });

  it('not when interrupted after the last one has been sent', async () => {
    const { users, plan } = renaming(4);
    const interrupt = new AbortController();
    const server = new FakeServer(users, () => {
      interrupt.abort();
      return {};
    });
    const { stoppedBy, names } = await apply(plan, server, { signal: interrupt.signal });
    expect(stoppedBy).toBeNull();
    expect(new Set(names)).toEqual(new Set(['updated']));
  });

  it('when what is about to be sent cannot be written down', async () => {
    const { users, plan } = renaming(20);
    const server = new FakeServer(users);
    const full = new Error('no space');
    const beforeSend = () => Promise.reject(full);
    await expect(apply(plan, server, { beforeSend })).rejects.toBe(full);
    expect(server.requests).toHaveLength(0);
  });
});

describe('a throttle', () => {
  it.each<[string, Failure]>([
    ['that says how long', { kind: 'throttled', status: 429, retryAfterMs: 7000 }],
    ['that does not', THROTTLED],
    ['of the kind 403', { kind: 'forbidden' }],
  ])('pauses everybody and fails nobody: %s', async (_, failure) => {
    const { users, plan } = renaming(50);
    const waits: number[] = [];
    const server = new FakeServer(users, only([1, 3], { before: failure }));
    const { names } = await apply(plan, server, { onRetry: (_failure, ms) => waits.push(ms) });
    expect(new Set(names)).toEqual(new Set(['updated']));
    const asked = failure.kind === 'throttled' ? (failure.retryAfterMs ?? 0) : 0;
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(asked);
    expect(server.readings).toHaveLength(0);
  });

  it.each([1, 10])(
    'of each mutation counts as one of the request: batches of %i',
    async (batch) => {
      const { users, plan } = renaming(50);
      const waits: number[] = [];
      // More refusals than a row has tries.
      const trouble = only([1, 3, 4, 5, 6, 7, 8, 9], { refuses: THROTTLED });
      const server = new FakeServer(users, trouble);
      const { names } = await apply(plan, server, {
        pace: { concurrency: 1, rate: 1000, attempts: 3, batch },
        onRetry: (_failure, ms) => waits.push(ms),
      });
      expect(new Set(names)).toEqual(new Set(['updated']));
      expect(waits.length).toBeGreaterThan(5);
      expect(server.readings).toHaveLength(0);
    },
  );

  it('of some mutations of a request lets the others be, and fails nobody', async () => {
    const { users, plan } = renaming(50);
    const trouble = only([1, 3], { refuses: THROTTLED, refusesFrom: 1 });
    const server = new FakeServer(users, trouble);
    expect(new Set((await apply(plan, server)).names)).toEqual(new Set(['updated']));
    expect(server.requests.length).toBeLessThan(20);
  });

  it('of a proxy that may have handed the request on is read back', async () => {
    const plan = planFor([], [{ ref: 'n', name: 'N', email: 'n@zonnehof.example' }]);
    const busy: Failure = { kind: 'throttled', status: 503, retryAfterMs: 1000 };
    const server = new FakeServer([], only([0], { after: busy }));
    expect((await apply(plan, server)).names).toEqual(['created']);
    expect(server.requests).toHaveLength(1);
  });
});

describe('a user without a ref, known by an address', () => {
  const user = aUser({ ref: null, email: 'a@zonnehof.example' });
  const plan = planFor([user], [{ email: 'a@zonnehof.example', name: 'Other' }]);
  const moved: User = { ...user, email: 'moved@zonnehof.example' };

  it('who has moved while an answer was lost is left alone, not made anew', async () => {
    const server = new FakeServer([user], (_, request) => {
      if (request === 0) server.users = [moved];
      return request === 0 ? { before: RESET } : {};
    });
    expect((await apply(plan, server)).names).toEqual(['stale']);
    expect(server.users).toEqual([moved]);
  });

  it('who has moved before is not said to be updated', async () => {
    const server = new FakeServer([moved]);
    const { outcomes } = await apply(plan, server);
    expect(outcomes.get(0)).toMatchObject({ outcome: 'failed', failure: { reason: 'otherUser' } });
  });

  it('whose address somebody else has is not said to be updated', async () => {
    const heir = aUser({ ref: 'heir', email: 'a@zonnehof.example' });
    const { outcomes } = await apply(plan, new FakeServer([moved, heir]));
    expect(outcomes.get(0)).toMatchObject({ outcome: 'failed', failure: { reason: 'otherUser' } });
  });
});

describe('an error that names no mutation', () => {
  const untold: Failure = { ...UNTOLD, reason: 'document' };

  it.each<[string, Trouble]>([
    ['all was done', { after: untold }],
    ['nothing was done', { before: untold }],
  ])('says nothing of what was done, which is read back: %s', async (_, trouble) => {
    const wanted = ['a', 'b', 'c'].map((ref) => ({ ref, name: ref, email: `${ref}@a.example` }));
    const plan = planFor([], wanted);
    const server = new FakeServer([], only([0], trouble));
    expect((await apply(plan, server)).names).toEqual(['created', 'created', 'created']);
    expect(server.created).toHaveLength(3);
  });
});

describe('no right to change one user', () => {
  it('fails that row, where others could be changed', async () => {
    const { users, plan } = renaming(30);
    const server = new FakeServer(users, (mutations) => {
      const refusesFrom = mutations.findIndex(
        (each) => each.kind === 'update' && each.ref === 'r20',
      );
      return refusesFrom < 0 ? {} : { refuses: { kind: 'unauthorized' }, refusesFrom };
    });
    const { stoppedBy, names } = await apply(plan, server);
    expect(stoppedBy).toBeNull();
    expect(names.filter((name) => name === 'failed')).toHaveLength(1);
    expect(names.filter((name) => name === 'updated')).toHaveLength(29);
  });

  it('stops the run where nothing can be read any more either', async () => {
    const { users, plan } = renaming(30);
    const denied: Failure = { kind: 'unauthorized' };
    const server = new FakeServer(
      users,
      (_, request) => (request < 3 ? {} : { says: denied }),
      () => denied,
    );
    const { stoppedBy, names } = await apply(plan, server, {
      pace: { concurrency: 1, rate: 1000, attempts: 3, batch: 1 },
    });
    expect(stoppedBy).toEqual(denied);
    expect(names.filter((name) => name === 'failed').length).toBeLessThan(2);
  });
});

it('whatever goes wrong, everybody ends up as wanted, once, and every outcome is true', async () => {
  const troubles: readonly Trouble[] = [
    { before: RESET },
    { after: RESET },
    { before: THROTTLED },
    { before: { kind: 'forbidden' } },
    { before: { kind: 'server', status: 500 } },
    { after: { kind: 'server', status: 504 } },
    { before: { kind: 'notGraphql', status: 200, found: 'text/html' } },
    { after: { kind: 'timeout', seconds: 30 } },
    { before: { kind: 'network', cause: 'ECONNREFUSED', sent: false } },
    { atomic: true },
  ];
  const request = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Trouble>({}) },
    { weight: 1, arbitrary: fc.constantFrom(...troubles) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(request, { minLength: 30, maxLength: 60 }),
      fc.array(fc.boolean(), { minLength: 20, maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      async (script, isNew, concurrency) => {
        const users = isNew.flatMap((fresh, n) =>
          fresh ? [] : [aUser({ ref: `p${String(n)}`, email: `p${String(n)}@old.example` })],
        );
        const wanted = isNew.map((_, n) => ({
          ref: `p${String(n)}`,
          name: n % 9 === 4 ? 'refuse me' : `P ${String(n)}`,
          email: `p${String(n)}@zonnehof.example`,
        }));
        const plan = planFor(users, wanted, { invite: true });
        const server = new FakeServer(users, (_, n) => script[n] ?? {});
        const pace = { concurrency, rate: 1000, attempts: 10, batch: 7 };
        const { stoppedBy, names } = await apply(plan, server, { pace });
        expect(stoppedBy).toBeNull();
        expect(new Set(server.created).size).toBe(server.created.length);
        expect([...server.invited].sort()).toEqual([...server.created].sort());
        for (const change of plan.changes) {
          const row = (change.row?.row ?? 0) - 2;
          const user = server.users.find(({ ref }) => ref === `p${String(row)}`);
          const isRefused = row % 9 === 4;
          expect(names[change.number] === 'failed').toBe(isRefused);
          expect(user?.name === wanted[row]?.name).toBe(!isRefused);
        }
      },
    ),
    { numRuns: many(60) },
  );
});
