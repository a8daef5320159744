// The list of columns, in text and as JSON.

import { describe, expect, it } from 'vitest';
import { columnsJson } from '../../src/report/columns/columns-json.ts';
import { columnsText, type Shown } from '../../src/report/columns/columns-text.ts';
import { en } from '../../src/report/messages/en/en.ts';
import { nl } from '../../src/report/messages/nl/nl.ts';
import { widthOf } from '../../src/report/text/width.ts';
import { issue } from '../../src/user/issue.ts';
import type { SurveyedColumn } from '../../src/user/roster.ts';

const aColumn = (given: Partial<SurveyedColumn> = {}): SurveyedColumn => ({
  index: 0,
  letter: 'A',
  heading: 'Pers.nr.',
  target: { kind: 'field', field: 'ref' },
  why: { kind: 'alias' },
  suggestion: null,
  filled: 2,
  rows: 2,
  samples: ['1001', '1002'],
  flags: [],
  ...given,
});

const shown = (...columns: readonly SurveyedColumn[]): Shown => ({
  file: 'roster.xlsx',
  text: null,
  sheets: [
    { name: 'Personeel', hidden: false, unread: null, headerRow: 3, rows: 2, columns },
    { name: 'Oud', hidden: false, unread: 'another' },
    { name: 'Lijsten', hidden: true, unread: 'hidden' },
  ],
  leftOut: [
    { kind: 'leftOut', place: { sheet: 0, row: 1 }, why: 'title' },
    { kind: 'leftOut', place: { sheet: 0, row: 6 }, why: 'totals' },
  ],
  warnings: [issue('SAME_FOR_ALL', { field: 'ref' }, { column: 'A' })],
  errors: [],
  saved: null,
});

const STYLE = { catalogue: en, width: 80, color: false };

describe('the text', () => {
  it('says of each column what it is, why, what is in it and what to type', () => {
    const text = columnsText(
      shown(
        aColumn(),
        aColumn({
          letter: 'B',
          heading: 'Medewerker',
          target: { kind: 'field', field: 'name' },
          why: { kind: 'values', looks: 'names', share: 0.94 },
          samples: ['Vries, Sanne de'],
          flags: ['--map "Medewerker=name:last-first"'],
        }),
        aColumn({ letter: 'C', heading: 'BSN', target: { kind: 'sensitive' }, samples: [] }),
        aColumn({
          letter: 'D',
          heading: '',
          target: null,
          why: { kind: 'unknown' },
          filled: 0,
          samples: [],
        }),
      ),
      STYLE,
    );
    expect(text).toMatchInlineSnapshot(`
      "roster.xlsx: a workbook

      sheet Personeel: headings in row 3, 2 rows below them
        A   Pers.nr.    → Reference
            the heading is known; filled in 2 of 2 rows; 1001 · 1002
        B   Medewerker  → Full name
            94% of the values look like names; filled in 2 of 2 rows; Vries, Sanne de
            --map "Medewerker=name:last-first"
        C   BSN         - dropped while reading: not for this purpose
            the heading is known; filled in 2 of 2 rows; values are not shown
        D   (empty)     - not used
            the heading is not known; filled in 0 of 2 rows

      sheet Oud: not read, but looks like a roster too; to read it, add --sheet "Oud"

      sheet Lijsten: not read, as it is hidden; to read it, add --sheet "Lijsten"

      Left out: row 1 (a title) and row 6 (totals).

        warning   Reference is the same in every row (column A)
                  Check that it is the right column.
      "
    `);
  });

  it('fits the screen, in either language', () => {
    const long = 'Een kop die veel langer is dan ooit iemand op een scherm van tachtig ziet';
    for (const catalogue of [en, nl]) {
      const text = columnsText(
        shown(aColumn({ heading: long, samples: ['漢字'.repeat(40), 'x'.repeat(200)] })),
        { ...STYLE, catalogue },
      );
      for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    }
  });

  it('shows what would steer a terminal', () => {
    const bad = '\u001b[2Jx\u202e\n';
    const text = columnsText(
      {
        ...shown(aColumn({ heading: bad, samples: [bad], flags: [`--map "${bad}=ref"`] })),
        file: bad,
        saved: bad,
        sheets: [
          {
            name: bad,
            hidden: false,
            unread: null,
            headerRow: 1,
            rows: 1,
            columns: [
              aColumn({ heading: bad, why: { kind: 'beside', heading: bad }, samples: [bad] }),
            ],
          },
          { name: bad, hidden: false, unread: 'other' },
        ],
      },
      STYLE,
    );
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(text).toContain('␛[2J');
  });
});

describe('the object', () => {
  it('has everything the text has', () => {
    const column = aColumn({
      target: { kind: 'field', field: 'isActive', inverted: true },
      flags: ['--ignore "x"'],
    });
    const json: unknown = JSON.parse(columnsJson(shown(column), 0, en));
    expect(json).toEqual({
      command: 'columns',
      file: 'roster.xlsx',
      encoding: null,
      delimiter: null,
      sheets: [
        {
          name: 'Personeel',
          hidden: false,
          read: true,
          headerRow: 3,
          rows: 2,
          columns: [
            {
              letter: 'A',
              heading: 'Pers.nr.',
              kind: 'field',
              field: 'isActive',
              inverted: true,
              lastFirst: false,
              decidedBy: 'alias',
              why: 'the heading is known',
              suggestion: null,
              filled: 2,
              samples: ['1001', '1002'],
              flags: ['--ignore "x"'],
            },
          ],
        },
        { name: 'Oud', hidden: false, read: false, why: 'another' },
        { name: 'Lijsten', hidden: true, read: false, why: 'hidden' },
      ],
      leftOut: [
        { sheet: 'Personeel', row: 1, why: 'title' },
        { sheet: 'Personeel', row: 6, why: 'totals' },
      ],
      saved: null,
      warnings: [
        expect.objectContaining({ code: 'SAME_FOR_ALL', column: 'A', message: expect.any(String) }),
      ],
      errors: [],
      exitCode: 0,
    });
  });
});
