import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../src/plan/document.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { en } from '../../src/report/messages/en/en.ts';
import { nl } from '../../src/report/messages/nl/nl.ts';
import { previewText, type PreviewOptions } from '../../src/report/preview/preview-text.ts';
import { widthOf } from '../../src/report/text/width.ts';
import { issue, type Issue } from '../../src/user/issue.ts';
import type { RosterRow, RosterSheet } from '../../src/user/roster.ts';
import type { User } from '../../src/user/user.ts';
import { many } from '../support/many.ts';
import { aDocument } from '../support/plan-document.ts';
import { aRow, aUser } from '../support/users.ts';

interface Given {
  readonly sheets?: readonly RosterSheet[];
  readonly policy?: Partial<Policy>;
  readonly warnings?: readonly Issue[];
  readonly file?: string;
}

function aPlan(
  users: readonly User[],
  rows: readonly RosterRow[],
  { file = 'roster.xlsx', warnings, ...given }: Given = {},
): PlanDocument {
  const document = aDocument(users, rows, given);
  const source = { ...document.source, file };
  return { ...document, source, warnings: warnings ?? document.warnings };
}

function show(document: PlanDocument, options: Partial<PreviewOptions> = {}): string {
  return previewText(document, {
    catalogue: en,
    width: 80,
    lines: 60,
    color: false,
    verbose: false,
    ...options,
  });
}

const SANNE = aUser({ ref: '1001', name: 'Sanne de Vries', email: 'sanne@old.example' });
const newcomer = (row: number): RosterRow =>
  aRow(row, {
    ref: `n${String(row)}`,
    name: `New ${String(row)}`,
    email: `n${String(row)}@zonnehof.example`,
  });
const unreadable = (row: number, value = 'sanne@@zonnehof'): RosterRow => ({
  kind: 'invalid',
  place: { sheet: 0, row },
  wanted: {},
  issues: [issue('EMAIL_INVALID', {}, { row, column: 'D' }, value)],
});

test('a plan with a bit of everything', () => {
  const users = [
    SANNE,
    aUser({ ref: '1002', name: 'Ahmed Bakkali' }),
    aUser({ ref: '1003', name: 'Els Smit' }),
    aUser({ ref: '1004', name: 'Jan Jansen', isActive: false, afasEmployeeId: '77' }),
    aUser({ ref: '1005', isActive: false }),
  ];
  const rows: RosterRow[] = [
    aRow(2, { ref: '1001', name: 'Sanne de Vries-Bakker', email: 'sanne@new.example' }),
    aRow(3, { ref: '1002', name: 'Ahmed Bakkali' }),
    aRow(4, { ref: '1003', isActive: false }),
    aRow(5, { ref: '1004', isActive: true, afasPersonId: '12' }),
    aRow(6, { ref: '1005' }),
    aRow(7, { ref: '1006', name: '山田太郎', email: 'taro@zonnehof.example' }),
    unreadable(8),
    unreadable(9),
  ];
  const warnings = [issue('ROW_RAGGED', { expected: 5, found: 6 }, { row: 12 })];
  expect(show(aPlan(users, rows, { policy: { invite: true }, warnings }))).toMatchInlineSnapshot(`
    "roster.xlsx → https://zonnehof.pluvo.com/graphql/
    8 rows

      1  create
      1  update
      1  restore
      1  archive
      1  unchanged
      1  skipped
      2  invalid

    Archived users can no longer log in. Pluvo may delete them for good after the
    retention period of your organisation (30 to 365 days, by subscription); until
    then, pluvo-bulk undo restores them.
    Restored users take a seat of your subscription again.
    1 person will get an invitation by e-mail.

    Problems and notes
      invalid   2 rows: The e-mail address is not valid (rows 8 "sanne@@zonnehof",
                9 "sanne@@zonnehof")
                Correct the address in the file and import again.
      warning   1 row: This row has 6 values where there are 5 columns (row 12)
                Put a value that holds the delimiter between quotation marks.
      skipped   1 row: The user is archived, and the file does not say whether they
                are active (row 6)
                Add --restore to restore such users, or a column Active with yes or
                no.

    Changes
    row 4  archive  Els Smit (1003)
    row 2  update  Sanne de Vries (1001)
        Full name: Sanne de Vries → Sanne de Vries-Bakker
        Email: sanne@old.example → sanne@new.example
    row 5  restore  Jan Jansen (1004)
        AFAS person ID: (empty) → 12
    row 7  create  山田太郎 (1006)
        Reference: 1006
        Full name: 山田太郎
        Email: taro@zonnehof.example
    "
  `);
});

