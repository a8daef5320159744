// Which user a row is about.

import { isUuid } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { Place } from '../user/place.ts';
import type { RosterRow, Wanted, WantedUser } from '../user/roster.ts';
import { refOf, type User } from '../user/user.ts';
import type { MatchKey } from './policy.ts';
import { NOBODY, SEVERAL, type UserIndex, type UserKey } from './user-index.ts';

export type Match =
  /** `by`: the key that the user was found by. */
  | { readonly kind: 'user'; readonly user: number; readonly by: UserKey }
  | { readonly kind: 'nobody' }
  /** `mayBeNew`: but for an address that `user` has, the row is about nobody who is known. */
  | {
      readonly kind: 'conflict';
      readonly user: number;
      readonly issue: Issue;
      readonly mayBeNew?: true;
    };

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
  const byRef = matchByOne(wanted, users, 'ref', place);
  return byRef.kind === 'nobody' ? matchWithNewRef(wanted, users, place) : byRef;
}

/** Matches a row whose ref nobody has, or who has it gives it up. */
export function matchWithNewRef(wanted: WantedUser, users: UserIndex, place: () => Place): Match {
  const byEmail = matchByOne(wanted, users, 'email', place);
  if (byEmail.kind !== 'user' || given(wanted.ref) === null) return byEmail;
  const { user } = byEmail;
  const known = refOf(users.at(user));
  if (known === null || isUuid(known)) return byEmail;
  const taken = issue('EMAIL_TAKEN', { otherRef: known }, place());
  return { kind: 'conflict', user, issue: taken, mayBeNew: true };
}

function matchByOne(wanted: WantedUser, users: UserIndex, key: UserKey, place: () => Place): Match {
  const value = given(wanted[key]);
  if (value === null) return { kind: 'nobody' };
  const written = key === 'ref' || key === 'email' ? wanted.asWritten?.[key] : undefined;
  const user = users.find(key, value, written);
  if (user === SEVERAL) {
    const named = users.allWith(key, value).map((number) => nameOf(users.at(number), key));
    const fits = issue('KEY_FITS_SEVERAL', { field: key, users: named }, place());
    return { kind: 'conflict', user: NOBODY, issue: fits };
  }
  if (user !== NOBODY) return { kind: 'user', user, by: key };
  // An id is Pluvo's own: nobody can be created with it.
  if (key !== 'id') return { kind: 'nobody' };
  return { kind: 'conflict', user: NOBODY, issue: issue('USER_NOT_FOUND', {}, place()) };
}

/** What tells users apart whom one key fits. */
function nameOf(user: User, key: UserKey): string {
  return (key === 'ref' ? null : refOf(user)) ?? user.id;
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
    return value === null ? [] : users.allWith(key, value);
  });
}

/** The text a row gives for a key; `null` where it gives none. */
export function given(wanted: Wanted | undefined): string | null {
  return typeof wanted === 'string' && wanted !== '' ? wanted : null;
}
