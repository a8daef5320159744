// Extra fields one by one: a row that changes one of them leaves the others as they are, to the digit.

import { expect, test } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { parseExtraCell } from '../../src/user/extra-fields.ts';
import { aPolicy, aRow, aUser, SHEET } from '../support/users.ts';

/** What the extra fields become when cells say so; `null` for no change. */
function changed(extraFields: string, cells: Readonly<Record<string, string>>): string | null {
  const user = aUser({ ref: '1', extraFields });
  const members = Object.entries(cells).map(
    ([name, text]) => [name, parseExtraCell(text)] as const,
  );
  const row = aRow(2, { ref: '1', extraMembers: new Map(members) });
  const { plan } = buildPlan({ sheets: [SHEET], rows: [row] }, UserIndex.of([user]), aPolicy());
  const after = plan.changes.at(0)?.fields[0]?.after;
  return typeof after === 'string' ? after : null;
}

test('the others keep digits that a computer would lose', () => {
  const before = '{"big": 12345678901234567890, "huge": 1e400, "price": 1.50, "team": "A"}';
  expect(changed(before, { team: 'B' })).toBe(
    '{"big":12345678901234567890,"huge":1e400,"price":1.50,"team":"B"}',
  );
});

test('a cell is written as it says', () => {
  expect(changed('{}', { a: '1.50', b: '12345678901234567890', c: '007', d: 'true' })).toBe(
    '{"a":1.50,"b":12345678901234567890,"c":"007","d":true}',
  );
});

test.each([
  ['{"a":1}', '1.0'],
  ['{"a":100000}', '1.00E+05'],
  ['{"a":"123"}', '123'],
  ['{"a":true}', 'TRUE'],
  ['{"a":12345678901234567890}', '12345678901234567890'],
])('%s in a cell as %s is no change', (before, cell) => {
  expect(changed(before, { a: cell })).toBeNull();
});

test('what is no change of form is one', () => {
  expect(changed('{"a":12345678901234567890}', { a: '1.23456789012346E+019' })).toBe(
    '{"a":1.23456789012346E+019}',
  );
  expect(changed('{"a":"x"}', { a: 'X' })).toBe('{"a":"X"}');
  expect(changed('{"a":null}', { a: '0' })).toBe('{"a":0}');
});
