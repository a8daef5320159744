// A plan that waited: who has changed meanwhile is left alone, and nobody else.

import { describe, expect, test } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import { staleChanges } from '../../src/plan/stale.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import type { User } from '../../src/user/user.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

const giver = aUser({ ref: '1', name: 'Sanne', email: 'a@zonnehof.example' });
const taker = aUser({ ref: '2', name: 'Tim', email: 'b@zonnehof.example' });
const other = aUser({ ref: '3', name: 'Loes', email: 'c@zonnehof.example' });
const people = [giver, taker, other];

// 0: the giver's address, 1: the taker takes it, 2: another name, 3: somebody new.
const rows = [
  aRow(2, { ref: '1', email: 'new@zonnehof.example' }),
  aRow(3, { ref: '2', email: 'a@zonnehof.example' }),
  aRow(4, { ref: '3', name: 'Loes Kok' }),
  aRow(5, { ref: '4', name: 'Bo', email: 'd@zonnehof.example' }),
];
const { plan } = buildPlan({ sheets: [SHEET], rows }, UserIndex.of(people), aPolicy());

const stale = (users: readonly User[]): readonly number[] => [
  ...staleChanges(plan.changes, UserIndex.of(users)),
];
const without = (user: User): readonly User[] => people.filter((one) => one !== user);

test.each<[string, readonly User[], readonly number[]]>([
  ['nothing has changed', people, []],
  ['a difference in form alone', [...without(other), { ...other, name: ' Loes ' }], []],
  ['a new profile image', [...without(other), { ...other, profileImage: 'x' }], []],
  ['another name', [...without(other), { ...other, name: 'L.' }], [2]],
  ['archived by somebody', [...without(other), { ...other, isActive: false }], [2]],
  ['gone', without(other), [2]],
  [
    'the giver has changed: the taker waits in vain',
    [...without(giver), { ...giver, name: 'S' }],
    [0, 1],
  ],
  ['the new ref is somebody’s by now', [...people, aUser({ ref: '4' })], [3]],
  ['the new address is', [...people, aUser({ email: 'D@zonnehof.example' })], [3]],
])('%s', (_, users, expected) => {
  expect(stale(users)).toEqual(expected);
});

describe('somebody new takes an address that is given up', () => {
  const moving = [
    aRow(2, { ref: '1', email: 'new@zonnehof.example' }),
    aRow(3, { ref: '4', name: 'Bo', email: 'a@zonnehof.example' }),
  ];
  const policy = aPolicy({ match: 'ref' });
  const { changes } = buildPlan(
    { sheets: [SHEET], rows: moving },
    UserIndex.of(people),
    policy,
  ).plan;

  test.each<[string, readonly User[], readonly number[]]>([
    ['which the giver still has', people, []],
    [
      'which the giver has given up',
      [...without(giver), { ...giver, email: 'x@a.example' }],
      [0, 1],
    ],
    ['of a giver who has changed', [...without(giver), { ...giver, name: 'S' }], [0, 1]],
    [
      'which somebody else has by now',
      [...without(giver), aUser({ ...other, email: giver.email })],
      [0, 1],
    ],
  ])('%s', (_, users, expected) => {
    expect([...staleChanges(changes, UserIndex.of(users))]).toEqual(expected);
  });

  test('once it has been given up', () => {
    const users = UserIndex.of([...without(giver), { ...giver, email: 'new@zonnehof.example' }]);
    expect([...staleChanges(changes, users, (change) => change !== 0)]).toEqual([]);
  });
});
