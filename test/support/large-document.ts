// A plan document of any size, of invented people, with a bit of everything.

import type { PlanDocument } from '../../src/plan/document.ts';
import { issue } from '../../src/user/issue.ts';
import type { RosterRow } from '../../src/user/roster.ts';
import { aDocument } from './plan-document.ts';
import { aRow, aUser } from './users.ts';

const FIRST = 'Sanne;Ahmed;Els;José;Łukasz;Noor;Daan;Fatima;Jan;Ümit'.split(';');
const LAST = 'de Vries;Bakkali;Smit;García;Kowalski;Jansen;van den Berg;Yılmaz;Peeters'.split(';');

/** A document of that many rows, of which every twentieth is a problem. */
export function largeDocument(rows: number): PlanDocument {
  const numbers = Array.from({ length: rows }, (_, index) => index);
  const people = numbers.map((number) => {
    const name = `${FIRST[number % FIRST.length] ?? ''} ${LAST[number % LAST.length] ?? ''}`;
    return { number, ref: String(100_000 + number), name, email: `p${number}@zonnehof.example` };
  });
  const users = people
    .filter(({ number }) => number % 3 > 0)
    .map(({ number, ...person }) =>
      aUser({ ...person, email: `p${number}@oud.example`, isActive: number % 15 !== 1 }),
    );
  const roster = people.map(({ number, ...person }): RosterRow => {
    const row = number + 2;
    if (number % 20 === 0) {
      const problem = issue('EMAIL_INVALID', {}, { row, column: 'D' }, 'sanne@@zonnehof');
      return { kind: 'invalid', place: { sheet: 0, row }, wanted: person, issues: [problem] };
    }
    return aRow(row, { ...person, isActive: number % 15 !== 2, language: 'EN' });
  });
  return aDocument(users, roster, { policy: { invite: true } });
}
