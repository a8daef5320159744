// A value that looks damaged (`1E5`) may be what the user really has: only the users can tell.

import { field } from '../user/fields.ts';
import type { RosterRow } from '../user/roster.ts';
import type { FieldName, User } from '../user/user.ts';
import { given, matchRow } from './match.ts';
import type { Policy } from './policy.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

/**
 * The row without doubts: as it is where its user has those very values, else invalid, and what looks
 * damaged is not asked for. A damaged key alone does not say who is meant: two numbers may have been
 * rounded to one.
 */
export function settleDoubts(row: RosterRow, users: UserIndex, match: Policy['match']): RosterRow {
  if (row.kind !== 'person' || row.doubts === undefined) return row;
  const { doubts, wanted, place } = row;
  const found = matchRow(wanted, users, match, () => ({}));
  const user = found.kind === 'user' && found.user !== NOBODY ? users.at(found.user) : null;
  const isSo = [...doubts.keys()].every((name) => user?.[name] === wanted[name]);
  const agrees = (name: (typeof WITNESSES)[number]): boolean => {
    const value = given(wanted[name]);
    return !doubts.has(name) && value !== null && user !== null && isSame(name, user, value);
  };
  if (isSo && WITNESSES.some(agrees)) return row;
  const readable = Object.entries(wanted).filter(([name]) => !isAmong(doubts, name));
  return {
    kind: 'invalid',
    place,
    wanted: Object.fromEntries(readable),
    issues: [...doubts.values()],
  };
}

const WITNESSES = ['id', 'email', 'ref', 'name'] as const;

function isSame(name: (typeof WITNESSES)[number], user: User, value: string): boolean {
  const present = user[name];
  return present !== null && field(name).same(present, value);
}

function isAmong(doubts: ReadonlyMap<FieldName, unknown>, name: string): boolean {
  return [...doubts.keys()].some((doubted) => doubted === name);
}
