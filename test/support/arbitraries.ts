// Arbitrary users and rosters that meet each other.

import fc from 'fast-check';
import { emailForm } from '../../src/user/fold.ts';
import { BLANK, CLEAR, type RosterRow, type WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { aRow, aUser, aUuid } from './users.ts';

// Few refs, addresses and names, so that rows meet each other and the users.
const ref = fc.constantFrom('1', '2', '3', '4', '5', '6');
const email = fc
  .constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'A')
  .map((local) => `${local}@zonnehof.example`);
const name = fc.constantFrom('Sanne', 'Tim', ' Tim ', 'Loes');

export const someUsers: fc.Arbitrary<readonly User[]> = fc
  .uniqueArray(
    fc.record({ ref: fc.option(ref, { nil: null }), email, name, isActive: fc.boolean() }),
    { selector: (user) => emailForm(user.email), maxLength: 6 },
  )
  .map((users) => users.map((user) => ({ ...user, ref: user.ref ?? aUuid() })))
  .filter((users) => new Set(users.map((user) => user.ref)).size === users.length)
  .map((users) => users.map((user) => aUser(user)));

const someWanted: fc.Arbitrary<WantedUser> = fc
  .record(
    {
      ref: fc.oneof(ref, fc.constant(BLANK)),
      email: fc.oneof(email, fc.constant(BLANK)),
      name: fc.oneof(name, fc.constant(BLANK)),
      isActive: fc.oneof(fc.boolean(), fc.constant(BLANK)),
      afasPersonId: fc.constantFrom('7', BLANK, CLEAR),
    },
    { requiredKeys: [] },
  )
  .filter(({ ref, email }) => typeof ref === 'string' || typeof email === 'string');

/** Rows of an edited export: most have the id of a user, and another's ref or address. */
export function rowsWithIds(users: readonly User[]): fc.Arbitrary<readonly RosterRow[]> {
  const id = fc.constantFrom(BLANK, ...users.map((user) => user.id));
  return fc
    .array(fc.tuple(id, someWanted), { maxLength: 8 })
    .map((rows) => rows.map(([one, wanted], at) => aRow(at + 2, { ...wanted, id: one })));
}

export const someRows: fc.Arbitrary<readonly RosterRow[]> = fc
  .array(someWanted, { maxLength: 8 })
  .map((rows) => rows.map((row, at) => aRow(at + 2, row)));
