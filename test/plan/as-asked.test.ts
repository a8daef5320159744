// The quick look at whether a row asks for nothing new says so only where the long one finds nothing.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffRow, isAsAsked } from '../../src/plan/diff.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { BLANK, CLEAR, type WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { many } from '../support/many.ts';
import { aPolicy, aUser, SHEET } from '../support/users.ts';

const user: fc.Arbitrary<User> = fc
  .record({
    isActive: fc.boolean(),
    name: fc.constantFrom('Sanne', 'Zoë', '', 'sanne'),
    email: fc.constantFrom('s@z.example', 'S@z.example'),
    ref: fc.constantFrom('7', '07', null, ''),
    roles: fc.constantFrom([], ['A'], ['A', 'B']),
    language: fc.constantFrom('NL', 'EN', ''),
    extraFields: fc.constantFrom('{}', '{"team":"Zuid"}', ''),
    afasPersonId: fc.constantFrom('100', null, ''),
  })
  .map((given) => aUser(given));

/** The user's own values, or what is another or none. */
const asked = (own: User): fc.Arbitrary<WantedUser> => {
  const oneOf = <T>(mine: T, ...others: readonly (T | symbol)[]) =>
    fc.oneof({ weight: 12, arbitrary: fc.constant(mine) }, fc.constantFrom(...others));
  const usual = fc.record(
    {
      id: oneOf(own.id, 'other'),
      isActive: oneOf(own.isActive, true, false, BLANK),
      name: oneOf(own.name, 'Sanne', ' Sanne', 'Zoe\u0308', BLANK, CLEAR),
      email: oneOf(own.email, 's@z.example', 'S@Z.example', BLANK),
      ref: oneOf(own.ref ?? BLANK, '7', '07', BLANK, CLEAR),
      afasPersonId: oneOf(own.afasPersonId ?? BLANK, '100', '0100', BLANK, CLEAR),
    },
    { requiredKeys: ['id', 'isActive', 'name', 'email', 'ref'] },
  );
  const rare = fc.record(
    {
      roles: oneOf<User['roles']>(own.roles, ['B', 'A'], [], BLANK),
      language: oneOf(own.language, 'NL', 'EN', BLANK, CLEAR),
      extraFields: oneOf(own.extraFields, '{ }', '{"team":"Oost"}', BLANK, CLEAR),
      extraMembers: fc.constant(new Map([['team', 'Zuid']])),
    },
    { requiredKeys: [] },
  );
  return fc
    .tuple(usual, fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, rare))
    .map(([all, some]) => ({ ...all, ...some }) as WantedUser);
};

test('whoever asks for nothing but what they have changes nothing', () => {
  const seen = { yes: 0, no: 0 };
  const rows = user.chain((own) => fc.tuple(fc.constant(own), asked(own)));
  fc.assert(
    fc.property(rows, fc.constantFrom('keep', 'clear'), ([own, wanted], blank) => {
      const users = UserIndex.of([aUser(), own]);
      const policy = aPolicy({ blank });
      const isAsked = isAsAsked(wanted, users, 1, policy);
      seen[isAsked ? 'yes' : 'no'] += 1;
      const source = { row: { sheet: 0, row: 2 }, sheet: SHEET };
      if (isAsked) {
        expect(diffRow(wanted, own, policy, source)).toEqual({ fields: [], issues: [] });
      }
    }),
    { numRuns: many(300) },
  );
  // A look that always said no would be right too, and of no use.
  expect(seen.yes).toBeGreaterThan(20);
  expect(seen.no).toBeGreaterThan(20);
});

test('a row with all that a user has is as asked, whatever of it is left out', () => {
  fc.assert(
    fc.property(user, fc.array(fc.constantFrom('id', 'name', 'email')), (own, left) => {
      const { id, isActive, name, email } = own;
      const all: WantedUser = { id, isActive, name, email };
      const wanted = Object.fromEntries(
        Object.entries(all).filter(([field]) => !left.some((one) => one === field)),
      );
      expect(isAsAsked(wanted, UserIndex.of([own]), 0, aPolicy())).toBe(true);
    }),
  );
});
