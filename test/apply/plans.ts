// Plans for the queue, made by the diff engine from what a test wants.

import { applyPlan } from '../../src/apply/apply-plan.ts';
import type { Clock } from '../../src/apply/clock.ts';
import type { ApplyOptions } from '../../src/apply/options.ts';
import type { Outcome } from '../../src/apply/outcome.ts';
import { buildPlan } from '../../src/plan/build.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import type { Failure, UserGateway } from '../../src/user/gateway.ts';
import type { WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

/** The plan that brings the users to what the rows ask for. */
export function planFor(
  users: readonly User[],
  wanted: readonly WantedUser[],
  policy: Partial<Policy> = {},
): Plan {
  const rows = wanted.map((each, index) => aRow(index + 2, each));
  return buildPlan({ sheets: [SHEET], rows }, UserIndex.of(users), aPolicy(policy)).plan;
}

/** So many users, and the plan that renames each. */
export function renaming(count: number, nameOf = (n: number) => `New name ${String(n)}`) {
  const users = Array.from({ length: count }, (_, n) =>
    aUser({ ref: `r${String(n)}`, email: `r${String(n)}@zonnehof.example`, name: 'Old' }),
  );
  const plan = planFor(
    users,
    users.map(({ ref }, n) => ({ ref: ref ?? '', name: nameOf(n) })),
  );
  return { users, plan };
}

/** A clock whose waits take no time, and whose chance is always the middle. */
export const INSTANT: Clock = { sleep: () => Promise.resolve(), random: () => 0.5 };

export interface Applied {
  readonly stoppedBy: Failure | null;
  /** By number of the change. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly names: readonly string[];
}

/** Applies a plan, and checks that each change has exactly one outcome. */
export async function apply(
  plan: Plan,
  gateway: UserGateway,
  options: Partial<ApplyOptions> = {},
): Promise<Applied> {
  const outcomes = new Map<number, Outcome>();
  const stoppedBy = await applyPlan(plan, {
    gateway,
    pace: { concurrency: 4, rate: 1000, attempts: 6, batch: 10 },
    clock: INSTANT,
    signal: new AbortController().signal,
    stale: new Set(),
    ...options,
    onOutcome(outcome) {
      if (outcomes.has(outcome.change))
        throw new Error(`two outcomes of ${String(outcome.change)}`);
      outcomes.set(outcome.change, outcome);
      options.onOutcome?.(outcome);
    },
  });
  if (options.earlier === undefined && outcomes.size !== plan.changes.length) {
    throw new Error(`${String(outcomes.size)} outcomes of ${String(plan.changes.length)} changes`);
  }
  const names = [...plan.changes].map(({ number }) => outcomes.get(number)?.outcome ?? 'none');
  return { stoppedBy, outcomes, names };
}
