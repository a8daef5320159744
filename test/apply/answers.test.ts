// What the server says is compared with what was asked, and what it cannot take at once is taken apart.

import { describe, expect, it } from 'vitest';
import type { Failure, Mutation } from '../../src/user/gateway.ts';
import type { WantedUser } from '../../src/user/roster.ts';
import { aUser } from '../support/users.ts';
import { apply, planFor, renaming } from './plans.ts';
import { FakeServer, type Trouble } from './server.ts';

const newcomers = (count: number, name = (n: number) => `N ${String(n)}`) =>
  Array.from({ length: count }, (_, n) => ({
    ref: `n${String(n)}`,
    name: name(n),
    email: `n${String(n)}@zonnehof.example`,
  }));

const isCreate = (mutation: Mutation): boolean => mutation.kind === 'upsert';

describe('an invited create', () => {
  it('gets one mail, although the server undoes a batch and has sent its mail', async () => {
    const wanted = newcomers(20, (n) => (n % 7 === 3 ? 'refuse me' : `N ${String(n)}`));
    const plan = planFor([], wanted, { invite: true });
    const server = new FakeServer([], () => ({ atomic: true, mailed: true }));
    const { names } = await apply(plan, server);
    expect(names.filter((name) => name === 'created')).toHaveLength(17);
    expect([...server.invited].sort()).toEqual([...server.created].sort());
    expect(new Set(server.invited).size).toBe(17);
  });

  it('travels alone, and leaves full batches to the others', async () => {
    const { users } = renaming(60);
    const wanted = users.flatMap(({ ref }, n) => [
      { ref: ref ?? '', name: `New ${String(n)}` },
      ...newcomers(60).slice(n, n + 1),
    ]);
    const server = new FakeServer(users);
    const { names } = await apply(planFor(users, wanted, { invite: true }), server);
    expect(names).toHaveLength(120);
    const withCreate = server.requests.filter((request) => request.some(isCreate));
    expect(withCreate.every(({ length }) => length === 1)).toBe(true);
    expect(server.requests.length - withCreate.length).toBeLessThan(12);
  });

  it('that gets no mail travels with others', async () => {
    const server = new FakeServer([]);
    await apply(planFor([], newcomers(60)), server);
    expect(server.requests.length).toBeLessThan(12);
  });
});

describe('a server that says yes', () => {
  it('and does nothing has failed: no row is said to be done, and the run stops', async () => {
    const { users, plan } = renaming(200);
    const server = new FakeServer(users, () => ({ ignores: true }));
    const { stoppedBy, names, outcomes } = await apply(plan, server);
    expect(stoppedBy).toMatchObject({ reason: 'notWritten' });
    expect(new Set(names)).toEqual(new Set(['failed', 'notSent']));
    expect(outcomes.get(0)).toMatchObject({ failure: { reason: 'notWritten' } });
  });

  it.each<[string, Omit<WantedUser, 'ref'>]>([
    ['a name', { name: 'Other' }],
    ['an address', { email: 'other@zonnehof.example' }],
    ['a status', { isActive: false }],
    ['a number', { afasEmployeeId: '77' }],
  ])('about %s is not believed where it tells otherwise', async (_, wanted) => {
    const user = aUser({ ref: 'a', email: 'a@zonnehof.example', isActive: true });
    const server = new FakeServer([user], () => ({ ignores: true }));
    const { outcomes } = await apply(planFor([user], [{ ref: 'a', ...wanted }]), server);
    expect(outcomes.get(0)).toMatchObject({ outcome: 'failed', failure: { reason: 'notWritten' } });
  });

  it('with the user as it was before is asked how it is by now, and has done it', async () => {
    const { users, plan } = renaming(8);
    const server = new FakeServer(users);
    server.answers = (written) => users.find(({ id }) => id === written.id) ?? written;
    const { names } = await apply(plan, server);
    expect(new Set(names)).toEqual(new Set(['updated']));
    expect(server.requests.flat()).toHaveLength(8);
  });

  it('in another form of the same is believed', async () => {
    const user = aUser({ ref: 'a', email: 'a@zonnehof.example' });
    const plan = planFor([user], [{ ref: 'a', name: 'Ren\u00e9e', email: 'b@zonnehof.example' }]);
    const server = new FakeServer([user]);
    server.answers = (written) => ({
      ...written,
      name: 'Rene\u0301e',
      email: 'B@Zonnehof.example',
    });
    expect((await apply(plan, server)).names).toEqual(['updated']);
    expect(server.readings).toHaveLength(0);
  });
});

