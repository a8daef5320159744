// Users whose keys differ in form alone, and new people who are nearly somebody who is known.

import { describe, expect, test } from 'vitest';
import { buildPlan, type Built } from '../../src/plan/build.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import type { WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

function build(users: readonly User[], row: WantedUser, policy: Partial<Policy> = {}): Built {
  const rows = [aRow(2, row)];
  return buildPlan({ sheets: [SHEET], rows }, UserIndex.of(users), aPolicy(policy));
}

/** Whom the row changes, or why it changes nobody. */
function about(built: Built): string | null {
  const [change] = built.plan.changes;
  if (change !== undefined) return change.action === 'create' ? 'new' : change.before.id;
  return built.plan.verdicts[0]?.issues[0]?.code ?? null;
}

const upper = aUser({ ref: '1', email: 'Jan@zonnehof.example', name: 'Jan Groot' });
const lower = aUser({ ref: '2', email: 'jan@zonnehof.example', name: 'Jan Klein' });
const inBothOrders = [
  [upper, lower],
  [lower, upper],
];

describe.each(inBothOrders)('two users whose addresses differ in case alone', (...users) => {
  const row = { email: 'jan@zonnehof.example', name: 'Another name' };

  test('the exactly equal one is meant', () => {
    expect(about(build(users, row))).toBe(lower.id);
    const asWritten = { email: upper.email };
    expect(about(build(users, { ...row, asWritten }))).toBe(upper.id);
  });

  test('else it is a conflict that names both', () => {
    const built = build(users, { ...row, asWritten: { email: 'JAN@zonnehof.example' } });
    expect(about(built)).toBe('KEY_FITS_SEVERAL');
    const params = built.plan.verdicts[0]?.issues[0]?.params;
    expect(params).toEqual({ field: 'email', users: users.map(({ ref }) => ref) });
  });

  test('neither is missing', () => {
    for (const asWritten of [{}, { email: 'JAN@zonnehof.example' }]) {
      const built = build(users, { ...row, asWritten }, { archiveMissing: true });
      expect(built.plan.counts.actions.archive).toBe(0);
    }
  });
});

test.each([
  ['a space that is not seen', 'A\u00A01', 'A 1'],
  ['accents in two parts', 'Zoe\u0308', 'Zo\u00EB'],
  ['a space at the end', 'A1 ', 'A1'],
])('refs that differ by %s: the exactly equal one is meant', (_, other, ref) => {
  const users = [aUser({ ref }), aUser({ ref: other })];
  for (const both of [users, users.toReversed()]) {
    expect(about(build(both, { ref, name: 'X' }))).toBe(users[0]?.id);
    expect(about(build(both, { ref, name: 'X', asWritten: { ref: other } }))).toBe(users[1]?.id);
  }
});

test.each(['afasEmployeeId', 'afasPersonId'] as const)(
  'two users with one %s are a conflict, and nobody is made a third time',
  (key) => {
    const users = [aUser({ ref: '1', [key]: '7' }), aUser({ ref: '2', [key]: '7' })];
    const row = { [key]: '7', name: 'X', email: 'x@zonnehof.example' };
    expect(about(build(users, row, { match: key }))).toBe('KEY_FITS_SEVERAL');
  },
);

describe.each([true, false])('an archived twin, read first: %s', (isFirst) => {
  const archived = aUser({ ...lower, isActive: false });
  const users = isFirst ? [archived, upper] : [upper, archived];

  test('does not hide the active user', () => {
    const row = { email: 'jan@zonnehof.example', name: 'Another name' };
    expect(about(build(users, row))).toBe(upper.id);
    expect(about(build(users, row, { restore: true }))).toBe(upper.id);
    const left = build(users, { email: row.email }, { archiveMissing: true });
    expect(left.plan.counts).toMatchObject({ unchanged: 1, actions: { archive: 0 } });
  });

  test('by an AFAS number neither', () => {
    const both = users.map((user) => ({ ...user, afasPersonId: '7' }));
    const row = { afasPersonId: '7', name: 'Another name' };
    expect(about(build(both, row, { match: 'afasPersonId' }))).toBe(upper.id);
  });
});

test('an address that somebody’s twin keeps is not free', () => {
  const other = aUser({ ref: '3', email: 'kees@zonnehof.example' });
  const row = { ref: '3', email: 'jan@zonnehof.example' };
  expect(about(build([upper, lower, other], row))).toBe('EMAIL_TAKEN');
});

describe('somebody new who is nearly a user', () => {
  const known = aUser({
    ref: '00996',
    name: 'Zoë de Vries',
    email: 'zoe.devries@zonnehof.example',
  });
  const someone = { ref: '5', name: 'Zoe De Vries', email: 'new@zonnehof.example' };
  const warned = (users: readonly User[], row: WantedUser): readonly unknown[] =>
    build(users, row).warnings.filter(({ code }) => code === 'NEAR_DUPLICATE');

  test.each<[string, WantedUser]>([
    ['a ref without its zeros', { ...someone, ref: '996' }],
    ['a ref with more zeros', { ...someone, ref: '000996' }],
    ['the address at another domain', { ...someone, email: 'zoe.devries@other.example' }],
    ['the address with other signs', { ...someone, email: 'zoedevries@zonnehof.example' }],
    ['the address with a slip', { ...someone, email: 'zo.devries@zonnehof.example' }],
  ])('is flagged: %s', (_, row) => {
    expect(warned([known], row)).toMatchObject([
      { params: { ref: '00996', archived: false }, place: { row: 2 } },
    ]);
  });

  test('is flagged by a ref in another case, and of an archived user', () => {
    const users = [aUser({ ...known, ref: 'AB-7', isActive: false })];
    expect(warned(users, { ...someone, ref: 'ab7' })).toMatchObject([
      { params: { ref: 'AB-7', archived: true } },
    ]);
  });

  test('is not by the name alone, nor by the number alone', () => {
    expect(warned([known], someone)).toEqual([]);
    expect(warned([known], { ...someone, name: 'Kees Bos', ref: '996' })).toEqual([]);
  });

  test('is told once: as a likely rename where the user would be archived', () => {
    const built = build([known], { ...someone, ref: '996' }, { archiveMissing: true });
    expect(built.warnings.map(({ code }) => code)).toEqual(['LIKELY_RENAME']);
  });
});
