// What the server's answer to one change says: about whom it is, and whether they are as was asked.

import type { Change, FieldChange } from '../plan/plan.ts';
import { membersAre } from '../user/extra-fields.ts';
import { clearedValue, field } from '../user/fields.ts';
import { emailForm, tidy } from '../user/fold.ts';
import type { Written } from '../user/gateway.ts';
import type { User } from '../user/user.ts';

/**
 * `otherUser`: it is about somebody else, or somebody was made where a known user was meant.
 * `different`: a field that it tells of is not as was asked.
 */
export type AnswerTo = 'asAsked' | 'different' | 'otherUser';

/** Compares an answer with what was asked. What it does not tell of is taken to be as asked. */
export function answerTo(change: Change, { created, user }: Written): AnswerTo {
  const isOther =
    change.action === 'create'
      ? !sharesKey(change, user)
      : created === true || !field('id').same(user.id, change.before.id);
  if (isOther) return 'otherUser';
  return change.fields.every((wanted) => isAfter(wanted, user)) ? 'asAsked' : 'different';
}

/** Whether a user has the reference or the address that a new one was to get. */
function sharesKey({ fields }: Change, user: Written['user']): boolean {
  return fields.some(({ field: name, after }) => {
    if (name === 'ref') return isText(after) && tidy(after) === tidy(user.ref ?? '');
    return name === 'email' && isText(after) && emailForm(after) === emailForm(user.email ?? '');
  });
}

function isText(value: FieldChange['after']): value is string {
  return typeof value === 'string' && value !== '';
}

/** Whether a field is as it was to be, or is not told of. */
export function isAfter(change: FieldChange, user: Partial<Told>): boolean {
  const { field: name, after } = change;
  const value = user[name];
  if (value === undefined) return true;
  if (change.field === 'extraFields') return hasMembers('after', change, user);
  return isSame(name, value, after ?? clearedValue(name));
}

/** Whether a field is as it was before. */
export function isBefore(change: FieldChange, user: User): boolean {
  const { field: name, before } = change;
  if (change.field === 'extraFields') return hasMembers('before', change, user);
  return isSame(name, user[name], before);
}

/** The members that a change is about: the others are somebody else's business. */
function hasMembers(
  when: 'before' | 'after',
  { before, after }: Extract<FieldChange, { readonly field: 'extraFields' }>,
  { extraFields }: Partial<Told>,
): boolean {
  const change = { before: before ?? '', after: after ?? '{}' };
  return membersAre(when, extraFields ?? '{}', change);
}

/** A user as far as an answer tells of one; who has no address has null for it. */
type Told = { readonly [F in keyof User]: User[F] | null };

function isSame(
  name: FieldChange['field'],
  value: FieldChange['after'],
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