describe('an answer about another person', () => {
  it('stops the run at once', async () => {
    const { users, plan } = renaming(100);
    const other = aUser({ ref: 'other', email: 'other@zonnehof.example' });
    const server = new FakeServer(users);
    server.answers = () => other;
    const pace = { concurrency: 1, rate: 1000, attempts: 3, batch: 1 };
    const { stoppedBy, names } = await apply(plan, server, { pace });
    expect(stoppedBy).toMatchObject({ reason: 'otherUser' });
    expect(server.requests).toHaveLength(1);
    expect(names.filter((name) => name === 'failed')).toHaveLength(1);
    expect(names.filter((name) => name === 'notSent')).toHaveLength(99);
  });

  it('stops it too where others have gone well before', async () => {
    const { users, plan } = renaming(100);
    const server = new FakeServer(users);
    server.answers = (written) => (server.requests.length > 20 ? aUser({ ref: 'x' }) : written);
    const pace = { concurrency: 1, rate: 1000, attempts: 3, batch: 1 };
    const { stoppedBy, names } = await apply(plan, server, { pace });
    expect(stoppedBy).toMatchObject({ reason: 'otherUser' });
    expect(names.filter((name) => name === 'updated')).toHaveLength(20);
    expect(server.requests).toHaveLength(21);
  });

  it('stops it for a new person, where neither reference nor address is theirs', async () => {
    const server = new FakeServer([]);
    server.answers = () => aUser({ ref: 'other', email: 'other@zonnehof.example' });
    const { stoppedBy } = await apply(planFor([], newcomers(10)), server);
    expect(stoppedBy).toMatchObject({ reason: 'otherUser' });
  });

  it('stops it when a user is read back', async () => {
    const { users, plan } = renaming(4);
    const reset: Failure = { kind: 'network', cause: 'ECONNRESET', sent: true };
    const server = new FakeServer(users, (_, request) => (request === 0 ? { after: reset } : {}));
    server.finds = () => aUser({ ref: 'other', email: 'other@zonnehof.example' });
    const { stoppedBy, names } = await apply(plan, server);
    expect(stoppedBy).toMatchObject({ reason: 'otherUser' });
    expect(names).not.toContain('updated');
  });
});

describe('a passing error of the database', () => {
  const busy: Failure = { kind: 'server', status: 200, serverMessage: 'deadlock detected' };

  it.each([1, 10])('is tried again, in batches of %i', async (batch) => {
    const { users, plan } = renaming(40);
    const server = new FakeServer(users, (_, request) =>
      request % 3 === 1 ? { refuses: busy, refusesFrom: batch - 1, atomic: true } : {},
    );
    const pace = { concurrency: 2, rate: 1000, attempts: 10, batch };
    const { names, stoppedBy } = await apply(plan, server, { pace });
    expect(stoppedBy).toBeNull();
    expect(new Set(names)).toEqual(new Set(['updated']));
    expect(server.users.every(({ name }) => name.startsWith('New name'))).toBe(true);
  });

  it('fails its own row alone, with its words, when it does not pass', async () => {
    const { users, plan } = renaming(20);
    const isLocked = (each: Mutation): boolean => each.kind === 'update' && each.ref === 'r7';
    const server = new FakeServer(users, (mutations): Trouble => {
      const at = mutations.findIndex(isLocked);
      return at < 0 ? {} : { refuses: busy, refusesFrom: at, atomic: true };
    });
    const { names, outcomes } = await apply(plan, server);
    expect(names.filter((name) => name === 'updated')).toHaveLength(19);
    expect(outcomes.get(7)).toMatchObject({ outcome: 'failed', failure: busy });
  });
});

