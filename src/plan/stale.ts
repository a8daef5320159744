// A plan that waited may meet users who have changed meanwhile: they are left alone.

import { field, FIELD_NAMES } from '../user/fields.ts';
import type { FieldName, User } from '../user/user.ts';
import type { Change } from './plan.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

/**
 * The numbers of the changes that no longer fit: a user who is not as the plan says (`before`), or is
 * gone; a ref or an address that somebody else has by now; and who waits for one of them. `isAsked`
 * picks the changes to look at.
 */
export function staleChanges(
  changes: Iterable<Change>,
  users: UserIndex,
  isAsked: (change: number) => boolean = () => true,
): ReadonlySet<number> {
  const awaited = new Set<number>();
  for (const { waitsFor } of changes) for (const giver of waitsFor) awaited.add(giver);
  const stale = new Set<number>();
  /** The users, as numbers of the index, who give up what others wait for. */
  const givers = new Map<number, number>();
  for (const change of changes) {
    const { number, waitsFor, action } = change;
    if (action !== 'create' && awaited.has(number)) {
      givers.set(number, users.findId(change.before.id));
    }
    if (!isAsked(number)) continue;
    const waitsInVain = waitsFor.some((giver) => stale.has(giver));
    const mayHaveIt = new Set(waitsFor.map((giver) => givers.get(giver) ?? NOBODY));
    if (waitsInVain || isStale(change, users, mayHaveIt)) stale.add(number);
  }
  return stale;
}

/** `givers` still have what the change waits for. */
function isStale(change: Change, users: UserIndex, givers: ReadonlySet<number>): boolean {
  const isNew = change.action === 'create';
  const own = isNew ? NOBODY : users.findId(change.before.id);
  if (!isNew && (own === NOBODY || !isSameUser(change.before, users.at(own)))) return true;
  return change.fields.some(({ field: name, after }) => {
    if (after === null || (name !== 'ref' && name !== 'email')) return false;
    const owners = users.allWith(name, after);
    return owners.some((owner) => owner !== own && !givers.has(owner));
  });
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
