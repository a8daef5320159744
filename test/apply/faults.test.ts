// The queue and the client against the sandbox, with every fault alone and all together.

import { expect, it, onTestFinished } from 'vitest';
import { PluvoClient } from '../../src/pluvo/client.ts';
import { fixedToken } from '../../src/pluvo/token.ts';
import { allFaults, type FaultRates } from '../../src/sandbox/fault-rates.ts';
import { FAULT_NAMES } from '../../src/sandbox/faults.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
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

const CASES: readonly (readonly [string, FaultRates])[] = [
  ...FAULT_NAMES.map((name): [string, FaultRates] => [name, { [name]: 0.2 }]),
  ['all of them', allFaults(0.2)],
];

it.each(CASES)('%s: the end state is exact, and each failed row says why', async (_, faults) => {
  const sandbox = await startSandbox({ users, faults, seed: 7, slowMs: 20 });
  onTestFinished(() => sandbox.close());
  const tokens = fixedToken(sandbox.token);
  const client = new PluvoClient({
    endpoint: sandbox.url,
    tokens,
    now: Date.now,
    patience: INSTANT,
  });
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
