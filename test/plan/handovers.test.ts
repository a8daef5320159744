// Refs and addresses that go from one person to another in one roster, and the people who take them.

import { describe, expect, test } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import type { WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { applyToModel } from '../support/model.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

const at = (local: string): string => `${local}@zonnehof.example`;

function plan(
  users: readonly User[],
  rows: readonly WantedUser[],
  policy: Partial<Policy> = {},
): Plan {
  const numbered = rows.map((row, number) => aRow(number + 2, row));
  return buildPlan({ sheets: [SHEET], rows: numbered }, UserIndex.of(users), aPolicy(policy)).plan;
}

const codes = ({ verdicts }: Plan): readonly string[] =>
  verdicts.flatMap(({ issues }) => issues.map(({ code }) => code));

const people = ['1', '2', '3', '4'].map((ref) =>
  aUser({ ref, name: `Person ${ref}`, email: at(`p${ref}`) }),
);
const [one, two, three, four] = people.map(({ id }) => id);

describe('refs', () => {
  // Each takes the ref of the next; the rows are in the order in which nobody could go first.
  const chain = [
    { id: one ?? '', ref: '2' },
    { id: two ?? '', ref: '3' },
    { id: three ?? '', ref: '4' },
    { id: four ?? '', ref: '5' },
  ];

  test('are handed over in a chain in one run', () => {
    const made = plan(people, chain);
    expect(codes(made)).toEqual([]);
    expect([...made.changes].map(({ waitsFor }) => waitsFor)).toEqual([[], [0], [1], [2]]);
    expect(applyToModel(people, made.changes).map(({ ref }) => ref)).toEqual(['2', '3', '4', '5']);
  });

  test('by a roster that is matched by address, too', () => {
    const rows = [2, 3, 4, 5].map((ref) => ({
      email: at(`p${String(ref - 1)}`),
      ref: String(ref),
    }));
    const made = plan(people, rows, { match: 'email' });
    expect(made.counts.actions.update).toBe(4);
    expect(applyToModel(people, made.changes).map(({ ref }) => ref)).toEqual(['2', '3', '4', '5']);
  });

  test('that go round in a ring are a conflict, which names the rows', () => {
    const made = plan(people, [...chain.slice(0, 3), { id: four ?? '', ref: '1' }]);
    expect(codes(made)).toEqual(['REF_RING', 'REF_RING', 'REF_RING', 'REF_RING']);
    expect(made.verdicts[0]?.issues[0]?.params).toEqual({ rows: [2, 3, 4, 5] });
  });

  test('that somebody keeps are a conflict, for all who count on it', () => {
    const made = plan(people, chain.slice(0, 3));
    expect(codes(made)).toEqual(['REF_TAKEN', 'REF_TAKEN', 'REF_TAKEN']);
  });

  test('go to a new person once who had one has another', () => {
    const rows = [
      { ref: '1', name: 'Noor Vos', email: at('noor') },
      { id: one ?? '', ref: '9', name: 'Person 1', email: at('p1') },
    ];
    const made = plan(people, rows);
    expect(codes(made)).toEqual([]);
    expect([...made.changes].map(({ action, waitsFor }) => [action, waitsFor])).toEqual([
      ['update', []],
      ['create', [0]],
    ]);
    expect(applyToModel(people, made.changes)).toHaveLength(5);
  });

  test('of somebody who keeps theirs go to nobody else', () => {
    const rows = [
      { ref: '1', name: 'Noor Vos', email: at('noor') },
      { id: one ?? '', ref: '1', name: 'Person 1', email: at('p1') },
    ];
    expect(codes(plan(people, rows))).toEqual(['DUPLICATE_DIFFERENT', 'DUPLICATE_DIFFERENT']);
  });
});

describe('an address', () => {
  const moves = { ref: '1', name: 'Person 1', email: at('elsewhere') };

  test.each<[string, WantedUser]>([
    ['with a ref of their own', { ref: '9', name: 'Noor Vos', email: at('p1') }],
    ['without a ref', { name: 'Noor Vos', email: at('p1') }],
  ])('that is given up goes to a new person %s', (_, newcomer) => {
    for (const rows of [
      [moves, newcomer],
      [newcomer, moves],
    ]) {
      const made = plan(people, rows);
      expect(codes(made)).toEqual([]);
      expect([...made.changes].map(({ action, waitsFor }) => [action, waitsFor])).toEqual([
        ['update', []],
        ['create', [0]],
      ]);
      expect(applyToModel(people, made.changes)).toHaveLength(5);
    }
  });

  test('that is kept does not', () => {
    const made = plan(people, [
      { ref: '1', name: 'Person One' },
      { ref: '9', name: 'Noor Vos', email: at('p1') },
    ]);
    expect(codes(made)).toEqual(['EMAIL_TAKEN']);
    expect(made.verdicts[0]?.who).toMatchObject({ ref: '9', id: one });
  });

  test('and a ref may come from two people', () => {
    const rows = [
      { id: one ?? '', ref: '2', email: at('p3') },
      { id: two ?? '', ref: '8' },
      { id: three ?? '', email: at('new') },
    ];
    const made = plan(people, rows);
    expect([...made.changes].map(({ waitsFor }) => waitsFor)).toEqual([[], [], [0, 1]]);
    expect(applyToModel(people, made.changes)).toHaveLength(4);
  });

  test('that waits for a ref that waits for it is a ring', () => {
    const rows = [
      { id: one ?? '', ref: '2', email: at('new') },
      { id: two ?? '', ref: '8', email: at('p1') },
    ];
    expect(codes(plan(people, rows))).toEqual(['REF_RING', 'EMAIL_RING']);
  });
});

test('a chain as long as a roster is ordered, and quickly', () => {
  const many = Array.from({ length: 20_000 }, (_, n) =>
    aUser({ ref: String(n), email: at(`p${String(n)}`) }),
  );
  const rows = many.map(({ id }, n) => ({ id, ref: String(n + 1) }));
  const made = plan(many, rows);
  expect(made.counts.actions.update).toBe(20_000);
  expect(made.changes.at(0)?.row?.row).toBe(20_001);
});
