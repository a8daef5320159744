// What becomes of a cell: the reader gives what the person sees.

import { describe, expect, it } from 'vitest';
import { cellsOf, sharedStrings, styles, workbookPart } from './workbooks.ts';

const number = (value: string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;
const inline = (content: string): string => `<c t="inlineStr"><is>${content}</is></c>`;

async function texts(cells: readonly string[], parts = {}): Promise<string[]> {
  return (await cellsOf(cells, parts)).map(([, text = '']) => text);
}

describe('text', () => {
  it('is given as it stands, shared, inline or as a formula result', async () => {
    const cells = ['<c t="s"><v>0</v></c>', inline('<t>Jan</t>'), '<c t="str"><v>Piet</v></c>'];
    const parts = { 'xl/sharedStrings.xml': sharedStrings('<t>Sanne</t>') };
    expect(await cellsOf(cells, parts)).toEqual([
      ['text', 'Sanne'],
      ['text', 'Jan'],
      ['text', 'Piet'],
    ]);
  });

  it('keeps leading zeros, spaces and line breaks', async () => {
    const cells = ['00123', '  a  ', 'a\nb'].map((text) => inline(`<t>${text}</t>`));
    expect(await texts(cells)).toEqual(['00123', '  a  ', 'a\nb']);
  });

  it('joins all runs of rich text, and leaves phonetic text out', async () => {
    const rich = '<r><rPr><b/></rPr><t>Sanne </t></r><r><t>de Vries</t></r>';
    const read = '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>';
    const parts = { 'xl/sharedStrings.xml': sharedStrings(rich, read) };
    const cells = ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', inline(rich), inline(read)];
    expect(await texts(cells, parts)).toEqual(['Sanne de Vries', '東京', 'Sanne de Vries', '東京']);
  });

  it('ignores the white space that a pretty printer puts between elements', async () => {
    expect(await texts(['<c t="inlineStr">\n <is>\n  <t>a</t>\n </is>\n</c>'])).toEqual(['a']);
  });

  it('resolves entities and CDATA', async () => {
    const content = '<t>R&amp;D <![CDATA[<a & b>]]> &#233;&#x1F600;</t>';
    expect(await texts([inline(content)])).toEqual(['R&D <a & b> é😀']);
  });

  it('decodes _x000D_, but not an escaped one', async () => {
    const cells = ['a_x000D_b', '_x005F_x000D_', '_x0041_x000D_', '_xZZZZ_', '_xD83D_'];
    expect(await texts(cells.map((text) => inline(`<t>${text}</t>`)))).toEqual([
      'a\rb',
      '_x000D_',
      'Ax000D_',
      '_xZZZZ_',
      '_xD83D_',
    ]);
  });

  it('is blank for an empty shared text, also <si/>', async () => {
    const sst = '<sst xmlns="urn:x"><si/><si><t/></si><si><t>a</t></si></sst>';
    const cells = [0, 1, 2].map((index) => `<c t="s"><v>${index}</v></c>`);
    expect(await texts(cells, { 'xl/sharedStrings.xml': sst })).toEqual(['', '', 'a']);
  });

  it('ends where an Excel cell ends, and not within a character', async () => {
    const [plain = '', emoji = ''] = await texts([
      inline(`<t>${'x'.repeat(40_000)}</t>`),
      inline(`<t>x${'😀'.repeat(20_000)}</t>`),
    ]);
    expect(plain).toHaveLength(32_767);
    expect(emoji).toBe(`x${'😀'.repeat(16_383)}`);
  });

  it('takes the inline text where a number stands beside it', async () => {
    expect(await texts(['<c t="inlineStr"><v>1.0</v><is><t>1.</t></is></c>'])).toEqual(['1.']);
  });

  it('of a mailto: address is the address', async () => {
    const cells = ['mailto:sanne@zonnehof.example', 'MAILTO:a%2Bb@zonnehof.example?subject=Hi'];
    expect(await texts(cells.map((text) => inline(`<t>${text}</t>`)))).toEqual([
      'sanne@zonnehof.example',
      'a+b@zonnehof.example',
    ]);
  });
});

describe('a number', () => {
  it.each([
    ['123', '123'],
    ['123.0', '123'],
    ['1.23E+5', '123000'],
    ['123456789012345', '123456789012345'],
    ['1234567890123456', '1234567890123460'],
    ['8.5956025122250004E+17', '859560251222500000'],
    ['0.1', '0.1'],
    ['0.30000000000000004', '0.3'],
    ['1E-7', '0.0000001'],
    ['-12.50', '-12.5'],
    ['-0', '0'],
    ['1E+22', '10000000000000000000000'],
    [' 7 ', '7'],
  ])('%s is %s', async (stored, shown) => {
    expect(await cellsOf([number(stored)])).toEqual([['number', shown]]);
  });

  it('keeps the zeros of a format of zeros', async () => {
    const patterns = ['00000', '000-000', '"P"0000', '[$-413]0000', '0000;-0000;"geen"', '00000;@'];
    const cells = ['412', '12345', '12', '7', '0', '5'].map((value, i) => number(value, i));
    expect(await texts(cells, { 'xl/styles.xml': styles(...patterns) })).toEqual([
      '00412',
      '012-345',
      'P0012',
      '0007',
      'geen',
      '00005',
    ]);
  });

  it('takes no separator, sign or unit from any other format: it may be a key', async () => {
    const patterns = ['#,##0', '0,000', '0%', '€ #,##0.00', '0.00E+00', '0.00', '# ?/?', '0000,'];
    const cells = patterns.map((_, i) => number('1412', i));
    const shown = await cellsOf(cells, { 'xl/styles.xml': styles(...patterns) });
    expect(shown).toEqual(patterns.map(() => ['number', '1412']));
  });

  it('is not rounded by a General section behind one of zeros', async () => {
    const parts = { 'xl/styles.xml': styles('[<=9999]0000;General') };
    expect(await texts([number('12'), number('123456789012')], parts)).toEqual([
      '0012',
      '123456789012',
    ]);
  });

  it('is plain where the format cannot be understood', async () => {
    const parts = { 'xl/styles.xml': styles('[', '0'.repeat(100_000)) };
    expect(await texts([number('5', 0), number('5', 1), number('5', 99)], parts)).toEqual([
      '5',
      '5',
      '5',
    ]);
  });
});

describe('a date', () => {
  const patterns = [
    'dd-mm-yyyy',
    'd-m-yyyy h:mm',
    'h:mm:ss',
    '[h]:mm',
    'mmm-yy',
    '[$-413]dddd d mmmm yyyy;@',
  ];
  const parts = { 'xl/styles.xml': styles(...patterns) };

  it.each([
    [46350, 0, '2026-11-24'],
    [46350.545, 0, '2026-11-24'],
    [46350.999999, 0, '2026-11-24'],
    [46350.545138888, 1, '2026-11-24T13:05:00'],
    [46350, 1, '2026-11-24T00:00:00'],
    [46350.9999999, 1, '2026-11-25T00:00:00'],
    [0.545138888, 2, '13:05:00'],
    [1.5, 3, '36:00:00'],
    [46350, 4, '2026-11-24'],
    [46350, 5, '2026-11-24'],
    [1, 0, '1900-01-01'],
    [59, 0, '1900-02-28'],
    [60, 0, '1900-02-29'],
    [61, 0, '1900-03-01'],
    [0, 0, '1900-01-00'],
    [2958465, 0, '9999-12-31'],
  ])('serial %d in style %d is %s', async (serial, style, iso) => {
    expect(await cellsOf([number(String(serial), style)], parts)).toEqual([['date', iso]]);
  });

  it('stays a number where Excel shows ####', async () => {
    const cells = [number('-1'), number('2958466')];
    expect(await cellsOf(cells, parts)).toEqual([
      ['number', '-1'],
      ['number', '2958466'],
    ]);
  });

  it.each(['1', 'true'])('counts from 1904 with date1904="%s"', async (value) => {
    const book = workbookPart(
      '<sheet name="Roster" sheetId="1" r:id="rId1"/>',
      `<workbookPr date1904="${value}"/>`,
    );
    const cells = [number('0'), number('44888')];
    expect(await texts(cells, { ...parts, 'xl/workbook.xml': book })).toEqual([
      '1904-01-01',
      '2026-11-24',
    ]);
  });

  it('has a built-in format by its number alone', async () => {
    const built =
      '<styleSheet><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>';
    const cells = [number('46350', 0), number('46350', 1), number('46350.5', 2)];
    expect(await cellsOf(cells, { 'xl/styles.xml': built })).toEqual([
      ['number', '46350'],
      ['date', '2026-11-24'],
      ['date', '2026-11-24T12:00:00'],
    ]);
  });

  it('is not seen in a format that merely has such letters', async () => {
    const other = { 'xl/styles.xml': styles('"dagen" 0', '\\d0', '[Red]0', 'General') };
    const cells = [0, 1, 2, 3].map((style) => number('46350', style));
    expect(await texts(cells, other)).toEqual(['46350', '46350', '46350', '46350']);
  });

  it.each([
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24T00:00:00Z', '2026-11-24'],
    ['2026-11-24T13:05:00.000', '2026-11-24T13:05:00'],
    ['2026-11-24T13:05', '2026-11-24T13:05:00'],
    ['13:05:00', '13:05:00'],
  ])('stored as %s is %s', async (stored, iso) => {
    expect(await cellsOf([`<c t="d"><v>${stored}</v></c>`])).toEqual([['date', iso]]);
  });

  it('stored as text follows its format', async () => {
    const cells = [0, 1, 2].map((style) => `<c t="d" s="${style}"><v>2026-11-24T13:05:00</v></c>`);
    expect(await texts(cells, parts)).toEqual(['2026-11-24', '2026-11-24T13:05:00', '13:05:00']);
  });
});

describe('flags, errors and formulas', () => {
  it('gives booleans as true and false', async () => {
    expect(await cellsOf(['<c t="b"><v>1</v></c>', '<c t="b"><v>0</v></c>'])).toEqual([
      ['flag', 'true'],
      ['flag', 'false'],
    ]);
  });

  it('gives the stored result of a formula, also FALSE, 0 and the empty text', async () => {
    const formula = '<f>VLOOKUP(A1,B:C,2)</f>';
    const cells = [
      `<c t="b">${formula}<v>0</v></c>`,
      `<c>${formula}<v>0</v></c>`,
      `<c t="str">${formula}<v></v></c>`,
      `<c t="str">${formula}<v>Sanne</v></c>`,
      `<c t="e">${formula}<v>#N/A</v></c>`,
    ];
    expect(await cellsOf(cells)).toEqual([
      ['flag', 'false'],
      ['number', '0'],
      ['text', ''],
      ['text', 'Sanne'],
      ['error', '#N/A'],
    ]);
  });

  it('gives a formula that was never calculated as an error, not as a blank', async () => {
    const cells = ['<c><f>A1&amp;"@x"</f><v/></c>', '<c><f>SUM(A1)</f></c>'];
    expect(await cellsOf(cells)).toEqual([
      ['error', '=A1&"@x"'],
      ['error', '=SUM(A1)'],
    ]);
  });

  it('gives error cells as errors', async () => {
    const codes = ['#N/A', '#REF!', '#DIV/0!', '#NAME?'];
    const cells = codes.map((code) => `<c t="e"><v>${code}</v></c>`);
    expect(await cellsOf(cells)).toEqual(codes.map((code) => ['error', code]));
  });
});
