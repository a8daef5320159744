// Damage that would change values is told, and XML that says the same in another way is read the same.

import { describe, expect, it } from 'vitest';
import {
  issuesOf,
  rowsOf,
  sharedStrings,
  workbookBytes,
  workbookEntries,
  worksheet,
} from './workbooks.ts';
import { zipBytes } from './zip-bytes.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const SHEET = 'xl/worksheets/sheet1.xml';

const v = (reference: string, value: string): string => `<c r="${reference}"><v>${value}</v></c>`;

async function damage(sheet: string) {
  const issues = await issuesOf(workbookBytes({ [SHEET]: sheet }));
  return issues.map(({ code, place }) => [code, place.row, place.column]);
}

const cells = async (sheet: string): Promise<(readonly string[])[]> =>
  (await rowsOf({ [SHEET]: sheet })).map((row) => row.cells);

describe('damage', () => {
  it.each([
    [
      'a cell twice',
      worksheet(`<row r="2">${v('B2', '1')}${v('A2', '2')}${v('B2', '3')}</row>`),
      2,
      'B',
    ],
    [
      'a cell twice, once without a place',
      worksheet(`<row r="2"><c><v>1</v></c>${v('A2', '2')}</row>`),
      2,
      'A',
    ],
    [
      'a row twice',
      worksheet(`<row r="2">${v('A2', '1')}</row><row r="3"/><row r="2"/>`),
      2,
      undefined,
    ],
    ['a cell of another row', worksheet(`<row r="2">${v('A3', '1')}</row>`), 2, undefined],
    ['a cell outside a row', worksheet(`<row r="2"/>${v('A2', '1')}`), 2, undefined],
    ['a cell in a cell', worksheet(`<row r="2"><c r="A2">${v('B2', '1')}</c></row>`), 2, undefined],
    ['a row in a row', worksheet(`<row r="2"><row r="3"/></row>`), 2, undefined],
    ['a row outside the table', worksheet('', { tail: '<row r="2"/>' }), undefined, undefined],
    ['a row beyond the last', worksheet('<row r="1048577"/>'), undefined, undefined],
    ['a column beyond the last', worksheet(`<row r="2">${v('XFE2', '1')}</row>`), 2, undefined],
    [
      'a cell with two values',
      worksheet('<row r="2"><c r="A2"><v>1</v><v>2</v></c></row>'),
      2,
      undefined,
    ],
    [
      'merges that overlap',
      worksheet(`<row r="2">${v('A2', '1')}</row>`, {
        tail: '<mergeCells><mergeCell ref="A2:B3"/><mergeCell ref="B2:C2"/></mergeCells>',
      }),
      2,
      'B',
    ],
  ])('%s is told with its place', async (_, sheet, row, column) => {
    expect(await damage(sheet)).toEqual([['FILE_DAMAGED', row, column]]);
  });

  it.each(['xl/sharedStrings.xml', 'XL/SHAREDSTRINGS.XML', '\\xl\\sharedStrings.xml'])(
    'a second part named %s is told',
    async (name) => {
      const entries = workbookEntries({
        [SHEET]: worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
        'xl/sharedStrings.xml': sharedStrings('<t>one</t>'),
      });
      const bytes = zipBytes([...entries, { name, content: sharedStrings('<t>two</t>') }]);
      expect((await issuesOf(bytes)).map(({ code }) => code)).toEqual(['FILE_DAMAGED']);
    },
  );

  it('in parts that nobody reads does no harm', async () => {
    const extra = ['a.bin', 'A.bin'].map((name) => ({ name, content: 'x' }));
    expect(await issuesOf(zipBytes([...workbookEntries({}), ...extra]))).toEqual([]);
  });
});