test('nothing to change', () => {
  const plan = aPlan([SANNE], [aRow(2, { ref: '1001', name: 'Sanne de Vries' })]);
  expect(show(plan)).toMatchInlineSnapshot(`
    "roster.xlsx → https://zonnehof.pluvo.com/graphql/
    1 row

      1  unchanged

    Nothing to change.
    "
  `);
});

test('with several sheets, rows are told with their sheet', () => {
  const sheets = [
    { name: 'Kantoor', columns: {} },
    { name: 'Zorg', columns: {} },
  ];
  const rows: RosterRow[] = [
    { ...newcomer(2), place: { sheet: 1, row: 2 } },
    { ...unreadable(3), place: { sheet: 0, row: 3 } },
    { ...unreadable(3), place: { sheet: 1, row: 3 } },
  ];
  const text = show(aPlan([], rows, { sheets }), { width: 120 });
  expect(text).toContain('sheet Zorg, row 2  create  New 2 (n2)');
  expect(text).toContain('(sheet Kantoor, row 3 "sanne@@zonnehof")');
  expect(text).toContain('(sheet Zorg, row 3 "sanne@@zonnehof")');
});

test('a user that the roster does not have', () => {
  const text = show(aPlan([SANNE], [newcomer(2)], { policy: { archiveMissing: true } }));
  expect(text).toContain('not in the file  archive  Sanne de Vries (1001)');
});

