// What only shows over a whole roster.

import { expect, test } from 'vitest';
import { RosterNotes } from '../../src/roster/roster-notes.ts';
import { aRow, SHEET } from '../support/users.ts';

function namesakes(count: number): readonly number[] {
  const notes = new RosterNotes([SHEET]);
  for (let row = 2; row < count + 2; row += 1) {
    const number = String(row);
    notes.see(aRow(row, { name: 'Jan Jansen', ref: number, email: `${number}@zonnehof.example` }));
  }
  return notes
    .finish()
    .filter(({ code }) => code === 'NAME_SAME')
    .map(({ place }) => place.row ?? 0);
}

test('people who share a name are named, but not where many do', () => {
  expect(namesakes(3)).toEqual([3, 4]);
  expect(namesakes(51)).toHaveLength(50);
  expect(namesakes(52)).toEqual([]);
});
