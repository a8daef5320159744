// The queue and the client against the sandbox, with every fault alone and all together.

import { expect, it, onTestFinished } from 'vitest';
import { PluvoClient } from '../../src/pluvo/client.ts';
import { fixedToken } from '../../src/pluvo/token.ts';
import { allFaults, type FaultRates } from '../../src/sandbox/fault-rates.ts';
import { PASSING_FAULTS } from '../../src/sandbox/faults.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { many } from '../support/many.ts';
import { aUser } from '../support/users.ts';
import { apply, INSTANT, planFor } from './plans.ts';

const PEOPLE = Array.from({ length: many(60) }, (_, n) => n);
/** Every third is new; every 29th has an address that the server does not take. */
const isNew = (n: number): boolean => n % 3 === 0;
const isBad = (n: number): boolean => n % 29 === 7;

const users = PEOPLE.filter((n) => !isNew(n)).map((n) =>
  aUser({
    ref: `s${String(n)}`,
    email: `s${String(n)}@zonnehof.example`,
    name: `Old ${String(n)}`,
  }),
);
const plan = planFor(
  users,
  PEOPLE.map((n) => ({
    ref: `s${String(n)}`,
    name: `New ${String(n)}`,
    // A local part beyond ASCII passes our own check, and not the server's.
    email: isBad(n) ? `sé${String(n)}@zonnehof.example` : `s${String(n)}@zonnehof.example`,
  })),
  { invite: true },
);

function clientOf({ url, token }: { readonly url: string; readonly token: string }): PluvoClient {
  const tokens = fixedToken(token);
  return new PluvoClient({ endpoint: url, tokens, now: Date.now, patience: INSTANT });
}

type Case = readonly [string, SandboxOptions, FaultRates];

const LIMITS: readonly (readonly [string, SandboxOptions])[] = [
  ['five aliases', { aliasLimit: 5 }],
  ['a complexity of forty', { complexityLimit: 40 }],
  ['bodies of 1,500 bytes, for the proxy', { bodyLimit: 1500 }],
  ['for the application', { bodyLimit: 1500, bodyRefusedAs: 'json-400' }],
  ['for Django alone', { bodyLimit: 1500, bodyRefusedAs: 'html-400' }],
];

const CASES: readonly Case[] = [
  ...PASSING_FAULTS.map((name): Case => [name, {}, { [name]: 0.2 }]),
  ['all of them', {}, allFaults(0.2)],
  ...LIMITS.map(([name, limit]): Case => [name, limit, {}]),
  ...LIMITS.map(([name, limit]): Case => [`${name}, and all faults`, limit, allFaults(0.2)]),
];

it.each(CASES)('%s: the end state is exact, and each failed row says why', async (...given) => {
  const [, limits, faults] = given;
  const sandbox = await startSandbox({ users, ...limits, faults, seed: 7, slowMs: 20 });
  onTestFinished(() => sandbox.close());
  const client = clientOf(sandbox);
  const pace = { concurrency: 4, rate: 1000, attempts: 10, batch: 8 };
  const { stoppedBy, outcomes } = await apply(plan, client, { pace });

  expect(stoppedBy).toBeNull();
  const { createdTwice, invitedTwice, counters } = sandbox.stats();
  expect({ createdTwice, invitedTwice }).toEqual({ createdTwice: [], invitedTwice: [] });
  expect(counters.invitationsSent).toBe(counters.created);
  const byRef = new Map(sandbox.users().map((user) => [user.ref, user]));
  for (const change of plan.changes) {
    const n = (change.row?.row ?? 0) - 2;
    const outcome = outcomes.get(change.number);
    const user = byRef.get(`s${String(n)}`);
    if (isBad(n)) {
      expect(outcome).toMatchObject({
        outcome: 'failed',
        failure: { kind: 'rejected', serverMessage: expect.stringContaining('valid email') },
      });
      expect(user?.name).toBe(isNew(n) ? undefined : `Old ${String(n)}`);
    } else {
      expect(outcome?.outcome).toBe(isNew(n) ? 'created' : 'updated');
      expect(user?.name).toBe(`New ${String(n)}`);
    }
  }
});

it('ignored updates have failed, and none of them is said to be done', async () => {
  const sandbox = await startSandbox({ users, faults: { ignored: 0.2 }, seed: 7 });
  onTestFinished(() => sandbox.close());
  const { outcomes } = await apply(plan, clientOf(sandbox));
  const byRef = new Map(sandbox.users().map((user) => [user.ref, user]));
  const failed = [...plan.changes].filter((change) => {
    const n = (change.row?.row ?? 0) - 2;
    const isDone = byRef.get(`s${String(n)}`)?.name === `New ${String(n)}`;
    expect(outcomes.get(change.number)?.outcome === 'failed').toBe(!isDone);
    return !isDone && !isBad(n);
  });
  expect(failed.length).toBeGreaterThan(0);
  for (const { number } of failed) {
    expect(outcomes.get(number)).toMatchObject({ failure: { reason: 'notWritten' } });
  }
});

it('a misdirected answer stops the run at once', async () => {
  const sandbox = await startSandbox({ users, faults: { misdirected: 0.3 }, seed: 7 });
  onTestFinished(() => sandbox.close());
  const pace = { concurrency: 1, rate: 1000, attempts: 10, batch: 1 };
  const { stoppedBy, outcomes } = await apply(plan, clientOf(sandbox), { pace });
  expect(stoppedBy).toMatchObject({ reason: 'otherUser' });
  const { misdirected } = sandbox.counters.faults;
  expect(misdirected).toBe(1);
  const others = [...outcomes.values()].filter(
    (outcome) => outcome.outcome === 'failed' && !('open' in outcome),
  );
  expect(others.filter((each) => 'failure' in each && each.failure.kind === 'rejected')).toEqual(
    expect.arrayContaining([expect.objectContaining({ failure: stoppedBy })]),
  );
});

it('a wait of an hour ends the run, and a full subscription is filled after the leavers', async () => {
  const tired = await startSandbox({ users, faults: { 'throttled-long': 0.2 }, seed: 7 });
  onTestFinished(() => tired.close());
  expect((await apply(plan, clientOf(tired))).stoppedBy).toMatchObject({ kind: 'longWait' });

  const leaving = users.map(({ ref }) => ({ ref: ref ?? '', isActive: false }));
  const coming = PEOPLE.slice(0, users.length).map((n) => ({
    ref: `c${String(n)}`,
    name: `Comes ${String(n)}`,
    email: `c${String(n)}@zonnehof.example`,
  }));
  const active = users.map((user) => ({ ...user, isActive: true }));
  const full = await startSandbox({ users: active, seats: active.length });
  onTestFinished(() => full.close());
  const { names } = await apply(planFor(active, [...coming, ...leaving]), clientOf(full));
  expect(new Set(names)).toEqual(new Set(['archived', 'created']));
});
