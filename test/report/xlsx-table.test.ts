// What spreadsheet programs need to know of a table: its filter, its header, its widths.

import type { Workbook, Worksheet } from 'exceljs';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/report/messages/en/en.ts';
import { nl } from '../../src/report/messages/nl/nl.ts';
import { writeRejectsXlsx } from '../../src/report/results/rejects.ts';
import { USER_FORMATS } from '../../src/report/users/formats.ts';
import { writeTable } from '../../src/report/workbook/table.ts';
import { writeWorkbook } from '../../src/report/workbook/workbook.ts';
import { FIELD_NAMES } from '../../src/user/fields.ts';
import { aUser } from '../support/users.ts';
import { partsOf, workbookOf, written } from './written.ts';

const MADE_AT = new Date('2026-01-31T12:00:00Z');
const UUID = 'dddddddd-dddd-4ddd-8ddd-dddddddddddd';

/** A workbook of a sheet without a table, and two tables. */
function aWorkbook(sheetRows = 100): Promise<Buffer> {
  return written((out) =>
    writeWorkbook(out, MADE_AT, async (book) => {
      book.sheet('Summary', [{ width: 10 }]).close();
      const columns = [
        { heading: 'A', width: 8 },
        { heading: 'B', width: 8 },
      ];
      const rows = [{ cells: ['1', '2'] }, { cells: ['3', '4'] }, { cells: ['5', '6'] }];
      await writeTable(book, { name: "Sanne's list & more", columns, rows, sheetRows });
      await writeTable(book, { name: 'None', columns, rows: [], unlessEmpty: true });
      await writeTable(book, { name: 'Blank', columns, rows: [] });
    }),
  );
}

describe('the names by which programs find a filter and a header', () => {
  const namesIn = async (workbook: Buffer): Promise<readonly string[]> => {
    const part = (await partsOf(workbook)).get('xl/workbook.xml') ?? '';
    return part.match(/<definedName .*?<\/definedName>/g) ?? [];
  };

  test('every table has its own, on its own sheet', async () => {
    expect(await namesIn(await aWorkbook())).toEqual([
      `<definedName name="_xlnm._FilterDatabase" localSheetId="1">&apos;Sanne&apos;&apos;s list &amp; more&apos;!$A$1:$B$4</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">&apos;Sanne&apos;&apos;s list &amp; more&apos;!$1:$1</definedName>`,
      `<definedName name="_xlnm._FilterDatabase" localSheetId="2">&apos;Blank&apos;!$A$1:$B$1</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="2">&apos;Blank&apos;!$1:$1</definedName>`,
    ]);
  });

  test('so has every sheet that a long table goes on to', async () => {
    const bytes = await aWorkbook(3);
    expect((await workbookOf(bytes)).worksheets.map(({ name }) => name)).toEqual([
      'Summary',
      "Sanne's list & more",
      "Sanne's list & more 2",
      'Blank',
    ]);
    const filters = (await namesIn(bytes)).filter((name) => name.includes('_FilterDatabase'));
    expect(filters.map((name) => name.replace(/^.*!(.*)<.*$/, '$1'))).toEqual([
      '$A$1:$B$3',
      '$A$1:$B$2',
      '$A$1:$B$1',
    ]);
  });
});

test('all of it comes out of a printer on A4, one page wide', async () => {
  const { worksheets } = await workbookOf(await aWorkbook());
  for (const { pageSetup } of worksheets) {
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
  }
  expect(worksheets[1]?.pageSetup.printTitlesRow).toBe('1:1');
});

describe('the widths', () => {
  const firstSheet = (workbook: Workbook): Worksheet => {
    const [sheet] = workbook.worksheets;
    if (sheet === undefined) throw new Error('there is no sheet');
    return sheet;
  };
  const exported = async (catalogue = en, user = aUser({})): Promise<Worksheet> => {
    const options = { catalogue, madeAt: MADE_AT };
    const data = { users: [user], columns: FIELD_NAMES };
    return firstSheet(
      await workbookOf(await written((out) => USER_FORMATS.xlsx(data, options, out))),
    );
  };
  const widthOf = (sheet: Worksheet, heading: string): number => {
    const at = (sheet.getRow(1).values as unknown[]).indexOf(heading);
    return sheet.getColumn(at).width ?? 0;
  };

  test('roles, ids as numbers and long addresses are seen whole', async () => {
    const email = 'a.very.long.address.of.somebody@zonnehof.example';
    const roles = ['PARTICIPANT', 'TRAINER', 'MANAGER'];
    const sheet = await exported(en, aUser({ ref: UUID, email, roles }));
    // Capitals are wider than digits, by which a width is counted.
    expect(widthOf(sheet, 'Pluvo roles')).toBeGreaterThan(roles.join(', ').length * 1.15);
    expect(widthOf(sheet, 'Reference')).toBeGreaterThan(UUID.length);
    expect(widthOf(sheet, 'Email')).toBeGreaterThan(email.length);
  });

  test('one text does not make a column as wide as the screen', async () => {
    const sheet = await exported(
      en,
      aUser({ name: 'x'.repeat(250), extraFields: `{"a":"${'x'.repeat(250)}"}` }),
    );
    expect(widthOf(sheet, 'Full name')).toBe(60);
    expect(widthOf(sheet, 'Extra fields')).toBe(40);
  });

  test('a heading has room beside its button', async () => {
    const sheet = await exported(nl);
    for (const heading of ['AFAS-medewerkernummer', 'Personeelsnummer', 'Actief']) {
      expect(widthOf(sheet, heading)).toBeGreaterThan(heading.length + 3);
    }
    expect(sheet.getRow(1).height).toBeUndefined();
  });

  test('a very long heading is shown on several lines, and so is a reason', async () => {
    const heading = 'Datum waarop het dienstverband van deze medewerker eindigt of is geëindigd';
    const reason = 'EMAIL_INVALID: The e-mail address is not valid: "sanne@@zonnehof.example"';
    const rejected = {
      name: 'Personeel',
      headings: [heading, 'Reden'],
      rows: (async function* () {
        yield ['2026-01-31', reason];
      })(),
    };
    const sheet = firstSheet(
      await workbookOf(await written((out) => writeRejectsXlsx([rejected], MADE_AT, out))),
    );
    expect(widthOf(sheet, heading)).toBeLessThanOrEqual(31);
    expect(sheet.getRow(1).height).toBeGreaterThanOrEqual(45);
    expect(sheet.getCell('A1').alignment.wrapText).toBe(true);
    expect(sheet.getCell('B2').alignment.wrapText).toBe(true);
    expect(sheet.getRow(2).height).toBeGreaterThanOrEqual(30);
  });

  test('no more than a thousand rows are held to see how wide they are', async () => {
    let taken = 0;
    let atFirst = 0;
    await written((out) =>
      writeWorkbook(out, MADE_AT, async (book) => {
        const rows = function* () {
          for (; taken < 3000; taken += 1) yield { cells: [taken < 2000 ? 'x' : UUID] };
        };
        const spied = {
          ...book,
          table(...[name, columns, headings]: Parameters<typeof book.table>) {
            atFirst = taken;
            expect(columns[0]?.width).toBe(10);
            return book.table(name, columns, headings);
          },
        };
        await writeTable(spied, {
          name: 'Users',
          columns: [{ heading: 'A', width: 10 }],
          rows: rows(),
        });
      }),
    );
    expect(atFirst).toBeLessThan(1001);
    expect(taken).toBe(3000);
  });
});
