import { describe, expect, it } from 'vitest';
import type { RawRow } from '../../src/roster/source/raw.ts';
import { openCsv } from '../../src/roster/source/csv/read-csv.ts';
import { encode, issueOf, readCsv, rowsOf, tempFiles, type Encoding } from './csv-files.ts';

const write = tempFiles();

/** The line and the cells of each row. */
async function read(text: string): Promise<[number, readonly string[]][]> {
  const rows = await readCsv(await write(text));
  return rows.map(({ row, cells }) => [row, cells]);
}

describe('openCsv', () => {
  it('has one sheet without a name, and says how it read the text', async () => {
    const workbook = await openCsv(await write('Naam;E-mail\nJan;jan@voorbeeld.example\n'));
    expect(workbook.sheets).toEqual([{ name: null, hidden: false }]);
    expect(workbook.text).toEqual({ encoding: 'utf-8', delimiter: ';' });
    expect(await rowsOf(workbook)).toEqual([
      { sheet: 0, row: 1, cells: ['Naam', 'E-mail'] },
      { sheet: 0, row: 2, cells: ['Jan', 'jan@voorbeeld.example'] },
    ]);
  });

  it('gives the rows again each time they are asked for', async () => {
    const workbook = await openCsv(await write('a,b\n1,2\n'));
    for await (const row of workbook.rows(0)) {
      expect(row.row).toBe(1);
      break;
    }
    expect(await rowsOf(workbook)).toHaveLength(2);
  });

  it('keeps cells as they are', async () => {
    const cells = ['007', ' x ', '', '1e3', 'NULL', 'say "hi"', 'a,b', "'t Hart", 'a\nb'];
    const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    expect((await read(`h${','.repeat(8)}\n${line}`))[1]?.[1]).toEqual(cells);
  });

  it('takes the guard against formulas off, unless told to leave it', async () => {
    const file = await write("Naam;Telefoon\n't Hart;'+31 6 12345678\n''=1;'=1+1\n");
    const cells = async (raw: boolean): Promise<unknown> =>
      (await readCsv(file, { raw })).slice(1).map((row) => row.cells);
    expect(await cells(false)).toEqual([
      ["'t Hart", '+31 6 12345678'],
      ["'=1", '=1+1'],
    ]);
    expect(await cells(true)).toEqual([
      ["'t Hart", "'+31 6 12345678"],
      ["''=1", "'=1+1"],
    ]);
  });

  it.each(['', '\n\r\n \n', '\uFEFF', '\uFEFF\r\n'])('refuses %j as empty', async (text) => {
    expect(await issueOf(read(text))).toMatchObject({ code: 'FILE_EMPTY' });
  });

  it.each(['', ';;', '"', '\n'])('refuses %j as a delimiter', async (delimiter) => {
    const file = await write('a;b');
    expect(await issueOf(openCsv(file, { delimiter }))).toMatchObject({ code: 'USAGE' });
  });

  it.each([
    ['tab', 'a\tb'],
    ['\t', 'a\tb'],
    ['^', 'a^b'],
    ['¦', 'a¦b'],
  ])('uses the delimiter %j that was set', async (delimiter, text) => {
    expect((await readCsv(await write(text), { delimiter }))[0]?.cells).toEqual(['a', 'b']);
  });

  it('reads `sep=` as the delimiter and not as a row', async () => {
    const text = 'sep=;\r\nNaam, voluit;E-mail\r\nJansen, Piet;p@x.example\r\n';
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      const rows = await readCsv(await write(encode(text, encoding, true)));
      expect(rows).toEqual([
        { sheet: 0, row: 2, cells: ['Naam, voluit', 'E-mail'] },
        { sheet: 0, row: 3, cells: ['Jansen, Piet', 'p@x.example'] },
      ]);
    }
  });
});

describe('the line of a row', () => {
  it.each<[string, string, [number, string[]][]]>([
    [
      'blank lines',
      'a,b\n\n\n1,2\n \n3,4\n',
      [
        [1, ['a', 'b']],
        [4, ['1', '2']],
        [6, ['3', '4']],
      ],
    ],
    [
      'CR',
      'a,b\r1,2\r\r3,4',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
        [4, ['3', '4']],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
        [3, ['3', '4']],
        [4, ['5', '6']],
      ],
    ],
    [
      'CRLF in quotes',
      'a,b\r\n"x\r\n\r\ny",2\r\n3,4',
      [
        [1, ['a', 'b']],
        [2, ['x\r\n\r\ny', '2']],
        [5, ['3', '4']],
      ],
    ],
    [
      'CR and LF in quotes',
      'a,b\n"x\ry","\n\n"\n3,4',
      [
        [1, ['a', 'b']],
        [2, ['x\ry', '\n\n']],
        [6, ['3', '4']],
      ],
    ],
    [
      'line breaks at the edges of quotes',
      'a,b\n"\n","\r\n"\r\n3,4',
      [
        [1, ['a', 'b']],
        [2, ['\n', '\r\n']],
        [5, ['3', '4']],
      ],
    ],
    [
      'a row of empty cells',
      'a,b\n,\n1,2\n',
      [
        [1, ['a', 'b']],
        [2, ['', '']],
        [3, ['1', '2']],
      ],
    ],
  ])('is the one an editor shows, with %s', async (_, text, rows) => {
    expect(await read(text)).toEqual(rows);
  });
});