describe('one screenful', () => {
  const many = Array.from({ length: 40 }, (_, index) => newcomer(index + 2));

  test('is not exceeded, and says what it leaves out', () => {
    const text = show(aPlan([], [...many, unreadable(50)]), { lines: 30 });
    expect(text.split('\n').length).toBeLessThanOrEqual(30);
    const shown = text.match(/^row \d+ {2}create/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(2);
    expect(text).toContain(`… ${String(40 - shown)} more changes: --verbose shows all`);
  });

  test('is lifted by --verbose', () => {
    const text = show(aPlan([], many), { lines: 30, verbose: true });
    expect(text.match(/^row \d+ {2}create/gm)).toHaveLength(40);
    expect(text).not.toContain('more change');
  });

  test('names the first rows of a problem, --verbose all', () => {
    const plan = aPlan(
      [],
      Array.from({ length: 37 }, (_, index) => unreadable(index + 2, '')),
    );
    expect(show(plan, { width: 120 })).toContain(
      '37 rows: The e-mail address is not valid (rows 2, 3, 4, 5, 6, 7, 8, 9 …)',
    );
    expect(show(plan, { verbose: true })).toContain('37, 38)');
  });

  test('on a tiny screen still has a problem and a change', () => {
    const text = show(aPlan([], [...many, unreadable(50)]), { lines: 5 });
    expect(text).toContain('row 2  create');
    expect(text).toContain('1 row: The e-mail address is not valid');
  });
});

test('what a guard refuses comes before everything that would be done', () => {
  const users = Array.from({ length: 20 }, (_, n) => aUser({ ref: `old${String(n)}` }));
  const document = aPlan(users, [newcomer(2)], { policy: { archiveMissing: true } });
  const lines = show(document).split('\n');
  const refused = lines.indexOf('Refused: nothing is applied');
  expect(lines[refused + 1]).toMatch(/^ {2}20 users would be archived; at most 5 of 20 may be/);
  expect(lines.join('\n')).toContain('--max-archive 20');
  expect(refused).toBeLessThan(lines.indexOf('Changes'));
});

test('a new user with the name of one who is to be archived', () => {
  const rows = [aRow(2, { ref: '2001', name: 'Sanne de Vries', email: 's@zonnehof.example' })];
  const text = show(aPlan([SANNE], rows, { policy: { archiveMissing: true } }));
  expect(text).toContain('1 new user has the name of a user who is to be archived');
  expect(text).toContain('The user with reference 1001 has the same name');
});

test('in Dutch', () => {
  const rows = [aRow(2, { ref: '1001', email: 'sanne@new.example' }), unreadable(3)];
  expect(show(aPlan([SANNE], rows), { catalogue: nl })).toMatchInlineSnapshot(`
    "roster.xlsx → https://zonnehof.pluvo.com/graphql/
    2 rijen

      1  bijwerken
      1  ongeldig

    Problemen en opmerkingen
      ongeldig       1 rij: Het e-mailadres is niet geldig (rij 3 "sanne@@zonnehof")
                     Verbeter het adres in het bestand en importeer opnieuw.

    Wijzigingen
    rij 2  bijwerken  Sanne de Vries (1001)
        E-mail: sanne@old.example → sanne@new.example
    "
  `);
});

describe('what a cell holds', () => {
  const evil = 'Eve\u001B[2J\u001B]0;owned\u0007\u202Egnp.exe\r\nrow 9  archive';

  test('cannot steer the terminal', () => {
    const rows = [aRow(2, { ref: '1001', name: evil }), unreadable(3, evil)];
    const text = show(aPlan([SANNE], rows, { file: `${evil}.xlsx` }), { verbose: true });
    // The program's own line feeds are the only controls.
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(text).toContain('␛[2J');
    expect(text.split('\n').filter((line) => line.startsWith('row 9'))).toEqual([]);
  });

  test('with colour, only the colours of the program come through', () => {
    const plan = aPlan([SANNE], [aRow(2, { ref: '1001', name: evil })]);
    const text = show(plan, { color: true });
    expect(text.replaceAll(/\u001B\[\d+m/g, '').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(stripVTControlCharacters(text)).toBe(show(plan));
  });

  test('no line is wider than the screen, whatever it holds', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom('山'.repeat(60), '👩‍👩‍👧 '.repeat(40), 'x'.repeat(300), '\u001B[31m'.repeat(30)),
    );
    const person = fc.record({ name: text, before: text, value: text, ref: text });
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 40, max: 120 }),
        fc.boolean(),
        (people, width, color) => {
          const users = people.map(({ before }, n) =>
            aUser({ ref: `u${String(n)}`, name: before }),
          );
          const rows = [
            ...people.map(({ name }, n) => aRow(2 + n, { ref: `u${String(n)}`, name })),
            ...people.map(({ name, ref }, n) =>
              aRow(20 + n, { ref, name, email: `n${String(n)}@zonnehof.example` }),
            ),
            ...people.map(({ value }, n) => unreadable(40 + n, value)),
          ];
          const file = people[0]?.name ?? '';
          const shown = show(aPlan(users, rows, { file }), { width, color, verbose: true });
          for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
        },
      ),
      // Each has some hundred lines of up to a hundred letters to measure.
      { numRuns: many(40) },
    );
  });
});

test('with colour, only what differs is marked', () => {
  const plan = aPlan([SANNE], [aRow(2, { ref: '1001', email: 'sanne@new.example' })]);
  expect(show(plan, { color: true })).toContain(
    'Email: sanne@\u001B[31mold\u001B[39m.example → sanne@\u001B[32mnew\u001B[39m.example',
  );
});
