// Where the header is, and what is no row of a person.

import { describe, expect, it } from 'vitest';
import { readText, refusal } from '../support/read-roster.ts';
import { mappings } from '../support/roster-options.ts';
import { workbookBytes, workbookPart, worksheet, relationships } from './xlsx/workbooks.ts';

const HEADING = 'Personeelsnummer;Naam;E-mail;Actief';
const SANNE = '0001;Sanne de Vries;sanne@zonnehof.example;Ja';
const TOM = '0002;Tom Bakker;tom@zonnehof.example;Nee';

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: readonly string[]): string => `<row>${cells.map(text).join('')}</row>`;
const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook of one sheet. */
const book = (rows: string, around: { head?: string; tail?: string } = {}): Buffer =>
  workbookBytes({ [SHEET]: worksheet(rows, around) });

describe('the header', () => {
  it('stands below titles, which are left out', async () => {
    const read = await readText([
      'Personeelslijst;;;',
      'Peildatum 1 december;;;',
      '',
      HEADING,
      SANNE,
    ]);
    expect(read.leftOut).toEqual([
      { kind: 'leftOut', place: { sheet: 0, row: 1 }, why: 'title' },
      { kind: 'leftOut', place: { sheet: 0, row: 2 }, why: 'title' },
    ]);
    expect(read.rows.map(({ place }) => place.row)).toEqual([5]);
  });

  it('is not a title, however much it is like a heading', async () => {
    const read = await readText(['Naam;;;', HEADING, SANNE]);
    expect(read.columns.map(({ heading }) => heading)).toEqual(HEADING.split(';'));
  });

  it('is not a row below it with words that are headings too', async () => {
    const read = await readText([
      'Personeelsnummer;Naam',
      '0001;Manager Team Service',
      'Team;Manager',
      '0002;Tom Bakker',
    ]);
    expect(read.rows.map(({ place }) => place.row)).toEqual([2, 3, 4]);
  });

  it('is missing where the first row has addresses already', async () => {
    const issues = await refusal(readText([SANNE, TOM]));
    expect(issues.map(({ code }) => code)).toEqual(['HEADER_MISSING']);
  });

  it('with no heading that is known is shown, with all of its headings', async () => {
    const { problems } = await readText(['Foo;Bar', '1;2']);
    expect(problems).toMatchObject([
      { code: 'COLUMNS_UNKNOWN', params: { headings: ['Foo', 'Bar'] }, place: { row: 1 } },
    ]);
  });

  it('may have a technical row under the readable one', async () => {
    const read = await readText([
      'Personeelsnummer;Volledige naam;E-mail zakelijk',
      'employee_id;full_name;work_email',
      '0001;Sanne de Vries;sanne@zonnehof.example',
    ]);
    expect(read.problems).toEqual([]);
    expect(read.rows).toMatchObject([
      { place: { row: 3 }, wanted: { ref: '0001', email: 'sanne@zonnehof.example' } },
    ]);
  });

  it('may have headings merged over others', async () => {
    const top = `<row>${text('Pers.nr.')}${text('Naam')}${text('')}${text('E-mail')}</row>`;
    const read = await readText(
      book(
        `${top}${row('', 'Roepnaam', 'Achternaam', '')}${row('1', 'Sanne', 'Vries', 's@zonnehof.example')}`,
        {
          tail: '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>',
        },
      ),
    );
    expect(read.columns.map(({ heading }) => heading)).toEqual([
      'Pers.nr.',
      'Naam / Roepnaam',
      'Naam / Achternaam',
      'E-mail',
    ]);
    expect(read.rows).toMatchObject([{ place: { row: 3 }, wanted: { name: 'Sanne Vries' } }]);
  });

  it('of two rows can be named by either', async () => {
    const map = mappings('Dienstverband=ref');
    const { columns } = await readText(
      ['Dienstverband;E-mail', 'contract id;email', '7;s@zonnehof.example'],
      { map },
    );
    expect(columns[0]?.target).toMatchObject({ field: 'ref' });
  });

  it('has a column for every cell below it', async () => {
    const { columns } = await readText(
      book(row('Naam', 'E-mail') + row('S', 's@a.example', 'more')),
    );
    expect(columns.map(({ letter, heading }) => [letter, heading])).toEqual([
      ['A', 'Naam'],
      ['B', 'E-mail'],
      ['C', ''],
    ]);
  });

  it('alone is no roster', async () => {
    expect(await refusal(readText([HEADING]))).toMatchObject([{ code: 'ROSTER_WITHOUT_ROWS' }]);
  });
});

