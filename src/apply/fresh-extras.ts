// Extra fields are one JSON text, which a server replaces as a whole: right before a row writes some of
// them, the user is read, so that what others did to the rest meanwhile stays.

import type { Change, FieldChange } from '../plan/plan.ts';
import { membersAre, withMembers } from '../user/extra-fields.ts';
import { type Selector, selectorOf } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import type { Row } from './schedule.ts';

/** Rows of known users that write extra fields. */
export function writesExtras({ change }: Row): boolean {
  return change.action !== 'create' && extrasOf(change) !== undefined;
}

/** How to find the user of a row as they are now; for a row that `writesExtras`. */
export function presentSelector({ change }: Row): Selector {
  if (change.action === 'create') throw new RangeError('a new user is not there yet');
  return selectorOf(change.before);
}

/**
 * The change as it is to be written to a user as they are now; `null` where somebody else has changed
 * the very extra fields that it is about, or the user is another. A user who was not found is left to
 * the server.
 */
export function freshChange(change: Change, present: User | null): Change | null {
  const extras = extrasOf(change);
  if (change.action === 'create' || extras === undefined || present === null) return change;
  const { before, after } = extras;
  if (present.id !== change.before.id) return null;
  const texts = { before: before ?? '', after: after ?? '{}' };
  const now = present.extraFields;
  if (!membersAre('before', now, texts) && !membersAre('after', now, texts)) return null;
  const merged = { ...extras, after: withMembers(now, texts.before, texts.after) };
  const fields = change.fields.map((each) => (each.field === 'extraFields' ? merged : each));
  return { ...change, fields };
}

function extrasOf({ fields }: Change): ExtrasChange | undefined {
  return fields.find((each) => each.field === 'extraFields');
}

type ExtrasChange = Extract<FieldChange, { readonly field: 'extraFields' }>;