describe('a full subscription', () => {
  const leavers = Array.from({ length: 30 }, (_, n) =>
    aUser({ ref: `l${String(n)}`, email: `l${String(n)}@zonnehof.example`, isActive: true }),
  );
  const wanted = [
    ...newcomers(30),
    ...leavers.map(({ ref }) => ({ ref: ref ?? '', isActive: false })),
  ];

  it('has room once the leavers of the same run are archived', async () => {
    const server = new FakeServer(leavers, () => ({ seats: 30 }));
    const { names } = await apply(planFor(leavers, wanted), server);
    expect(names.filter((name) => name === 'archived')).toHaveLength(30);
    expect(names.filter((name) => name === 'created')).toHaveLength(30);
  });

  it('is waited for also where an archive takes long', async () => {
    const down: Failure = { kind: 'server', status: 502 };
    const server = new FakeServer(leavers, (mutations, request) => ({
      seats: 30,
      ...(request < 12 && mutations.some(({ kind }) => kind === 'update') ? { before: down } : {}),
    }));
    const { names } = await apply(planFor(leavers, wanted), server);
    expect(new Set(names)).toEqual(new Set(['archived', 'created']));
  });

  it('fails those who find no seat when all archives are done', async () => {
    const server = new FakeServer(leavers, () => ({ seats: 25 }));
    const { names, outcomes } = await apply(planFor(leavers, wanted), server);
    expect(names.filter((name) => name === 'archived')).toHaveLength(30);
    expect(names.filter((name) => name === 'created')).toHaveLength(25);
    const failed = [...outcomes.values()].filter(({ outcome }) => outcome === 'failed');
    expect(failed).toHaveLength(5);
    expect(failed[0]).toMatchObject({ failure: { reason: 'full' } });
  });
});

describe('a request that is too much', () => {
  const refused = (reason: 'tooMuch' | 'document', allowed?: number): Failure => ({
    kind: 'rejected',
    reason,
    serverMessage: '',
    ...(allowed === undefined ? {} : { allowed }),
  });

  it.each<[string, Failure]>([
    ['that says how many are not', refused('tooMuch', 11)],
    ['that names another number', refused('tooMuch', 500)],
    ['that names none', refused('tooMuch')],
    ['in words that nobody knows', refused('document')],
    ['as a page of HTML', { kind: 'notGraphql', status: 400, found: 'text/html' }],
  ])('is sent in smaller ones: %s', async (_, failure) => {
    const { users, plan } = renaming(600);
    const server = new FakeServer(users, ({ length }) => (length > 11 ? { before: failure } : {}));
    const pace = { concurrency: 4, rate: 1000, attempts: 6, batch: 50 };
    const { names, stoppedBy } = await apply(plan, server, { pace });
    expect(stoppedBy).toBeNull();
    expect(new Set(names)).toEqual(new Set(['updated']));
    // One by one it would be 600; at their best, 55.
    expect(server.requests.length).toBeLessThan(failure.kind === 'notGraphql' ? 160 : 130);
    expect(server.readings).toHaveLength(0);
  });

  it('fails the one row that is too much by itself', async () => {
    const { users, plan } = renaming(60);
    const isHuge = (each: Mutation): boolean => each.kind === 'update' && each.ref === 'r31';
    const server = new FakeServer(users, (mutations) =>
      mutations.some(isHuge) ? { before: refused('tooMuch') } : {},
    );
    const { names, outcomes, stoppedBy } = await apply(plan, server);
    expect(stoppedBy).toBeNull();
    expect(names.filter((name) => name === 'updated')).toHaveLength(59);
    expect(outcomes.get(31)).toMatchObject({ failure: { reason: 'tooMuch' } });
  });
});

describe('a wait that the server asks for', () => {
  const throttled: Failure = { kind: 'throttled', status: 429, retryAfterMs: 3_600_000 };

  it('stops the run where it is longer than is wanted, and says until when', async () => {
    const { users, plan } = renaming(200);
    const server = new FakeServer(users, (_, request) =>
      request === 2 ? { before: throttled } : {},
    );
    const before = Date.now();
    const { stoppedBy, names } = await apply(plan, server);
    expect(stoppedBy).toMatchObject({ kind: 'longWait' });
    const until = stoppedBy?.kind === 'longWait' ? stoppedBy.until : 0;
    expect(until - before).toBeGreaterThanOrEqual(3_600_000);
    expect(until - before).toBeLessThan(3_660_000);
    expect(new Set(names)).toEqual(new Set(['updated', 'notSent', 'failed']));
  });

  it('stops it as well when the headers of an answer ask for it', async () => {
    const { users, plan } = renaming(40);
    const left = { remaining: 0, resetMs: 3_600_000 };
    const server = new FakeServer(users, () => ({ left }));
    expect((await apply(plan, server)).stoppedBy).toMatchObject({ kind: 'longWait' });
  });

  it('is waited where it is not longer', async () => {
    const { users, plan } = renaming(40);
    const server = new FakeServer(users, (_, request) =>
      request === 2 ? { before: throttled } : {},
    );
    const pace = { concurrency: 4, rate: 1000, attempts: 6, batch: 10, maxWaitMs: 3_600_000 };
    const { stoppedBy, names } = await apply(plan, server, { pace });
    expect(stoppedBy).toBeNull();
    expect(new Set(names)).toEqual(new Set(['updated']));
  });
});