describe('a row that does not fit the heading', () => {
  async function ragged(...lines: readonly string[]): Promise<RawRow['ragged'][]> {
    const rows = await readCsv(await write(lines.join('\n')), { delimiter: ';' });
    return rows.map((row) => row.ragged);
  }

  it('is marked where it has more or fewer cells', async () => {
    expect(await ragged('a;b;c', '1;2;3', '1;2', '1;2;3;4')).toEqual([
      undefined,
      undefined,
      { expected: 3, found: 2 },
      { expected: 3, found: 4 },
    ]);
  });

  it('is not marked for empty cells at the end', async () => {
    expect(await ragged('a;b', '1;2;;', '1;2; ;')).toEqual([undefined, undefined, undefined]);
  });

  it('may lack columns without a heading, but a shift into them is marked', async () => {
    expect(await ragged('a;b;;', '1;2', '1;2;;', '1;2;x;;')).toEqual([
      undefined,
      undefined,
      undefined,
      { expected: 2, found: 3 },
    ]);
  });

  it('is held against the heading, not against the titles above it', async () => {
    expect(await ragged('Personeel', 'Datum;1-12-2026', 'a;b;c;d', '1;2;3;4', '1;2;3')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      { expected: 4, found: 3 },
    ]);
  });

  it('is held against the heading also where all rows are shorter', async () => {
    expect(await ragged('a;b;c', '1;2', '3;4')).toEqual([
      undefined,
      { expected: 3, found: 2 },
      { expected: 3, found: 2 },
    ]);
  });
});

describe('a quote that is wrong', () => {
  it.each<[string, string, number]>([
    ['CSV_QUOTE_UNCLOSED', 'a,b\r\n1,2\r\n3,"4\r\n5,6\r\n', 3],
    ['CSV_QUOTE_UNCLOSED', 'a,b\n"1\n2","3\n4\n', 3],
    ['CSV_QUOTE_UNCLOSED', '\n\n"a,b\n', 3],
    ['CSV_QUOTE_UNCLOSED', 'sep=,\na,b\n1,"2\n', 3],
    ['CSV_QUOTE_INVALID', 'a,b\n1,x"2"\n', 2],
    ['CSV_QUOTE_INVALID', 'a,b\n1,"2"x\n', 2],
    ['CSV_QUOTE_INVALID', 'a,b\n1, "2"\n', 2],
    ['CSV_QUOTE_INVALID', 'a,b\n1,"2\n3,"4"\n', 2],
  ])('stops the file with %s: %j', async (code, text, row) => {
    const file = await write(text, 'roster.csv');
    expect(await issueOf(readCsv(file))).toMatchObject({
      code,
      params: {},
      place: { file: 'roster.csv', row },
    });
  });

  it('gives the rows before it first', async () => {
    const workbook = await openCsv(await write('a,b\n1,2\n3,"4\n'));
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { row } of workbook.rows(0)) seen.push(row);
    })();
    expect(await issueOf(reading)).toMatchObject({ code: 'CSV_QUOTE_UNCLOSED' });
    await workbook.close();
    expect(seen).toEqual([1, 2]);
  });
});

describe('a record without end', () => {
  it.each([
    ['an open quote', '"x'],
    ['empty cells', ','],
    ['one cell', 'x'],
  ])('is stopped: %s', async (_, piece) => {
    const file = await write(`a,b\n1,2\n${piece.repeat(3_000_000)}`);
    expect(await issueOf(readCsv(file, { delimiter: ',' }))).toMatchObject({
      place: { row: 3 },
    });
  });

  it('may be long', async () => {
    const long = 'x'.repeat(900_000);
    const rows = await readCsv(await write(`a,b\n1,${long}\n3,4\n`));
    expect(rows[1]?.cells[1]).toBe(long);
  });
});

describe('the border between two chunks', () => {
  const CHUNK = 65_536;
  const tail = 'é€😀,"q""\r\n""\r"\r\n\r\nlast,"€"\r\n';
  const shifts = Array.from({ length: 36 }, (_, index) => index);

  it.each<Encoding>(['utf-8', 'utf-16le', 'utf-16be'])(
    'may fall anywhere (%s)',
    async (encoding) => {
      const size = encode(tail, encoding).length;
      for (const shift of shifts) {
        const start = encode('a,b\n\n', encoding, true).length;
        const unit = encoding === 'utf-8' ? 1 : 2;
        const filler = Math.floor((CHUNK - start - size) / unit) + shift;
        const text = `a,b\n${'x'.repeat(filler)}\n${tail}`;
        const rows = await readCsv(await write(encode(text, encoding, true), 'border.csv'), {
          delimiter: ',',
        });
        expect(rows.slice(2).map(({ row, cells }) => [row, cells])).toEqual([
          [3, ['é€😀', 'q"\r\n"\r']],
          [7, ['last', '€']],
        ]);
      }
    },
  );
});
