// A plan that waited may meet users who have changed meanwhile: they are left alone.

import { field, FIELD_NAMES } from '../user/fields.ts';
import type { FieldName, User } from '../user/user.ts';
import { whoOf, type Change } from './plan.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

/**
 * The numbers of the changes that no longer fit: a user who is not as the plan says (`before`), or is
 * gone; a user to be created whose ref or address somebody has by now; and who waits for one of them.
 * `isAsked` picks the changes to look at.
 */
export function staleChanges(
  changes: Iterable<Change>,
  users: UserIndex,
  isAsked: (change: number) => boolean = () => true,
): ReadonlySet<number> {
  const awaited = new Set<number | null>();
  for (const { waitsFor } of changes) awaited.add(waitsFor);
  const stale = new Set<number>();
  /** The users, as numbers of the index, who give up an address that others wait for. */
  const givers = new Map<number, number>();
  for (const change of changes) {
    const { number, waitsFor, action } = change;
    if (action !== 'create' && awaited.has(number)) {
      givers.set(number, users.findId(change.before.id));
    }
    if (!isAsked(number)) continue;
    const waitsInVain = waitsFor !== null && stale.has(waitsFor);
    const giver = waitsFor === null ? NOBODY : (givers.get(waitsFor) ?? NOBODY);
    if (waitsInVain || isStale(change, users, giver)) stale.add(number);
  }
  return stale;
}

/** `giver` still has the address that the change waits for. */
function isStale(change: Change, users: UserIndex, giver: number): boolean {
  if (change.action === 'create') {
    const { ref, email } = whoOf(change);
    const byRef = ref === null ? NOBODY : users.findRef(ref);
    const byEmail = email === null ? NOBODY : users.findEmail(email);
    return byRef !== NOBODY || (byEmail !== NOBODY && byEmail !== giver);
  }
  const number = users.findId(change.before.id);
  return number === NOBODY || !isSameUser(change.before, users.at(number));
}

/** Whether two readings of a user agree, form apart. A profile image is the user's own business. */
function isSameUser(a: User, b: User): boolean {
  return FIELD_NAMES.every((name) => name === 'profileImage' || isSameField(name, a, b));
}

function isSameField(name: FieldName, a: User, b: User): boolean {
  const [one, other] = [a[name], b[name]];
  if (one === null || other === null) return one === other;
  return field(name).same(one, other);
}
