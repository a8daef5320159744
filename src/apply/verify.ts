// After an outcome that nobody knows: is the user as the change wanted them, or as they were before?

import type { Change, FieldChange } from '../plan/plan.ts';
import type { Selector } from '../user/gateway.ts';
import { emailForm, tidy } from '../user/fold.ts';
import { clearedValue, field } from '../user/fields.ts';
import { refOf, type User } from '../user/user.ts';

/**
 * `changed`: neither as wanted nor as before, so somebody else was there. `gone`: nobody has the address
 * that alone would tell the server who is meant; sent again, the change would create a user.
 */
export type Reading =
  | { readonly is: 'made'; readonly user: User }
  | { readonly is: 'notMade' }
  | { readonly is: 'changed' }
  | { readonly is: 'gone' };

/**
 * How to find the user of a change, whether it was made or not: by the ref they get and the one they
 * had; by address where there is no ref.
 */
export function selectorsOf(change: Change): readonly Selector[] {
  const refs = new Set<string>();
  for (const { field: name, after } of change.fields) {
    if (name === 'ref' && after !== null && after !== '') refs.add(after);
  }
  if (change.action !== 'create') {
    const ref = refOf(change.before);
    if (ref === null) return [...[...refs].map(byRef), { by: 'email', email: change.before.email }];
    refs.add(ref);
  }
  if (refs.size > 0) return [...refs].map(byRef);
  const email = change.fields.find(({ field: name }) => name === 'email')?.after;
  return typeof email === 'string' ? [{ by: 'email', email }] : [];
}

function byRef(ref: string): Selector {
  return { by: 'ref', ref };
}

/** What the users found by `selectorsOf` say about a change. */
export function readingOf(change: Change, found: readonly (User | null)[]): Reading {
  const users = found.filter((user) => user !== null);
  const user =
    change.action === 'create' ? users[0] : users.find(({ id }) => id === change.before.id);
  if (user === undefined) {
    if (change.action === 'create') return { is: 'notMade' };
    // Of a ref that nobody has, the server will say so.
    return { is: refOf(change.before) === null ? 'gone' : 'notMade' };
  }
  if (change.fields.every((wanted) => isAfter(wanted, user))) return { is: 'made', user };
  if (change.action === 'create') return { is: 'changed' };
  const isUntouched = change.fields.every(
    (wanted) => isAfter(wanted, user) || isBefore(wanted, user),
  );
  return { is: isUntouched ? 'notMade' : 'changed' };
}

/** Whether a user found by a selector is the one it asked for, in the form in which they are unique. */
export function answers(selector: Selector, user: User): boolean {
  return selector.by === 'ref'
    ? user.ref !== null && tidy(user.ref) === tidy(selector.ref)
    : emailForm(user.email) === emailForm(selector.email);
}

function isAfter({ field: name, after }: FieldChange, user: User): boolean {
  return isSame(name, user[name], after ?? clearedValue(name));
}

function isBefore({ field: name, before }: FieldChange, user: User): boolean {
  return isSame(name, user[name], before);
}

function isSame(
  name: FieldChange['field'],
  value: User[FieldChange['field']],
  other: FieldChange['after'],
): boolean {
  if (isNothing(value) || isNothing(other)) return isNothing(value) && isNothing(other);
  return value !== null && other !== null && field(name).same(value, other);
}

/** Absent and emptied are one: a server may keep either. */
function isNothing(value: FieldChange['after']): boolean {
  if (value === null || value === '' || value === '{}') return true;
  return Array.isArray(value) && value.length === 0;
}
