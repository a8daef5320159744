// All guards, in the order in which their refusals are told. A new one is a function and a row here.

import { type Issue, issue } from '../user/issue.ts';
import type { FieldName } from '../user/user.ts';
import type { Change, Counts, Plan } from './plan.ts';
import type { ArchiveLimit, Policy } from './policy.ts';
import { isInScope, isProtected } from './presence.ts';
import type { UserIndex } from './user-index.ts';

/** The figures of a plan that guards judge. */
export interface GuardFacts {
  readonly counts: Counts;
  /** Users that were read. */
  readonly users: number;
  /** Active, unprotected users in scope: the base of every percentage. */
  readonly base: number;
  /** Users that a row matched, before `--only` and `--limit` narrow the plan. */
  readonly matched: number;
  /** How many of them would get another name, address or ref. */
  readonly identityChanges: ReadonlyMap<FieldName, number>;
}

/** A small pure rule: a refusal that says the number, the limit and the flag that lifts it, or `null`. */
export type Guard = (facts: GuardFacts, policy: Policy) => Issue | null;

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

const DEFAULT_COUNT = 5;

const DEFAULT_SHARE = 0.05;

/** At the limit is allowed; above it is refused. */
export const archives: Guard = ({ counts, base }, { maxArchive, archiveMissing: missing }) => {
  const { archive } = counts.actions;
  const limit = archiveLimit(maxArchive, base);
  if (archive <= limit) return null;
  const flag = `--max-archive ${String(archive)}`;
  const figures = { archives: archive, limit: Math.floor(limit), base };
  return issue('GUARD_ARCHIVES', { ...figures, flag, missing });
};

/** How many archives are allowed, of `base` users. */
function archiveLimit(limit: ArchiveLimit, base: number): number {
  switch (limit.kind) {
    case 'count':
      return limit.count;
    case 'share':
      return limit.share * base;
    case 'default':
      return Math.max(DEFAULT_COUNT, DEFAULT_SHARE * base);
  }
}

/** The fields by which people are told apart. */
const IDENTIFYING = ['name', 'email', 'ref'] as const satisfies readonly FieldName[];

/** With fewer people than this, more than half is not many. */
const FEWEST = 20;

const massChange: Guard = ({ identityChanges, matched }, { allowMassChange }) => {
  if (matched < FEWEST) return null;
  for (const field of IDENTIFYING) {
    const changed = identityChanges.get(field) ?? 0;
    if (changed <= matched / 2 || allowMassChange.has(field)) continue;
    const flag = `--allow-mass-change ${field}`;
    return issue('GUARD_MASS_CHANGE', { field, changed, matched, flag });
  }
  return null;
};

const noValidRow: Guard = ({ counts: { rows, invalid, conflict } }) =>
  rows === invalid + conflict ? issue('GUARD_NO_VALID_ROW', { rows }) : null;

const shortRead: Guard = ({ users }, { archiveMissing, expectedUsers }) => {
  if (!archiveMissing || expectedUsers === null || users >= expectedUsers) return null;
  return issue('GUARD_SHORT_READ', { read: users, expected: expectedUsers });
};

const SMALLEST_SHARE = 0.9;

const shrunk: Guard = ({ counts: { rows } }, { archiveMissing, allowShrink, lastRows }) => {
  if (!archiveMissing || allowShrink || lastRows === null) return null;
  if (rows >= SMALLEST_SHARE * lastRows) return null;
  return issue('GUARD_SHRUNK', { rows, before: lastRows, flag: '--allow-shrink' });
};

const GUARDS: readonly Guard[] = [shortRead, noValidRow, massChange, shrunk, archives];

/** What the guards refuse: while there is anything, nothing may be applied. */
export function refusalsOf(facts: GuardFacts, policy: Policy): readonly Issue[] {
  return GUARDS.flatMap((guard) => guard(facts, policy) ?? []);
}