describe('a namespace', () => {
  const row = (p: string, n: number): string =>
    `<${p}row r="${String(n)}"><${p}c r="A${String(n)}"><${p}v>${String(n)}</${p}v></${p}c></${p}row>`;

  it.each([
    [
      'two prefixes',
      `<worksheet xmlns="${MAIN}" xmlns:x="${MAIN}"><sheetData>${row('', 1)}${row('x:', 2)}</sheetData></worksheet>`,
    ],
    [
      'a prefix of the root, another default',
      `<x:worksheet xmlns="urn:other" xmlns:x="${MAIN}"><x:sheetData>${row('x:', 1)}${row('x:', 2)}${row('', 9)}</x:sheetData></x:worksheet>`,
    ],
    [
      'a default that is declared on the way',
      `<x:worksheet xmlns:x="${MAIN}"><sheetData xmlns="${MAIN}">${row('', 1)}${row('x:', 2)}</sheetData></x:worksheet>`,
    ],
    [
      'a prefix that means something else inside',
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${row('x:', 1)}<g xmlns:x="urn:o">${row('x:', 8)}</g>${row('x:', 2)}</x:sheetData></x:worksheet>`,
    ],
    [
      'strict and transitional',
      `<worksheet xmlns="${STRICT}" xmlns:x="${MAIN}"><sheetData>${row('', 1)}${row('x:', 2)}</sheetData></worksheet>`,
    ],
  ])('counts and not its prefix: %s', async (_, sheet) => {
    expect(await cells(sheet)).toEqual([['1'], ['2']]);
  });

  it('is found wherever the pieces of the file are cut', async () => {
    const pad = 32_768 - 200;
    for (let more = 0; more < 200; more += 7) {
      const sheet = `<worksheet xmlns="${MAIN}"><!--${'-'.repeat(0)}${'x'.repeat(pad + more)}--><y:sheetData  xmlns:y="${MAIN}">${row('y:', 1)}</y:sheetData></worksheet>`;
      expect(await cells(sheet)).toEqual([['1']]);
    }
  });

  it('has merges behind the cells under any prefix', async () => {
    const sheet = `<x:worksheet xmlns:x="${MAIN}" xmlns:y="${MAIN}"><y:sheetData><y:row r="1">${'<y:c r="A1"><y:v>1</y:v></y:c><y:c r="B1"><y:v>2</y:v></y:c>'}</y:row></y:sheetData><y:mergeCells><y:mergeCell ref="A1:B1"/></y:mergeCells></x:worksheet>`;
    expect(await cells(sheet)).toEqual([['1']]);
  });
});

describe('what is no value of the cell', () => {
  const row = (inner: string): string =>
    worksheet(`<row r="1"><c r="A1"><v>1001</v>${inner}</c></row>`);
  it.each([
    ['an extension', row('<extLst><ext><v>888</v></ext></extLst>')],
    ['another vocabulary', row('<o:x xmlns:o="urn:o"><v>888</v></o:x>')],
    ['something unknown', row('<more><v>888</v></more>')],
    ['a text outside an inline text', row('<t>888</t>')],
    [
      'a choice for other programs',
      row(
        `<m:AlternateContent xmlns:m="${MC}" xmlns:o="urn:o"><m:Choice Requires="o"><v>888</v></m:Choice></m:AlternateContent>`,
      ),
    ],
  ])('is not read: %s', async (_, sheet) => {
    expect(await cells(sheet)).toEqual([['1001']]);
  });

  it.each([
    ['the fallback', 'o', '2'],
    ['a choice of what is known', 'x', '1'],
  ])('of alternatives, %s is', async (_, requires, read) => {
    const sheet = worksheet(
      `<row r="1"><c r="A1"><m:AlternateContent xmlns:m="${MC}" xmlns:o="urn:o" xmlns:x="${MAIN}"><m:Choice Requires="${requires}"><v>1</v></m:Choice><m:Choice Requires="${requires}"><v>3</v></m:Choice><m:Fallback><v>2</v></m:Fallback></m:AlternateContent></c></row>`,
    );
    expect(await cells(sheet)).toEqual([[read]]);
  });
});

describe('merged cells', () => {
  const merged = (rows: string, ...ranges: readonly string[]): string =>
    worksheet(rows, {
      tail: `<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    });

  it('show the first cell in every row that has something of its own', async () => {
    const sheet = merged(
      `<row r="1">${v('A1', '1')}${v('C1', '5')}</row><row r="2">${v('A2', '9')}${v('C2', '6')}</row><row r="3"/><row r="4">${v('C4', '7')}</row>`,
      'A1:B3',
    );
    expect(await cells(sheet)).toEqual([['1', '', '5'], ['1', '', '6'], [], ['', '', '7']]);
  });

  it('hide what lies under them', async () => {
    expect(
      await cells(
        merged(`<row r="1">${v('A1', '1')}${v('B1', '2')}${v('C1', '3')}</row>`, 'A1:B1'),
      ),
    ).toEqual([['1', '', '3']]);
  });
});
