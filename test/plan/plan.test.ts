// The tables of the contract: which situation leads to which outcome.

import { describe, expect, test } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { issue } from '../../src/user/issue.ts';
import { BLANK, CLEAR, type RosterRow, type WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { aPolicy, aRow, aUser, aUuid, SHEET } from '../support/users.ts';

function plan(
  users: readonly User[],
  rows: readonly (WantedUser | RosterRow)[],
  policy: Partial<Policy> = {},
): Plan {
  const numbered = rows.map((row, at) => ('kind' in row ? row : aRow(at + 2, row)));
  return buildPlan({ sheets: [SHEET], rows: numbered }, UserIndex.of(users), aPolicy(policy)).plan;
}

/** What became of each row, in short: `update name`, `conflict EMAIL_TAKEN` … */
function outcomes(plan: Plan): Record<number, string> {
  const rows: Record<number, string> = {};
  for (const { row, action, fields } of plan.changes) {
    rows[row?.row ?? 0] = [action, ...fields.map(({ field }) => field)].join(' ');
  }
  for (const { row, verdict, issues } of plan.verdicts) {
    rows[row.row] = [verdict, ...issues.map(({ code }) => code)].join(' ');
  }
  for (const { row } of plan.unchanged) rows[row.row] = 'unchanged';
  return rows;
}

const sanne = aUser({ ref: '1001', name: 'Sanne de Vries', email: 'sanne@zonnehof.example' });
const tim = aUser({ ref: '1002', name: 'Tim Peters', email: 'tim@zonnehof.example' });
const gone = aUser({
  ref: '1003',
  name: 'Loes Kok',
  email: 'loes@zonnehof.example',
  isActive: false,
});
const invited = aUser({ ref: aUuid(), name: 'Bo Willems', email: 'bo@zonnehof.example' });
const users = [sanne, tim, gone, invited];

const cases: readonly (readonly [string, WantedUser, string])[] = [
  ['all fields equal', { ref: '1001', name: 'Sanne de Vries' }, 'unchanged'],
  ['ref known, another name', { ref: '1001', name: 'Sanne Bos' }, 'update name'],
  ['ref known, free address', { ref: '1001', email: 'sdv@zonnehof.example' }, 'update email'],
  [
    'ref known, own address in capitals',
    { ref: '1001', email: 'SANNE@Zonnehof.example' },
    'unchanged',
  ],
  ['form differs only', { ref: '1001', name: ' Sanne\u00A0 de Vries' }, 'unchanged'],
  ['e-mail only', { email: 'Tim@zonnehof.example', name: 'Tim P.' }, 'update name'],
  ['unknown ref adopted', { ref: '1004', email: 'bo@zonnehof.example' }, 'update ref'],
  [
    'unknown ref, address of another ref',
    { ref: '9', email: 'tim@zonnehof.example' },
    'conflict EMAIL_TAKEN',
  ],
  [
    'known ref, address of another',
    { ref: '1001', email: 'tim@zonnehof.example' },
    'conflict EMAIL_TAKEN',
  ],
  ['nobody', { ref: '2000', name: 'New', email: 'new@zonnehof.example' }, 'create ref name email'],
  [
    'nobody, without a name',
    { ref: '2000', email: 'new@zonnehof.example' },
    'invalid CREATE_NEEDS',
  ],
  ['nobody, blank name', { name: BLANK, email: 'new@zonnehof.example' }, 'invalid CREATE_NEEDS'],
  ['nobody, inactive', { ref: '2000', isActive: false }, 'skipped INACTIVE_UNKNOWN'],
  ['archived, row says active', { ref: '1003', isActive: true }, 'restore isActive'],
  ['archived, row says inactive', { ref: '1003', isActive: false }, 'unchanged'],
  ['archived, row says nothing', { ref: '1003', name: 'Loes K' }, 'skipped ARCHIVED_NO_STATUS'],
  ['archived, blank status', { ref: '1003', isActive: BLANK }, 'skipped ARCHIVED_NO_STATUS'],
  ['active, row says inactive', { ref: '1001', isActive: false }, 'archive isActive'],
  [
    'inactive with another name',
    { ref: '1001', isActive: false, name: 'S' },
    'archive name isActive',
  ],
  ['unknown id', { id: aUuid(), name: 'X' }, 'conflict USER_NOT_FOUND'],
  ['id known, ref changes', { id: sanne.id, ref: '1009' }, 'update ref'],
  ['id known, ref of another', { id: sanne.id, ref: '1002' }, 'conflict REF_TAKEN'],
  ['id goes before ref', { id: tim.id, ref: '1002', name: 'Tim' }, 'update name'],
  ['read-only field equal', { ref: '1001', roles: [] }, 'unchanged'],
  ['read-only field differs', { ref: '1001', roles: ['TRAINER'] }, 'invalid FIELD_READ_ONLY'],
  ['clear what is empty', { ref: '1001', afasPersonId: CLEAR }, 'unchanged'],
  ['blank is left alone', { ref: '1001', afasPersonId: BLANK, name: BLANK }, 'unchanged'],
];

describe('one row', () => {
  test.each(cases)('%s', (_, row, expected) => {
    expect(outcomes(plan(users, [row]))).toEqual({ 2: expected });
  });

  test('--restore restores whom the roster names without a status', () => {
    expect(outcomes(plan(users, [{ ref: '1003' }], { restore: true }))).toEqual({
      2: 'restore isActive',
    });
  });

  test('--blank clear empties what can be emptied, and nothing else', () => {
    const user = aUser({ ref: '7', afasPersonId: '55', extraFields: '{"a":1}' });
    const { changes } = plan(
      [user],
      [{ ref: '7', name: BLANK, afasPersonId: BLANK, extraFields: BLANK }],
      { blank: 'clear' },
    );
    expect(changes.at(0)?.fields).toEqual([
      { field: 'afasPersonId', before: '55', after: null, source: 'Sheet1!I2' },
      { field: 'extraFields', before: '{"a":1}', after: '{}', source: 'Sheet1!J2' },
    ]);
  });

  test('a row that could not be read keeps its issues', () => {
    const row: RosterRow = {
      kind: 'invalid',
      place: { sheet: 0, row: 9 },
      wanted: { ref: '1001' },
      issues: [issue('EMAIL_INVALID', {})],
    };
    expect(plan(users, [row]).verdicts).toMatchObject([
      { verdict: 'invalid', row: { row: 9 }, who: { ref: '1001' } },
    ]);
  });
});

describe('rows that meet', () => {
  test('identical rows count once', () => {
    const row = { ref: '1001', name: 'Sanne Bos' };
    expect(outcomes(plan(users, [row, row, row]))).toEqual({
      2: 'update name',
      3: 'skipped DUPLICATE_IDENTICAL',
      4: 'skipped DUPLICATE_IDENTICAL',
    });
  });

  test('different rows for one person are a conflict that names both', () => {
    const { verdicts, changes } = plan(users, [
      { ref: '1001', name: 'Sanne Bos' },
      { email: sanne.email, name: 'Sanne de Vries' },
    ]);
    expect([...changes]).toEqual([]);
    expect(verdicts.flatMap(({ issues }) => issues)).toMatchObject([
      { code: 'DUPLICATE_DIFFERENT', params: { rows: [3], fields: ['name'] }, place: { row: 2 } },
      { code: 'DUPLICATE_DIFFERENT', params: { rows: [2], fields: ['name'] }, place: { row: 3 } },
    ]);
  });

  test('one new address for two people', () => {
    const email = 'keuken@zonnehof.example';
    expect(
      outcomes(
        plan(users, [
          { ref: '1001', email },
          { ref: '1002', email },
          { ref: '5', name: 'N', email },
        ]),
      ),
    ).toEqual({
      2: 'conflict EMAIL_CLAIMED_TWICE',
      3: 'conflict EMAIL_CLAIMED_TWICE',
      4: 'conflict EMAIL_CLAIMED_TWICE',
    });
  });

  test('an address is handed over: the giver goes first, whatever the order of rows', () => {
    const taker = { ref: '1001', email: tim.email };
    const giver = { ref: '1002', email: 'timp@zonnehof.example' };
    for (const rows of [
      [taker, giver],
      [giver, taker],
    ]) {
      const { changes } = plan(users, rows);
      expect([...changes].map((change) => [change.number, change.waitsFor])).toEqual([
        [0, []],
        [1, [0]],
      ]);
      expect(changes.at(0)).toMatchObject({ before: { ref: '1002' } });
    }
  });

  test('a ring of handovers is a conflict, and so is who counts on it', () => {
    const result = plan(users, [
      { ref: '1001', email: tim.email },
      { ref: '1002', email: sanne.email },
    ]);
    expect(outcomes(result)).toEqual({ 2: 'conflict EMAIL_RING', 3: 'conflict EMAIL_RING' });
  });

  test('who counts on an address that is kept after all falls too', () => {
    const third = aUser({ ref: '1010', email: 'c@zonnehof.example' });
    const result = plan(
      [...users, third],
      [
        { ref: '1001', email: tim.email },
        { ref: '1002', email: third.email },
      ],
    );
    expect(outcomes(result)).toEqual({ 2: 'conflict EMAIL_TAKEN', 3: 'conflict EMAIL_TAKEN' });
  });

  test('rows on two sheets are told with the sheet of the other', () => {
    const sheets = ['Noord', 'Zuid'].map((name) => ({ ...SHEET, name }));
    const planned = (...wanted: readonly WantedUser[]) => {
      const rows = wanted.map((one, sheet): RosterRow => {
        return { kind: 'person', place: { sheet, row: sheet + 2 }, wanted: one };
      });
      return buildPlan({ sheets, rows }, UserIndex.of(users), aPolicy()).plan.verdicts;
    };
    const row = { ref: '1001', name: 'Sanne Bos' };
    expect(planned(row, row)).toMatchObject([
      { row: { sheet: 1 }, issues: [{ params: { row: { sheet: 'Noord', row: 2 } } }] },
    ]);
    expect(planned(row, { ...row, name: 'Sanne Vos' })).toMatchObject([
      { row: { sheet: 0 }, issues: [{ params: { rows: [{ sheet: 'Zuid', row: 3 }] } }] },
      { row: { sheet: 1 }, issues: [{ params: { rows: [{ sheet: 'Noord', row: 2 }] } }] },
    ]);
  });

  test('two new rows with one ref', () => {
    const row = { ref: '5', name: 'N', email: 'n@zonnehof.example' };
    expect(outcomes(plan(users, [row, { ...row, email: 'm@zonnehof.example' }]))).toEqual({
      2: 'conflict DUPLICATE_DIFFERENT',
      3: 'conflict DUPLICATE_DIFFERENT',
    });
    expect(outcomes(plan(users, [row, row]))).toEqual({
      2: 'create ref name email',
      3: 'skipped DUPLICATE_IDENTICAL',
    });
  });
});

test('numbers that would lose the zeros in front are warned about', () => {
  const users = ['0001', '0002', '3', '004'].map((ref) => aUser({ ref }));
  const rows = users.map(({ email, ref }, at) =>
    aRow(at + 2, { email, ref: ref === '004' ? '5' : String(Number(ref)) }),
  );
  const policy = aPolicy({ match: 'email' });
  const { warnings } = buildPlan({ sheets: [SHEET], rows }, UserIndex.of(users), policy);
  expect(warnings).toMatchObject([
    { code: 'ZEROS_WOULD_GO', params: { field: 'ref', rows: 2 }, place: { row: 2 } },
  ]);
});

describe('a value that looks damaged', () => {
  const doubt = issue('SCIENTIFIC_NUMBER', { field: 'ref' }, { row: 2 });
  const doubted = (wanted: WantedUser): RosterRow => {
    return {
      kind: 'person',
      place: { sheet: 0, row: 2 },
      wanted,
      doubts: new Map([['ref', doubt]]),
    };
  };
  const odd = aUser({ ref: '1E5', name: 'Sanne', email: 'odd@zonnehof.example' });

  test('is no problem where the user has it', () => {
    expect(outcomes(plan([odd], [doubted({ ref: '1E5', name: 'Sanne' })]))).toEqual({
      2: 'unchanged',
    });
    const { email } = odd;
    expect(outcomes(plan([odd], [doubted({ ref: '1E5', name: 'Anna', email })]))).toEqual({
      2: 'update name',
    });
  });

  test('does not say alone who is meant: two numbers may have been rounded to one', () => {
    const row = doubted({ ref: '1E5', name: 'Bert', email: 'bert@zonnehof.example' });
    expect(outcomes(plan([odd], [row]))).toEqual({ 2: 'invalid SCIENTIFIC_NUMBER' });
  });

  test('makes the row invalid where it would be written, or tells nobody', () => {
    const invalid = { 2: 'invalid SCIENTIFIC_NUMBER' };
    const row = doubted({ ref: '1E6', email: odd.email, name: 'Sanne' });
    expect(outcomes(plan([odd], [row]))).toEqual(invalid);
    expect(outcomes(plan([], [row]))).toEqual(invalid);
    expect(outcomes(plan([sanne], [doubted({ ref: '1E6' })]))).toEqual(invalid);
  });

  test('turns archiving off where nobody can be told by the rest', () => {
    const archiving = (rows: readonly RosterRow[]): string =>
      buildPlan(
        { sheets: [SHEET], rows },
        UserIndex.of([sanne, odd]),
        aPolicy({ archiveMissing: true, maxArchive: { kind: 'count', count: 9 } }),
      )
        .warnings.map(({ code }) => code)
        .join();
    expect(archiving([doubted({ ref: '1E6' })])).toBe('ARCHIVING_OFF');
    expect(archiving([doubted({ ref: '1E6', email: odd.email })])).toBe('');
  });
});
