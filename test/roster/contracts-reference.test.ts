// The rows of one person, against a plain way of folding them that holds everything and compares each
// row with each other.

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Contracts } from '../../src/roster/contracts.ts';
import type { Acceptable } from '../../src/roster/rows/accept.ts';
import { emailForm, fold } from '../../src/user/fold.ts';
import { issue } from '../../src/user/issue.ts';
import { BLANK, CLEAR, type RosterRow, type WantedUser } from '../../src/user/roster.ts';
import type { FieldName } from '../../src/user/user.ts';
import { many } from '../support/many.ts';
import { SHEET } from '../support/users.ts';

const KEYS = ['id', 'ref', 'afasPersonId', 'afasEmployeeId', 'email'] as const;
type Person = Extract<RosterRow, { kind: 'person' }>;

const key = (row: RosterRow, name: (typeof KEYS)[number]): string | null => {
  const value = row.wanted[name];
  if (typeof value !== 'string' || value === '') return null;
  return name === 'email' ? emailForm(value) : value;
};
const nameOf = (row: RosterRow): string =>
  typeof row.wanted.name === 'string' ? fold(row.wanted.name) : '';
const isDoubted = (row: RosterRow, name: FieldName): boolean =>
  row.kind === 'person' && row.doubts?.has(name) === true;
const share = (a: RosterRow, b: RosterRow, name: (typeof KEYS)[number]): boolean =>
  key(a, name) !== null && key(a, name) === key(b, name);

/** What becomes of each row, in short: what it is, and the rows it names. */
function expected(rows: readonly RosterRow[], accept: ReadonlySet<Acceptable>): readonly unknown[] {
  const groupOf = (row: RosterRow): readonly Person[] => {
    const group = new Set([row]);
    for (const one of group) {
      for (const other of rows) {
        const isSame = KEYS.some(
          (name) => !isDoubted(one, name) && !isDoubted(other, name) && share(one, other, name),
        );
        if (other.kind === 'person' && isSame && nameOf(one) === nameOf(other)) group.add(other);
      }
    }
    return [...group].flatMap((one) => (one.kind === 'person' ? [one] : []));
  };
  const speakerOf = (group: readonly Person[]): Person | undefined => {
    const rank = (row: Person) =>
      `${row.wanted.isActive === false ? '0' : '1'}${row.contract?.start ?? ''}`;
    const best = group.map(rank).sort().at(-1);
    const byRow = [...group].sort((a, b) => a.place.row - b.place.row);
    const current = byRow.find((row) => rank(row) === best);
    return byRow.find((row) => isDeepStrictEqual(row.wanted, current?.wanted));
  };
  const settle = (row: RosterRow) => {
    const group = row.kind === 'person' ? groupOf(row) : [];
    const isMerged = group.length > 1 && group.some(({ contract }) => contract !== undefined);
    const speaker = isMerged ? speakerOf(group) : undefined;
    const { ref } = speaker?.wanted ?? {};
    const hasRival =
      typeof ref === 'string'
      && !accept.has('ref-change')
      && group.some(({ wanted }) => typeof wanted.ref === 'string' && wanted.ref !== ref);
    return { row, group: isMerged ? group : [row], speaker, hasRival };
  };
  const settled = rows.map(settle);
  const untaken = settled.filter(
    ({ row, hasRival }) => row.kind !== 'person' || row.doubts !== undefined || hasRival,
  );
  const mayBe = (one: RosterRow, other: RosterRow): boolean => {
    const isNamed = nameOf(other) !== '';
    const isTold = KEYS.every(
      (name) => other.wanted[name] !== undefined && !isDoubted(other, name),
    );
    const hasKey = KEYS.some((name) => key(other, name) !== null);
    return (
      KEYS.some((name) => share(one, other, name))
      || (isNamed ? nameOf(one) === nameOf(other) : !(isTold && hasKey))
    );
  };
  return settled.map(({ row, group, speaker, hasRival }) => {
    if (row.kind !== 'person') return [row.kind, row.wanted];
    if (hasRival) return ['REF_CHANGES', row.wanted];
    if (speaker !== undefined && speaker !== row) {
      return ['CONTRACT_MERGED', speaker.wanted, row.wanted, speaker.place.row];
    }
    const isLeft = row.wanted.isActive === false;
    const isHeld =
      isLeft
      && untaken.some(({ row: other }) => other !== row && group.some((one) => mayBe(one, other)));
    return isHeld ? ['CONTRACT_UNREAD', row.wanted] : ['person', row];
  });
}

