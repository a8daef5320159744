// The figures that guards judge, counted from a plan.

import type { Change, Plan } from '../plan.ts';
import type { Policy } from '../policy.ts';
import { isInScope, isProtected } from '../presence.ts';
import type { UserIndex } from '../user-index.ts';
import type { GuardFacts } from './guard.ts';
import { IDENTIFYING } from './mass-change.ts';

/** The figures for the guards; `asked` are the changes of rows before any were left out. */
export function factsOf(
  plan: Plan,
  asked: Iterable<Change>,
  users: UserIndex,
  policy: Policy,
): GuardFacts {
  const known = [...asked].filter(({ action }) => action !== 'create');
  const identityChanges = new Map(
    IDENTIFYING.map((name) => [
      name,
      known.filter(({ fields }) => fields.some(({ field }) => field === name)).length,
    ]),
  );
  let base = 0;
  for (let number = 0; number < users.size; number += 1) {
    if (!users.isActive(number)) continue;
    if (policy.scope.length === 0 && policy.protect.length === 0) base += 1;
    else {
      const user = users.at(number);
      if (isInScope(user, policy) && !isProtected(user, policy)) base += 1;
    }
  }
  const matched = known.length + plan.counts.unchanged;
  return { counts: plan.counts, users: users.size, base, matched, identityChanges };
}