describe('rows about nobody', () => {
  it.each([
    ['totals', 'Totaal;;;'],
    ['totals', 'Totaal;12;;'],
    ['totals', 'Aantal medewerkers: 12;;;'],
    ['totals', 'Subtotaal (Oost);7;;'],
    ['totals', 'Report generated 2026-12-01;;;'],
    ['footnote', 'Vertrouwelijk, niet verspreiden.;;;'],
  ])('%s: %s', async (why, line) => {
    const { leftOut, rows } = await readText([HEADING, SANNE, line, TOM]);
    expect(leftOut).toMatchObject([{ why, place: { row: 3 } }]);
    expect(rows.map(({ place }) => place.row)).toEqual([2, 4]);
  });

  it.each(['Page;Jimmy;;', 'Totaal;x;totaal@zonnehof.example;Ja', ';Jan de Vries;;', '0003;;;'])(
    'but this may be somebody: %s',
    async (line) => {
      const { leftOut, rows } = await readText([HEADING, SANNE, line]);
      expect(leftOut).toEqual([]);
      expect(rows).toHaveLength(2);
    },
  );

  it('blank rows are nothing at all, and rows keep the numbers of the file', async () => {
    const { leftOut, rows } = await readText([HEADING, '', ';;;', SANNE, '', TOM]);
    expect(leftOut).toEqual([]);
    expect(rows.map(({ place }) => place.row)).toEqual([4, 6]);
  });
});

describe('sheets', () => {
  const SHEETS = ['Leeg', 'Codes', 'Mensen', 'Oud', 'Verborgen'];
  const workbook = workbookBytes({
    'xl/workbook.xml': workbookPart(
      SHEETS.map(
        (name, n) =>
          `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"${name === 'Verborgen' ? ' state="hidden"' : ''}/>`,
      ).join(''),
    ),
    'xl/_rels/workbook.xml.rels': relationships(
      SHEETS.map((_, n) => [`rId${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`]),
    ),
    [SHEET]: worksheet(''),
    'xl/worksheets/sheet2.xml': worksheet(row('Code', 'Omschrijving') + row('1', 'Zorg')),
    'xl/worksheets/sheet3.xml': worksheet(row('Naam', 'E-mail') + row('Sanne', 's@a.example')),
    'xl/worksheets/sheet4.xml': worksheet(row('Naam', 'E-mail') + row('Tom', 't@a.example')),
    'xl/worksheets/sheet5.xml': worksheet(row('Naam', 'E-mail') + row('Ursula', 'u@a.example')),
  });

  it('the first visible one with people is read, and another one is noted', async () => {
    const { rows, notes } = await readText(workbook);
    expect(rows.map(({ wanted }) => wanted.name)).toEqual(['Sanne']);
    expect(notes).toMatchObject([{ code: 'SHEET_NOT_READ', params: { sheet: 'Oud' } }]);
  });

  it('are read by name or number, hidden ones too', async () => {
    const { rows, notes } = await readText(workbook, { sheets: ['Verborgen', '4'] });
    expect(rows.map(({ wanted, place }) => [wanted.name, place.sheet])).toEqual([
      ['Ursula', 4],
      ['Tom', 3],
    ]);
    expect(notes).toEqual([]);
  });

  it('that are not there, or blank, are said to be', async () => {
    expect(await refusal(readText(workbook, { sheets: ['6'] }))).toMatchObject([
      { code: 'SHEET_NOT_FOUND', params: { wanted: '6', sheets: SHEETS } },
    ]);
    expect(await refusal(readText(workbook, { sheets: ['Leeg'] }))).toMatchObject([
      { code: 'HEADER_MISSING', place: { sheet: 'Leeg' } },
    ]);
  });

  it('hidden columns and rows are read, and noted', async () => {
    const rows = `${row('Naam', 'E-mail', 'Salaris')}<row hidden="1">${text('S')}${text('s@a.example')}${text('1')}</row>`;
    const head = '<cols><col min="2" max="3" hidden="1"/></cols>';
    const read = await readText(book(rows, { head }));
    expect(read.rows).toMatchObject([{ kind: 'person', wanted: { email: 's@a.example' } }]);
    expect(read.notes).toMatchObject([
      // The salary is not read, hidden or not.
      { code: 'COLUMN_HIDDEN', params: { heading: 'E-mail' }, place: { column: 'B' } },
      { code: 'COLUMN_UNUSED', params: { heading: 'Salaris' }, place: { column: 'C' } },
      { code: 'ROW_HIDDEN', place: { sheet: 'Roster', row: 2 } },
    ]);
  });
});