function found(rows: readonly RosterRow[], accept: ReadonlySet<Acceptable>): readonly unknown[] {
  const contracts = new Contracts([ALL_KEYS], accept);
  for (const row of rows) contracts.add(row);
  return [...contracts.settled()].map((row, at) => {
    const asked = rows[at];
    expect(row.place).toEqual(asked?.place);
    if (asked?.kind !== 'person') return [row.kind, row.wanted];
    // Notes that are added to a row are no matter of this test.
    if (row.kind === 'person') return ['person', { ...row, notes: asked.notes }];
    if (row.kind === 'invalid') return ['invalid'];
    if (row.reason.code !== 'CONTRACT_MERGED') return [row.reason.code, row.wanted];
    const { row: into } = row.reason.params as { row?: unknown };
    return [row.reason.code, row.wanted, row.kind === 'skipped' ? row.said : null, into];
  });
}

const ALL_KEYS = {
  ...SHEET,
  columns: { id: ['A'], ref: ['B'], afasPersonId: ['C'], afasEmployeeId: ['D'], email: ['E'] },
};

// Few of each, so that rows meet; a shared address, and names that are alike when folded.
const wanted = fc.record(
  {
    id: fc.constantFrom('i1', 'i2', BLANK),
    ref: fc.constantFrom('1', '2', '3', '4', BLANK),
    afasPersonId: fc.constantFrom('7', '8', BLANK, CLEAR),
    email: fc.constantFrom('info@z.example', 'Info@z.example', 'a@z.example', '', BLANK),
    name: fc.constantFrom('Zoë', 'zoe', 'Łukasz', '山田', 'Tom', BLANK),
    isActive: fc.constantFrom(true, false, false, BLANK),
    roles: fc.constantFrom(['A', 'B'], []),
    extraMembers: fc
      .dictionary(
        fc.constantFrom('team', 'room', 'odd\0name'),
        fc.constantFrom<unknown>('Zuid', 5, null, true, BLANK, CLEAR, 'a\0b'),
      )
      .map((members) => new Map(Object.entries(members))),
  },
  { requiredKeys: [] },
);
const date = fc.constantFrom('2018-01-01', '2021-01-01', null);
const contract = fc.record({ start: date, end: date });
const anIssue = issue('ROW_WITHOUT_KEY', {}, { row: 1 });

const row = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({ wanted, contract: fc.option(contract, { nil: undefined }) })
      .map(({ contract: dates, ...one }) => ({
        kind: 'person' as const,
        ...one,
        ...(dates === undefined ? {} : { contract: dates }),
      })),
  },
  {
    weight: 1,
    arbitrary: wanted.map((one) => ({ kind: 'invalid' as const, wanted: one, issues: [anIssue] })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ kind: fc.constantFrom('held' as const, 'skipped' as const), wanted })
      .map((one) => ({ ...one, reason: anIssue })),
  },
  {
    weight: 1,
    arbitrary: wanted.map((one) => ({
      kind: 'person' as const,
      wanted: one,
      contract: { start: null, end: null },
      notes: [anIssue],
      doubts: new Map([['ref' as const, anIssue]]),
    })),
  },
);
const rowsOf = (most: number): fc.Arbitrary<readonly RosterRow[]> =>
  fc
    .array(row, { maxLength: most })
    .map((rows) => rows.map((one, at) => ({ ...one, place: { sheet: 0, row: at + 2 } })));

test('are folded as by one who holds and compares them all', () => {
  const accepts = fc.constantFrom(new Set<Acceptable>(), new Set<Acceptable>(['ref-change']));
  fc.assert(
    fc.property(rowsOf(7), accepts, (rows, accept) => {
      expect(found(rows, accept)).toEqual(expected(rows, accept));
    }),
    { numRuns: many(400) },
  );
});

test('are folded alike where thousands of others lie between them', () => {
  const others = (from: number): readonly RosterRow[] =>
    Array.from({ length: 2000 }, (_, at) => {
      // All have one address, and names of their own.
      const asked: WantedUser = {
        ref: `x${String(from + at)}`,
        name: `Persoon ${String(from + at)}`,
        email: 'team@z.example',
        isActive: true,
      };
      return { kind: 'person', place: { sheet: 0, row: 1000 + from + at }, wanted: asked };
    });
  fc.assert(
    fc.property(rowsOf(5), rowsOf(5), (first, last) => {
      const moved = last.map((one) => ({ ...one, place: { sheet: 0, row: one.place.row + 9000 } }));
      const rows = [...first, ...others(0), ...moved];
      const near = expected([...first, ...moved], new Set());
      const far = found(rows, new Set());
      expect([...far.slice(0, first.length), ...far.slice(first.length + 2000)]).toEqual(near);
      expect(far.slice(first.length, first.length + 2000)).toEqual(
        rows.slice(first.length, first.length + 2000).map((one) => ['person', one]),
      );
    }),
    { numRuns: many(10) },
  );
});
