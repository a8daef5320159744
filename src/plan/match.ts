// Which user a row is about.

import { isUuid } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { Place } from '../user/place.ts';
import type { Wanted, WantedUser } from '../user/roster.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

export type Match =
  | { readonly kind: 'user'; readonly user: number }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'conflict'; readonly user: number; readonly issue: Issue };

/**
 * Matches by id where the file has it, else by ref, else by e-mail. An unknown ref beside a known
 * address adopts that user only when they have no ref of their own: Pluvo makes a UUID where none
 * was given.
 */
export function matchRow(wanted: WantedUser, users: UserIndex, place: Place): Match {
  const id = given(wanted.id);
  if (id !== null) {
    const user = users.findId(id);
    if (user !== NOBODY) return { kind: 'user', user };
    return { kind: 'conflict', user: NOBODY, issue: issue('USER_NOT_FOUND', {}, place) };
  }
  const ref = given(wanted.ref);
  const email = given(wanted.email);
  if (ref !== null) {
    const user = users.findRef(ref);
    if (user !== NOBODY) return { kind: 'user', user };
  }
  const user = email === null ? NOBODY : users.findEmail(email);
  if (user === NOBODY) return { kind: 'nobody' };
  if (ref === null) return { kind: 'user', user };
  const known = users.at(user).ref;
  if (known === null || known === '' || isUuid(known)) return { kind: 'user', user };
  return { kind: 'conflict', user, issue: issue('EMAIL_TAKEN', { otherRef: known }, place) };
}

/** The text a row gives for a key; `null` where it gives none. */
export function given(wanted: Wanted<'id' | 'ref' | 'email' | 'name'> | undefined): string | null {
  return typeof wanted === 'string' && wanted !== '' ? wanted : null;
}
