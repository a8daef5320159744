// Workbooks as different writers build them: where the parts are, which sheets there are, what is
// hidden, merged and linked.

import { describe, expect, it } from 'vitest';
import type { RawRow, MergedRange } from '../../../src/roster/source/raw.ts';
import { testFile } from '../../support/test-files.ts';
import {
  relationships,
  rowsOf,
  sharedStrings,
  slowly,
  withWorkbook,
  workbookBytes,
  workbookEntries,
  workbookPart,
  worksheet,
  type Parts,
} from './workbooks.ts';
import { zipBytes } from './zip-bytes.ts';

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const SHEET = 'xl/worksheets/sheet1.xml';

function sheetsOf(parts: Parts) {
  return withWorkbook(testFile(workbookBytes(parts), 'roster.xlsx'), async ({ sheets }) => sheets);
}

function mergesOf(sheet: string): Promise<readonly MergedRange[] | undefined> {
  return withWorkbook(
    testFile(workbookBytes({ [SHEET]: sheet }), 'roster.xlsx'),
    async (workbook) => workbook.merges?.(0),
  );
}

const cells = (rows: readonly RawRow[]) => rows.map((row) => row.cells);

describe('rows and cells', () => {
  it('stand where their references say', async () => {
    const sheet = worksheet(
      '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row r="7"><c r="AA7"><v>3</v></c></row>',
    );
    const rows = await rowsOf({ [SHEET]: sheet });
    expect(rows.map(({ row }) => row)).toEqual([3, 7]);
    expect(rows[0]?.cells).toEqual(['', '1', '', '2']);
    expect(rows[1]?.cells[26]).toBe('3');
  });

  it('follow one another without references', async () => {
    const sheet = worksheet(
      `<row>${text('a')}${text('b')}</row><row r="5">${text('c')}<c r="D5"><v>1</v></c>${text('e')}</row><row>${text('f')}</row>`,
    );
    const rows = await rowsOf({ [SHEET]: sheet });
    expect(rows.map(({ row }) => row)).toEqual([1, 5, 6]);
    expect(cells(rows)).toEqual([['a', 'b'], ['c', '', '', '1', 'e'], ['f']]);
  });

  it('have kinds only where something is not text, and one for each cell', async () => {
    const sheet = worksheet(
      `<row>${text('a')}</row><row><c r="B2"><v>1</v></c><c r="D2" t="b"><v>1</v></c></row>`,
    );
    const [first, second] = await rowsOf({ [SHEET]: sheet });
    expect(first).toEqual({ sheet: 0, row: 1, cells: ['a'] });
    expect(second?.kinds).toEqual(['text', 'number', 'text', 'flag']);
  });

  it('give blank rows too, and no blank cells at the end of a row', async () => {
    const sheet = worksheet(
      `<row r="1">${text('a')}<c r="B1" s="0"/><c r="C1"/></row><row r="2"/><row r="3"><c r="A3"/></row>`,
    );
    expect(cells(await rowsOf({ [SHEET]: sheet }))).toEqual([['a'], [], []]);
  });

  it('note hidden rows', async () => {
    const sheet = worksheet(
      `<row hidden="1">${text('a')}</row><row hidden="true">${text('b')}</row><row hidden="0">${text('c')}</row>`,
    );
    expect((await rowsOf({ [SHEET]: sheet })).map(({ hidden }) => hidden)).toEqual([
      true,
      true,
      undefined,
    ]);
  });

  it('can stand in prefixed XML, between elements of other vocabularies', async () => {
    const sheet = `<?xml version="1.0"?>
      <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:y="urn:y">
      <x:sheetData><y:row><y:c><y:v>9</y:v></y:c></y:row>
      <x:row r="1"><x:c r="A1"><y:v>9</y:v><x:v>1</x:v></x:c><row/></x:row></x:sheetData></x:worksheet>`;
    expect(cells(await rowsOf({ [SHEET]: sheet }))).toEqual([['1']]);
  });

  it.each([
    ['utf-16le', Buffer.from('\uFEFF' + worksheet(`<row>${text('é')}</row>`), 'utf16le')],
    ['utf-16be', Buffer.from(worksheet(`<row>${text('é')}</row>`), 'utf16le').swap16()],
    [
      'a declared encoding',
      Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?>${worksheet(`<row>${text('é')}</row>`)}`,
        'latin1',
      ),
    ],
    ['utf-8 with a byte order mark', Buffer.from('\uFEFF' + worksheet(`<row>${text('é')}</row>`))],
  ])('are read from %s', async (_, sheet) => {
    expect(cells(await rowsOf({ [SHEET]: sheet }))).toEqual([['é']]);
  });
});

describe('parts', () => {
  const sheetRelationships = (target: string) =>
    relationships([
      ['rId1', 'worksheet', target],
      ['rId3', 'sharedStrings', 'sharedStrings.xml'],
    ]);
  const sheet = worksheet('<row><c t="s"><v>0</v></c></row>');
  const strings = sharedStrings('<t>a</t>');

  it.each([
    ['any name', 'tabs/roster.xml', 'xl/tabs/roster.xml'],
    ['an absolute path', '/data/roster.xml', 'data/roster.xml'],
    ['a path upwards', '../roster.xml', 'roster.xml'],
    ['another case', 'worksheets/SHEET1.XML', SHEET],
    ['an escaped name', 'worksheets/a%20b.xml', 'xl/worksheets/a b.xml'],
    ['back slashes', 'worksheets\\sheet1.xml', 'xl\\worksheets\\sheet1.xml'],
    ['a slash in front', 'worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml'],
  ])('are found under %s', async (_, target, name) => {
    const rows = await rowsOf({
      [SHEET]: null,
      'xl/_rels/workbook.xml.rels': sheetRelationships(target),
      'xl/SharedStrings.xml': strings,
      [name]: sheet,
    });
    expect(cells(rows)).toEqual([['a']]);
  });

  it('are found without the relationships that have a usual place', async () => {
    const rows = await rowsOf({
      '_rels/.rels': null,
      'xl/_rels/workbook.xml.rels': relationships([['rId1', 'worksheet', 'worksheets/sheet1.xml']]),
      'xl/sharedStrings.xml': strings,
      [SHEET]: sheet,
    });
    expect(cells(rows)).toEqual([['a']]);
  });

  it('may be in any order, the workbook last', async () => {
    const parts = zipBytes(
      workbookEntries({ 'xl/sharedStrings.xml': strings, [SHEET]: sheet }).reverse(),
    );
    const rows = await withWorkbook(testFile(parts, 'roster.xlsx'), (book) => slowly(book.rows(0)));
    expect(cells(rows)).toEqual([['a']]);
  });

  it('may have the strict namespaces', async () => {
    const strict = (xml: string): string =>
      xml
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        );
    const rows = await rowsOf({
      '_rels/.rels': strict(relationships([['rId1', 'officeDocument', 'xl/workbook.xml']])),
      'xl/workbook.xml': strict(workbookPart('<sheet name="Roster" sheetId="1" r:id="rId1"/>')),
      'xl/_rels/workbook.xml.rels': strict(sheetRelationships('worksheets/sheet1.xml')),
      'xl/sharedStrings.xml': strict(strings),
      [SHEET]: strict(sheet),
    });
    expect(cells(rows)).toEqual([['a']]);
  });
});

describe('sheets', () => {
  it('come in the order of the tabs, with what is hidden, and without chart sheets', async () => {
    const parts: Parts = {
      'xl/workbook.xml': workbookPart(
        `<sheet name="Second &amp; last" sheetId="2" r:id="rId2" state="hidden"/>
         <sheet name="Chart" sheetId="3" r:id="rId9"/>
         <sheet name="Codes" sheetId="4" r:id="rId3" state="veryHidden"/>
         <sheet name="First" sheetId="1" r:id="rId1" state="visible"/>`,
      ),
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
        ['rId3', 'worksheet', 'worksheets/sheet3.xml'],
        ['rId9', 'chartsheet', 'chartsheets/sheet1.xml'],
      ]),
      [SHEET]: worksheet(`<row>${text('first')}</row>`),
      'xl/worksheets/sheet2.xml': worksheet(`<row>${text('second')}</row>`),
      'xl/worksheets/sheet3.xml': worksheet(''),
    };
    expect(await sheetsOf(parts)).toEqual([
      { name: 'Second & last', hidden: true },
      { name: 'Codes', hidden: true },
      { name: 'First', hidden: false },
    ]);
    expect(await rowsOf(parts, 2)).toEqual([{ sheet: 2, row: 1, cells: ['first'] }]);
  });

  it('can be read one after another, and one of them twice', async () => {
    const parts = { [SHEET]: worksheet(`<row>${text('a')}</row>`) };
    await withWorkbook(testFile(workbookBytes(parts), 'roster.xlsx'), async (workbook) => {
      for (let time = 0; time < 2; time += 1) {
        for await (const row of workbook.rows(0)) expect(row.cells).toEqual(['a']);
      }
    });
  });

  it('can be left half way', async () => {
    const many = `<row>${text('a')}</row>`.repeat(5_000);
    await withWorkbook(
      testFile(workbookBytes({ [SHEET]: worksheet(many) }), 'roster.xlsx'),
      async (book) => {
        for await (const row of book.rows(0)) if (row.row === 10) break;
        for await (const row of book.rows(0)) if (row.row === 10) break;
      },
    );
  });
});

describe('the layout of a sheet', () => {
  const some = `<row>${text('a')}</row>`;

  it('has the hidden columns, known with the first row', async () => {
    const sheet = worksheet(some, {
      head: '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/><col min="16384" max="99999" hidden="true"/></cols>',
    });
    await withWorkbook(
      testFile(workbookBytes({ [SHEET]: sheet }), 'roster.xlsx'),
      async (workbook) => {
        const rows = workbook.rows(0)[Symbol.asyncIterator]();
        await rows.next();
        expect(workbook.hiddenColumns?.(0)).toEqual([1, 2, 16_383]);
        await rows.return?.();
      },
    );
  });

  it('has the merged ranges', async () => {
    const sheet = worksheet(some, {
      tail: '<mergeCells count="2"><mergeCell ref="B1:D1"/><mergeCell ref="$A$3:A4"/></mergeCells>',
    });
    expect(await mergesOf(sheet)).toEqual([
      { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 3 },
      { firstRow: 3, lastRow: 4, firstColumn: 0, lastColumn: 0 },
    ]);
  });

  const tail = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
  it.each([
    ['no cells', worksheet('', { tail })],
    ['<sheetData/>', worksheet('', { tail }).replace('<sheetData></sheetData>', '<sheetData/>')],
    // Many sizes, so that the end of the cells falls on every place of a chunk's border.
    ...Array.from({ length: 40 }, (_, n): [string, string] => [
      `${650 + n} rows`,
      worksheet(`${some.repeat(650 + n)}<row>${text('b'.repeat(n))}</row>`, { tail }),
    ]),
    [
      'a prefix',
      `<x:worksheet xmlns:x="urn:x"><x:sheetData>${'<x:row/>'.repeat(9_000)}</x:sheetData ><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`,
    ],
  ])('is found around %s', async (_, sheet) => {
    expect(await mergesOf(sheet)).toHaveLength(1);
  });
});

describe('mail links', () => {
  const sheet = worksheet(
    `<row>${text('Sanne')}${text('tim@zonnehof.example')}${text('Site')}</row><row>${text('no link')}</row>`,
    {
      tail: `<hyperlinks><hyperlink ref="A1:A1" r:id="rId1"/><hyperlink ref="B1" r:id="rId2"/>
        <hyperlink ref="C1" r:id="rId3"/><hyperlink ref="D2" r:id="rId1"/><hyperlink ref="C1" location="x"/></hyperlinks>`,
    },
  );
  const rels = relationships([
    ['rId1', 'hyperlink', 'mailto:sanne%2Bhr@zonnehof.example?subject=Hello'],
    ['rId2', 'hyperlink', 'mailto:Tim@Zonnehof.example'],
    ['rId3', 'hyperlink', 'https://zonnehof.example/'],
  ]);

  it('are given where the text is another, and the text stays what is seen', async () => {
    const rows = await rowsOf({ [SHEET]: sheet, 'xl/worksheets/_rels/sheet1.xml.rels': rels });
    expect(rows[0]?.cells).toEqual(['Sanne', 'tim@zonnehof.example', 'Site']);
    expect(rows[0]?.mailtos).toEqual(new Map([[0, 'sanne+hr@zonnehof.example']]));
    expect(rows[1]?.mailtos).toEqual(new Map([[3, 'sanne+hr@zonnehof.example']]));
  });
});
