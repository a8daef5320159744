// Who the roster does not have, and what keeps them from being archived.

import { describe, expect, test } from 'vitest';
import { buildPlan, type Built } from '../../src/plan/build.ts';
import { whoOf } from '../../src/plan/plan.ts';
import { parsePattern } from '../../src/plan/pattern.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { issue } from '../../src/user/issue.ts';
import type { RosterRow, WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

function build(
  users: readonly User[],
  rows: readonly (WantedUser | RosterRow)[],
  policy: Partial<Policy> = {},
): Built {
  const numbered = rows.map((row, at) => ('kind' in row ? row : aRow(at + 2, row)));
  const asked = aPolicy({ archiveMissing: true, ...policy });
  return buildPlan({ sheets: [SHEET], rows: numbered }, UserIndex.of(users), asked);
}

const archived = ({ plan }: Built): readonly (string | null)[] =>
  [...plan.changes].flatMap((change) => (change.action === 'archive' ? [change.before.ref] : []));

const people = ['1', '2', '3', '4'].map((ref) =>
  aUser({ ref, name: `Name ${ref}`, email: `p${ref}@zonnehof.example` }),
);

describe('archive-missing', () => {
  test('archives whom no row mentions, with no row and no source', () => {
    const { plan } = build(people, [{ ref: '1' }, { email: 'P2@zonnehof.example' }]);
    expect([...plan.changes]).toMatchObject([
      { action: 'archive', row: null, before: { ref: '3' } },
      { action: 'archive', row: null, before: { ref: '4' } },
    ]);
    expect(plan.changes.at(0)?.fields).toEqual([
      { field: 'isActive', before: true, after: false, source: null },
    ]);
  });

  test('without it nobody is missing', () => {
    expect(archived(build(people, [{ ref: '1' }], { archiveMissing: false }))).toEqual([]);
  });

  test('archived users are not archived again', () => {
    const gone = aUser({ ref: '9', isActive: false });
    expect(
      archived(
        build(
          [...people, gone],
          people.map(({ ref }) => ({ ref: String(ref) })),
        ),
      ),
    ).toEqual([]);
  });

  test.each<[string, RosterRow]>([
    [
      'invalid',
      {
        kind: 'invalid',
        place: { sheet: 0, row: 5 },
        wanted: { ref: '2' },
        issues: [issue('EMAIL_INVALID', {})],
      },
    ],
    [
      'skipped',
      {
        kind: 'skipped',
        place: { sheet: 0, row: 5 },
        wanted: { email: 'p2@zonnehof.example' },
        reason: issue('GUEST', { accept: 'guests' }),
      },
    ],
    [
      'held',
      {
        kind: 'held',
        place: { sheet: 0, row: 5 },
        wanted: { ref: '2' },
        reason: issue('PRIVATE_EMAIL', { accept: 'private-email' }),
      },
    ],
  ])('a row that is %s still counts as present', (_, row) => {
    expect(archived(build(people, [{ ref: '1' }, row]))).toEqual(['3', '4']);
  });

  test('both sides of a conflict count as present', () => {
    const result = build(people, [
      { ref: '77', name: 'N', email: 'p2@zonnehof.example' },
      { ref: '1' },
    ]);
    expect(result.plan.counts.conflict).toBe(1);
    expect(archived(result)).toEqual(['3', '4']);
  });

  test('so does who has the address of a row that is left alone', () => {
    const gone = aUser({ ref: '9', isActive: false });
    const result = build(
      [...people, gone],
      [{ ref: '1' }, { ref: '9', email: 'p2@zonnehof.example' }],
    );
    expect(result.plan.verdicts[0]?.issues[0]?.code).toBe('ARCHIVED_NO_STATUS');
    expect(archived(result)).toEqual(['3', '4']);
  });

  test('a row whose person cannot be told turns archiving off, and says so', () => {
    const untold: RosterRow = {
      kind: 'invalid',
      place: { sheet: 0, row: 9 },
      wanted: { name: 'Somebody' },
      issues: [issue('EMAIL_INVALID', {})],
    };
    const result = build(people, [{ ref: '1' }, untold]);
    expect(archived(result)).toEqual([]);
    expect(result.warnings).toMatchObject([{ code: 'ARCHIVING_OFF', params: { rows: 1 } }]);
  });

  test('nobody outside the scope is missing', () => {
    const scope = [parsePattern('p[34]@*'), parsePattern('p3@zonnehof.example')];
    expect(archived(build(people, [{ ref: '1' }], { scope }))).toEqual(['3']);
  });

  test('protected users are left alone, missing or not', () => {
    const manager = aUser({ ref: '5', roles: ['MANAGER'] });
    const protect = [parsePattern('role:manager'), parsePattern('p2@*')];
    const result = build([...people, manager], [{ ref: '1' }, { ref: '2', isActive: false }], {
      protect,
    });
    expect(archived(result)).toEqual(['3', '4']);
    expect(result.plan.verdicts).toMatchObject([
      { verdict: 'skipped', issues: [{ code: 'PROTECTED', place: { row: 3 } }] },
    ]);
  });

  test('a new person with the name of an archived one is a likely rename', () => {
    const { plan, warnings } = build(people, [
      { ref: '1' },
      { ref: '2' },
      { ref: '3' },
      { ref: '400', name: 'name 4', email: 'new@zonnehof.example' },
    ]);
    expect(plan.likelyRenames).toEqual([{ create: 1, archive: 0 }]);
    expect(warnings).toMatchObject([
      { code: 'LIKELY_RENAME', params: { ref: '4' }, place: { row: 5 } },
    ]);
  });
});

describe('patterns', () => {
  test.each([
    ['1001', '1001', true],
    ['100', '1001', false],
    ['10*', '1001', true],
    ['10?1', '1001', true],
    ['1.01', '1001', false],
    ['USER@zonnehof.example', 'user@zonnehof.example', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    const user = text.includes('@') ? aUser({ email: text }) : aUser({ ref: text });
    expect(parsePattern(pattern).test(user)).toBe(expected);
  });
});

describe('the order of applying', () => {
  const leaver = aUser({ ref: 'l', email: 'l@zonnehof.example', isActive: true });
  const gone = aUser({ ref: 'g', email: 'g@zonnehof.example', isActive: true });
  const heir = aUser({ ref: 'h', email: 'h@zonnehof.example', isActive: true });

  test('frees seats first: archives of the roster and of the missing go before all others', () => {
    const { plan } = build(
      [leaver, gone, heir],
      [
        { ref: 'new', name: 'New', email: 'new@zonnehof.example' },
        { ref: 'h', name: 'Renamed' },
        { ref: 'l', isActive: false },
      ],
    );
    const changes = [...plan.changes];
    expect(changes.map(({ action }) => action)).toEqual(['archive', 'archive', 'create', 'update']);
    expect(changes.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
  });

  test('keeps who gives an address up before who takes it', () => {
    const { plan } = build(
      [leaver, heir],
      [
        { ref: 'l', isActive: false, email: 'h@zonnehof.example' },
        { ref: 'new', name: 'New', email: 'new@zonnehof.example' },
        { ref: 'h', email: 'other@zonnehof.example' },
      ],
    );
    const order = [...plan.changes].map((change) => [change.action, whoOf(change).ref]);
    expect(order).toEqual([
      ['update', 'h'],
      ['archive', 'l'],
      ['create', 'new'],
    ]);
  });
});
