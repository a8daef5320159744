// The inverse of a run: gives back the state before it, and leaves whom somebody else has changed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import { inversePlan, type Ended } from '../../src/plan/inverse.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import type { WantedUser } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { applyToModel } from '../support/model.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

function planFor(users: readonly User[], wanted: readonly WantedUser[]): Plan {
  const rows = wanted.map((each, index) => aRow(index + 2, each));
  const roster = { sheets: [SHEET], rows };
  return buildPlan(roster, UserIndex.of(users), aPolicy({ archiveMissing: true })).plan;
}

/** The outcomes of a run that made every change. */
function made(plan: Plan, after: readonly User[]): (change: number) => Ended {
  return (number) => {
    const change = plan.changes.at(number);
    if (change === undefined) return { kind: 'notMade' };
    if (change.action !== 'create') return { kind: 'made', id: change.before.id };
    const ref = change.fields.find(({ field }) => field === 'ref')?.after;
    const user = after.find((each) => each.ref === ref);
    return user === undefined ? { kind: 'notMade' } : { kind: 'made', id: user.id };
  };
}

const undo = (plan: Plan, after: readonly User[]): Plan =>
  inversePlan(plan, made(plan, after), UserIndex.of(after), 'Rows');

const person = fc.record({
  isThere: fc.boolean(),
  isListed: fc.boolean(),
  wasActive: fc.boolean(),
  active: fc.boolean(),
  name: fc.constantFrom('Noor Vos', 'Daan Mol'),
  // Addresses go round: who wants that of another gets it when it is given up.
  email: fc.integer({ min: 0, max: 9 }),
  afas: fc.option(fc.constantFrom('1', '2')),
});

describe('undo', () => {
  it('gives back the state before the run, and archives who was created', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 10 }), (people) => {
        const users = people.flatMap(({ isThere, wasActive }, n) =>
          isThere
            ? [
                aUser({
                  ref: `u${String(n)}`,
                  email: `e${String(n)}@a.example`,
                  isActive: wasActive,
                }),
              ]
            : [],
        );
        const wanted = people.flatMap(({ isListed, active, name, email, afas }, n) =>
          isListed
            ? [
                {
                  ref: `u${String(n)}`,
                  name,
                  email: `e${String(email)}@a.example`,
                  isActive: active,
                  ...(afas === null ? {} : { afasEmployeeId: afas }),
                },
              ]
            : [],
        );
        const plan = planFor(users, wanted);
        const after = applyToModel(users, plan.changes);
        const inverse = undo(plan, after);
        // An address that went to somebody new stays with them: nobody is ever deleted.
        const isLost = [...plan.changes].some(
          ({ action, waitsFor }) => action === 'create' && waitsFor.length > 0,
        );
        const codes = inverse.verdicts.flatMap(({ issues }) => issues.map(({ code }) => code));
        expect(codes).toEqual(isLost ? codes.map(() => 'EMAIL_TAKEN') : []);
        const left = new Set(inverse.verdicts.map(({ who }) => who.id));
        const back = applyToModel(after, inverse.changes);
        const known = new Set(users.map(({ id }) => id));
        expect(back.filter(({ id }) => known.has(id) && !left.has(id))).toEqual(
          users.filter(({ id }) => !left.has(id)),
        );
        expect(back.filter(({ id }) => !known.has(id)).every(({ isActive }) => !isActive)).toBe(
          true,
        );
        expect(inverse.counts.rows).toBe(plan.changes.length);

        const again = undo(plan, back);
        expect([...again.changes]).toEqual([]);
        expect(again.counts.unchanged).toBe(plan.changes.length - left.size);
      }),
    );
  });

  it('leaves whom somebody has changed since, and says so', () => {
    const users = [aUser({ ref: 'a', name: 'Old' }), aUser({ ref: 'b', name: 'Old' })];
    const plan = planFor(users, [
      { ref: 'a', name: 'New' },
      { ref: 'b', name: 'New' },
    ]);
    const after = applyToModel(users, plan.changes).map((user) =>
      user.ref === 'a' ? { ...user, language: 'EN' } : user,
    );
    const inverse = undo(plan, after);
    expect(inverse.verdicts).toMatchObject([
      { verdict: 'skipped', who: { ref: 'a' }, issues: [{ code: 'UNDO_TOUCHED' }] },
    ]);
    expect([...inverse.changes]).toMatchObject([{ action: 'update', before: { ref: 'b' } }]);
  });

  it('does not take an address from somebody who has it by now', () => {
    const users = [aUser({ ref: 'a', email: 'old@a.example' })];
    const plan = planFor(users, [{ ref: 'a', email: 'new@a.example' }]);
    const after = [...applyToModel(users, plan.changes), aUser({ email: 'old@a.example' })];
    expect(undo(plan, after).verdicts).toMatchObject([
      { verdict: 'conflict', issues: [{ code: 'EMAIL_TAKEN' }] },
    ]);
  });
});
