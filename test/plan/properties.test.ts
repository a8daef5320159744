// What holds for every plan, whatever the roster and the users.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { field, FIELD_NAMES } from '../../src/user/fields.ts';
import { BLANK, CLEAR, type RosterRow, type WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { rowsWithIds, someRows, someUsers } from '../support/arbitraries.ts';
import { many } from '../support/many.ts';
import { applyToModel } from '../support/model.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

function plan(users: readonly User[], rows: readonly RosterRow[]): Plan {
  return buildPlan({ sheets: [SHEET], rows }, UserIndex.of(users), aPolicy()).plan;
}

const usersAndRows = someUsers.chain((users) => fc.tuple(fc.constant(users), rowsWithIds(users)));

test('every row is in exactly one place, and the counts add up', () => {
  fc.assert(
    fc.property(someUsers, someRows, (users, rows) => {
      const { changes, verdicts, unchanged, counts } = plan(users, rows);
      const seen = [
        ...[...changes].map((change) => change.row?.row),
        ...verdicts.map(({ row }) => row.row),
        ...[...unchanged].map(({ row }) => row.row),
      ].sort();
      expect(seen).toEqual(rows.map(({ place }) => place.row).sort());
      const { create, update, restore, archive } = counts.actions;
      const total = create + update + restore + archive + counts.unchanged;
      expect(total + counts.skipped + counts.invalid + counts.conflict).toBe(counts.rows);
    }),
  );
});

test('the server accepts every change in the plan’s order, and planning again gives nothing', () => {
  fc.assert(
    fc.property(someUsers, someRows, (users, rows) => {
      const first = plan(users, rows);
      const after = applyToModel(users, first.changes);
      const changed = new Set([...first.changes].map((change) => change.row?.row));
      const again = plan(
        after,
        rows.filter(({ place }) => changed.has(place.row)),
      );
      expect([...again.changes]).toEqual([]);
      expect(again.counts.unchanged).toBe(changed.size);
    }),
  );
});

test('refs and addresses are handed over in one run: the server takes them in the plan’s order', () => {
  fc.assert(
    fc.property(usersAndRows, ([users, rows]) => {
      const first = plan(users, rows);
      for (const { number, waitsFor } of first.changes) {
        expect(waitsFor.every((giver) => giver < number)).toBe(true);
      }
      const after = applyToModel(users, first.changes);
      const changed = new Set([...first.changes].map((change) => change.row?.row));
      const done = rows.filter(({ place }) => changed.has(place.row));
      expect([...plan(after, done).changes]).toEqual([]);
    }),
    { numRuns: many(300) },
  );
});

test('what a changed row asks for is what the server has afterwards', () => {
  fc.assert(
    fc.property(someUsers, someRows, (users, rows) => {
      const { changes } = plan(users, rows);
      const after = UserIndex.of(applyToModel(users, changes));
      for (const change of changes) {
        const row = rows.find(({ place }) => place.row === change.row?.row);
        const id = change.action === 'create' ? null : change.before.id;
        const key = typeof row?.wanted.ref === 'string' ? after.findRef(row.wanted.ref) : -1;
        const user = after.at(
          id !== null
            ? after.findId(id)
            : key >= 0
              ? key
              : after.findEmail(String(row?.wanted.email)),
        );
        for (const name of FIELD_NAMES) {
          const ask = row?.wanted[name];
          if (ask === undefined || ask === BLANK) continue;
          const now = user[name];
          if (ask === CLEAR) expect(now).toBeNull();
          else expect(now !== null && field(name).same(now, ask)).toBe(true);
        }
      }
    }),
  );
});

test('the order of the rows does not change what happens to whom', () => {
  const outcome = ({ changes, counts }: Plan): unknown => ({
    counts,
    changes: [...changes]
      .map(({ action, fields, ...rest }) => [
        action,
        'before' in rest ? rest.before.id : null,
        fields.map(({ field, after }) => [field, after]),
      ])
      .map((change) => JSON.stringify(change))
      .sort(),
  });
  const shuffled = someRows.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length }),
    ),
  );
  fc.assert(
    fc.property(someUsers, shuffled, (users, [rows, mixed]) => {
      const renumbered = mixed.map((row, at) => ({ ...row, place: { sheet: 0, row: at + 2 } }));
      expect(outcome(plan(users, renumbered))).toEqual(outcome(plan(users, rows)));
    }),
  );
});

test('rows that disagree whether a user keeps their address do not free it by their order', () => {
  const users = [aUser({ ref: '5', name: 'Loes', email: 'a@zonnehof.example', isActive: false })];
  const rows = [
    { email: 'a@zonnehof.example', isActive: true },
    { ref: '5', email: 'd@zonnehof.example', isActive: false },
    { email: 'a@zonnehof.example', name: 'Sanne' },
  ];
  const countsOf = (wanted: readonly WantedUser[]): unknown =>
    plan(
      users,
      wanted.map((each, at) => aRow(at + 2, each)),
    ).counts;
  expect(countsOf(rows.toReversed())).toEqual(countsOf(rows));
});

test('the same input gives the same plan, byte for byte', () => {
  fc.assert(
    fc.property(someUsers, someRows, (users, rows) => {
      expect(JSON.stringify([...plan(users, rows).changes])).toBe(
        JSON.stringify([...plan(users, rows).changes]),
      );
    }),
  );
});
