// Every guard on both sides of its limit, and the flag that lifts it.

import { describe, expect, test } from 'vitest';
import { buildPlan, type Built } from '../../src/plan/build.ts';
import { parsePattern } from '../../src/plan/pattern.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { issue } from '../../src/user/issue.ts';
import type { RosterRow, WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

function build(
  users: readonly User[],
  rows: readonly WantedUser[],
  policy: Partial<Policy> = {},
): Built {
  const numbered = rows.map((row, at) => aRow(at + 2, row));
  return buildPlan({ sheets: [SHEET], rows: numbered }, UserIndex.of(users), aPolicy(policy));
}

const refusals = ({ refusals }: Built): readonly unknown[] =>
  refusals.map(({ code, params }) => ({ code, ...params }));

const people = (count: number): readonly User[] =>
  Array.from({ length: count }, (_, at) =>
    aUser({
      ref: String(at),
      name: `Name ${String(at)}`,
      email: `p${String(at)}@zonnehof.example`,
    }),
  );

/** The first `leavers` of them are inactive in the roster. */
const leaving = (users: readonly User[], leavers: number): readonly WantedUser[] =>
  users.map(({ ref }, at) => ({ ref: String(ref), isActive: at >= leavers }));

describe('archives', () => {
  test.each<[string, number, number, Policy['maxArchive'], boolean]>([
    ['5 of 20 by default', 20, 5, { kind: 'default' }, true],
    ['6 of 20 by default', 20, 6, { kind: 'default' }, false],
    ['10 of 200 by default', 200, 10, { kind: 'default' }, true],
    ['11 of 200 by default', 200, 11, { kind: 'default' }, false],
    ['at a number', 50, 30, { kind: 'count', count: 30 }, true],
    ['above a number', 50, 31, { kind: 'count', count: 30 }, false],
    ['none allowed, none asked', 50, 0, { kind: 'count', count: 0 }, true],
    ['one, none allowed', 50, 1, { kind: 'count', count: 0 }, false],
    ['at a share', 50, 10, { kind: 'share', share: 0.2 }, true],
    ['above a share', 50, 11, { kind: 'share', share: 0.2 }, false],
  ])('%s', (_, count, leavers, maxArchive, allowed) => {
    const users = people(count);
    expect(refusals(build(users, leaving(users, leavers), { maxArchive })).length === 0).toBe(
      allowed,
    );
  });

  test('the refusal says the number, the limit, the base and the flag', () => {
    const users = people(40);
    expect(refusals(build(users, leaving(users, 7)))).toEqual([
      {
        code: 'GUARD_ARCHIVES',
        archives: 7,
        limit: 5,
        base: 40,
        flag: '--max-archive 7',
        missing: false,
      },
    ]);
  });

  test('archived, protected and out-of-scope users are not in the base', () => {
    const users = [...people(200), aUser({ isActive: false })];
    const protect = Array.from({ length: 50 }, (_, at) => parsePattern(String(100 + at)));
    const scope = [parsePattern('1??')];
    const result = build(users, leaving(people(200), 0), {
      protect,
      scope,
      maxArchive: { kind: 'count', count: -1 },
    });
    expect(refusals(result)).toMatchObject([{ base: 50 }]);
  });

  test('missing users count with those whose row says so', () => {
    const users = people(20);
    const rows = leaving(users, 3).slice(0, 17);
    expect(refusals(build(users, rows, { archiveMissing: true }))).toMatchObject([{ archives: 6 }]);
  });

  test('what --limit leaves out does not count', () => {
    const users = people(20);
    expect(refusals(build(users, leaving(users, 8), { limit: 5 }))).toEqual([]);
  });
});

describe('no valid row', () => {
  const bad = (row: number): RosterRow => ({
    kind: 'invalid',
    place: { sheet: 0, row },
    wanted: { ref: '1' },
    issues: [issue('EMAIL_INVALID', {})],
  });
  test('is refused', () => {
    const rows = [bad(2), bad(3)];
    const result = buildPlan({ sheets: [SHEET], rows }, UserIndex.of(people(3)), aPolicy());
    expect(refusals(result)).toEqual([{ code: 'GUARD_NO_VALID_ROW', rows: 2 }]);
  });

  test('one valid row is enough', () => {
    const rows = [bad(2), aRow(3, { ref: '2' })];
    const result = buildPlan({ sheets: [SHEET], rows }, UserIndex.of(people(3)), aPolicy());
    expect(refusals(result)).toEqual([]);
  });
});

describe('mass change', () => {
  const renamed = (count: number, changed: number): readonly WantedUser[] =>
    people(count).map(({ ref, name }, at) => ({
      ref: String(ref),
      name: at < changed ? `Other ${String(at)}` : name,
    }));

  test.each([
    [20, 10, true],
    [20, 11, false],
    [19, 19, true],
    [21, 10, true],
    [21, 11, false],
  ])('of %i people %i get another name', (count, changed, allowed) => {
    expect(refusals(build(people(count), renamed(count, changed))).length === 0).toBe(allowed);
  });

  test('says the field and the flag, and the flag lifts it', () => {
    const rows = renamed(30, 16);
    expect(refusals(build(people(30), rows))).toEqual([
      {
        code: 'GUARD_MASS_CHANGE',
        field: 'name',
        changed: 16,
        matched: 30,
        flag: '--allow-mass-change name',
      },
    ]);
    expect(refusals(build(people(30), rows, { allowMassChange: new Set(['name']) }))).toEqual([]);
    expect(refusals(build(people(30), rows, { allowMassChange: new Set(['email']) }))).toHaveLength(
      1,
    );
  });

  test('--limit does not hide it', () => {
    expect(refusals(build(people(30), renamed(30, 16), { limit: 1 }))).toHaveLength(1);
  });
});

describe('a roster smaller than the last', () => {
  const rows = people(18).map(({ ref }) => ({ ref: String(ref) }));
  const options = { archiveMissing: true, maxArchive: { kind: 'count', count: 99 } } as const;

  test.each([
    [20, true],
    [21, false],
    [null, true],
  ])('18 rows after %s', (lastRows, allowed) => {
    expect(refusals(build(people(18), rows, { ...options, lastRows })).length === 0).toBe(allowed);
  });

  test('says the numbers and the flag; the flag lifts it; without archiving it does not matter', () => {
    const policy = { ...options, lastRows: 30 };
    expect(refusals(build(people(18), rows, policy))).toEqual([
      { code: 'GUARD_SHRUNK', rows: 18, before: 30, flag: '--allow-shrink' },
    ]);
    expect(refusals(build(people(18), rows, { ...policy, allowShrink: true }))).toEqual([]);
    expect(refusals(build(people(18), rows, { ...policy, archiveMissing: false }))).toEqual([]);
  });
});

describe('fewer users read than there are', () => {
  const rows = [{ ref: '1' }];
  const policy = { archiveMissing: true, maxArchive: { kind: 'share', share: 1 } } as const;

  test.each([
    [10, true],
    [11, false],
  ])('10 read, %i expected', (expectedUsers, allowed) => {
    const result = build(people(10), rows, { ...policy, expectedUsers });
    expect(refusals(result).length === 0).toBe(allowed);
  });

  test('no flag lifts it', () => {
    const everything = {
      ...policy,
      expectedUsers: 11,
      allowShrink: true,
      allowMassChange: new Set(['name', 'email', 'ref'] as const),
    };
    expect(refusals(build(people(10), rows, everything))).toEqual([
      { code: 'GUARD_SHORT_READ', read: 10, expected: 11 },
    ]);
  });
});

describe('--only and --limit', () => {
  const users = people(4);
  const rows: readonly WantedUser[] = [
    { ref: '0', name: 'Other' },
    { ref: '1', isActive: false },
    { ref: 'new', name: 'New', email: 'new@zonnehof.example' },
    { ref: '2', email: 'p3@zonnehof.example' },
    { ref: '3', email: 'free@zonnehof.example' },
  ];
  const actions = ({ plan }: Built): readonly string[] =>
    [...plan.changes].map(({ action }) => action);

  test('keep what is asked, number it anew and tell what was left out', () => {
    const { plan } = build(users, rows, { only: new Set(['create', 'archive']) });
    expect([...plan.changes].map(({ number, action }) => [number, action])).toEqual([
      [0, 'archive'],
      [1, 'create'],
    ]);
    expect(plan.verdicts.map(({ row, issues }) => [row.row, issues[0]?.code])).toEqual([
      [2, 'LEFT_OUT_BY_ONLY'],
      [5, 'LEFT_OUT_BY_ONLY'],
      [6, 'LEFT_OUT_BY_ONLY'],
    ]);
  });

  test('a limit keeps the first, and givers come before takers', () => {
    const result = build(users, rows, { limit: 4 });
    expect(actions(result)).toEqual(['archive', 'update', 'create', 'update']);
    expect(result.plan.changes.at(3)).toMatchObject({ before: { ref: '3' } });
    expect(result.plan.verdicts).toMatchObject([
      { row: { row: 5 }, issues: [{ code: 'LEFT_OUT_BY_LIMIT' }] },
    ]);
  });

  test('invitations are counted for those who will be created', () => {
    expect(build(users, rows, { invite: true }).plan.invitations).toBe(1);
    expect(build(users, rows, { invite: true, only: new Set(['archive']) }).plan.invitations).toBe(
      0,
    );
    expect(build(users, rows).plan.invitations).toBe(0);
  });
});

describe('--match', () => {
  const user = aUser({
    ref: '10',
    email: 'a@zonnehof.example',
    afasEmployeeId: '000140',
    afasPersonId: '55',
  });
  const twin = aUser({ afasPersonId: '66' });
  const other = aUser({ afasPersonId: '66' });

  test.each<[Policy['match'], WantedUser, string]>([
    ['afasEmployeeId', { afasEmployeeId: '000140', ref: '11' }, 'update'],
    [
      'afasEmployeeId',
      { afasEmployeeId: '140', ref: '10', name: 'N', email: 'a@zonnehof.example' },
      'conflict',
    ],
    ['afasPersonId', { afasPersonId: '55', name: 'New' }, 'update'],
    ['afasPersonId', { afasPersonId: '66', name: 'N', email: 'b@zonnehof.example' }, 'conflict'],
    ['email', { ref: '99', email: 'a@zonnehof.example', name: 'New' }, 'update'],
    ['ref', { ref: '99', email: 'a@zonnehof.example', name: 'New' }, 'conflict'],
    ['id', { id: user.id, ref: '99' }, 'update'],
  ])('%s %j', (match, row, expected) => {
    const { plan } = build([user, twin, other], [row], { match });
    const found = plan.changes.at(0)?.action ?? plan.verdicts[0]?.verdict;
    expect(found).toBe(expected);
  });
});
