// Which user a row is about.

import { isUuid } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { Place } from '../user/place.ts';
import type { RosterRow, Wanted, WantedUser } from '../user/roster.ts';
import type { MatchKey } from './policy.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

export type Match =
  | { readonly kind: 'user'; readonly user: number }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'conflict'; readonly user: number; readonly issue: Issue };

/**
 * Matches by id where the file has it, else by ref, else by e-mail. An unknown ref beside a known
 * address adopts that user only when they have no ref of their own: Pluvo makes a UUID where none
 * was given. With another `key` than `auto`, by that key alone. `place` is
 * asked for only where there is something to say: nearly every row matches.
 */
export function matchRow(
  wanted: WantedUser,
  users: UserIndex,
  key: MatchKey,
  place: () => Place,
): Match {
  if (key !== 'auto') return matchByOne(wanted, users, key, place);
  if (given(wanted.id) !== null) return matchByOne(wanted, users, 'id', place);
  const ref = given(wanted.ref);
  const byRef = ref === null ? NOBODY : users.findRef(ref);
  if (byRef !== NOBODY) return { kind: 'user', user: byRef };
  const byEmail = matchByOne(wanted, users, 'email', place);
  if (byEmail.kind !== 'user' || ref === null) return byEmail;
  const { user } = byEmail;
  const known = users.at(user).ref;
  if (known === null || known === '' || isUuid(known)) return byEmail;
  return { kind: 'conflict', user, issue: issue('EMAIL_TAKEN', { otherRef: known }, place()) };
}

function matchByOne(
  wanted: WantedUser,
  users: UserIndex,
  key: Exclude<MatchKey, 'auto'>,
  place: () => Place,
): Match {
  const value = given(wanted[key]);
  if (value === null) return { kind: 'nobody' };
  const user = find(users, key, value);
  if (user !== NOBODY) return { kind: 'user', user };
  // An id is Pluvo's own: nobody can be created with it.
  if (key !== 'id') return { kind: 'nobody' };
  return { kind: 'conflict', user: NOBODY, issue: issue('USER_NOT_FOUND', {}, place()) };
}

function find(users: UserIndex, key: Exclude<MatchKey, 'auto'>, value: string): number {
  switch (key) {
    case 'id':
      return users.findId(value);
    case 'ref':
      return users.findRef(value);
    case 'email':
      return users.findEmail(value);
    case 'afasEmployeeId':
    case 'afasPersonId':
      return users.findAfas(key, value);
  }
}

/** Every user that a row may be about, by whichever key: enough not to be missing. */
export function mentionedIn(row: RosterRow, users: UserIndex): readonly number[] {
  const said = row.kind === 'skipped' || row.kind === 'held' ? row.said : undefined;
  const own = said === undefined ? [] : mentioned(said, users);
  return [...own, ...mentioned(row.wanted, users)];
}

function mentioned(wanted: WantedUser, users: UserIndex): readonly number[] {
  const keys = ['id', 'ref', 'email', 'afasEmployeeId', 'afasPersonId'] as const;
  return keys.flatMap((key) => {
    const value = given(wanted[key]);
    const user = value === null ? NOBODY : find(users, key, value);
    return user === NOBODY ? [] : [user];
  });
}

/** The text a row gives for a key; `null` where it gives none. */
export function given(wanted: Wanted | undefined): string | null {
  return typeof wanted === 'string' && wanted !== '' ? wanted : null;
}
