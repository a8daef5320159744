import { describe, expect, it } from 'vitest';
import { openCsv } from '../../src/roster/source/csv/read-csv.ts';
import { encode, issueOf, readCsv, tempFiles, WINDOWS_1252, type Encoding } from './csv-files.ts';

const write = tempFiles();

const text = 'Nr;Naam\r\n1;Zoë van ’t Zand\r\n2;€ 12\r\n';
const cells = [
  ['Nr', 'Naam'],
  ['1', 'Zoë van ’t Zand'],
  ['2', '€ 12'],
];

async function understood(file: string): Promise<{ encoding?: string; cells: unknown }> {
  const workbook = await openCsv(file);
  const encoding = workbook.text?.encoding;
  await workbook.close();
  const rows = await readCsv(file);
  return { ...(encoding === undefined ? {} : { encoding }), cells: rows.map((row) => row.cells) };
}

describe('the encoding', () => {
  it.each<[Encoding, boolean]>([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
    ['utf-16be', false],
    ['windows-1252', false],
  ])('is found to be %s (byte order mark: %s)', async (encoding, mark) => {
    const file = await write(encode(text, encoding, mark));
    expect(await understood(file)).toEqual({ encoding, cells });
  });

  it('is UTF-8 for plain ASCII', async () => {
    expect(await understood(await write('a,b\n1,2'))).toMatchObject({ encoding: 'utf-8' });
  });

  it('reads every character of Windows-1252', async () => {
    const all = WINDOWS_1252.filter((character) => !'"\r\n'.includes(character)).join('');
    const file = await write(encode(`x\n"${all}"`, 'windows-1252'));
    const [, row] = await readCsv(file, { encoding: 'windows-1252', delimiter: ';' });
    expect(row?.cells).toEqual([all]);
  });

  it('can be set, by any of its names', async () => {
    const file = await write(Buffer.from('Naam\nRen\x8E\n', 'latin1'));
    const rows = await readCsv(file, { encoding: 'Macintosh' });
    expect(rows.map((row) => row.cells)).toEqual([['Naam'], ['René']]);
    const latin1 = await write(encode(text, 'windows-1252'));
    expect((await readCsv(latin1, { encoding: 'latin1' }))[1]?.cells).toEqual(cells[1]);
  });

  it('is what the byte order mark says, also when another was set', async () => {
    const file = await write(encode(text, 'utf-8', true));
    expect((await readCsv(file, { encoding: 'windows-1252' })).map((row) => row.cells)).toEqual(
      cells,
    );
  });

  it('is refused when there is none of that name', async () => {
    const file = await write(text);
    expect(await issueOf(openCsv(file, { encoding: 'klingon' }))).toMatchObject({ code: 'USAGE' });
  });
});

describe('over a long file', () => {
  const before = (name: string): string => `Nr;Naam\n${`1;${name}\n`.repeat(89_998)}`;

  it('is decided by one letter on line 90,000', async () => {
    const ascii = await write(encode(`${before('Jan')}2;René\n3;Jan\n`, 'windows-1252'));
    const rows = await readCsv(ascii);
    expect(rows[89_999]).toMatchObject({ row: 90_000, cells: ['2', 'René'] });
  });

  it('names the line when UTF-8 is broken there', async () => {
    const mixed = await write(
      Buffer.concat([encode(before('Zoë'), 'utf-8'), encode('2;René\n3;Jan\n', 'windows-1252')]),
    );
    expect(await issueOf(readCsv(mixed))).toMatchObject({
      code: 'FILE_ENCODING',
      params: { encoding: 'utf-8' },
      place: { row: 90_000 },
    });
  });
});

describe('a text that cannot be decoded cleanly', () => {
  it.each<[string, Buffer, string | undefined, string, number]>([
    ['UTF-8 that was set', Buffer.from('a\r\nb\r\nRen\xE9\r\n', 'latin1'), 'utf-8', 'utf-8', 3],
    [
      'UTF-8 with its mark',
      Buffer.concat([encode('a\nb\n', 'utf-8', true), Buffer.of(0xe9, 0x0a)]),
      undefined,
      'utf-8',
      3,
    ],
    ['UTF-8 that is cut', Buffer.from('é\né\n\xC3', 'latin1'), 'utf-8', 'utf-8', 1],
    [
      'a byte unknown to Windows-1252',
      Buffer.from('a\n\xE9\nb\x81\n', 'latin1'),
      undefined,
      'windows-1252',
      3,
    ],
    [
      'a byte unknown to Windows-1252, which was set',
      Buffer.from('a\nb\x9D\n', 'latin1'),
      'windows-1252',
      'windows-1252',
      2,
    ],
    [
      'UTF-16 with half a pair',
      Buffer.from('\uFEFFa\nb\uD83Dc\n', 'utf16le'),
      undefined,
      'utf-16le',
      2,
    ],
    [
      'UTF-16 with half a character',
      Buffer.concat([encode('a\nb\nc', 'utf-16le', true), Buffer.of(0x64)]),
      undefined,
      'utf-16le',
      3,
    ],
    ['UTF-32', Buffer.from('fffe00006100000062000000', 'hex'), undefined, 'utf-32', 1],
    ['UTF-32, big-endian', Buffer.from('0000feff0000006100000062', 'hex'), undefined, 'utf-32', 1],
    ['NUL', Buffer.from('a,b\n\0,c\n'), undefined, 'utf-8', 2],
    ['NUL in UTF-16', encode('a;b\nc;\0\n', 'utf-16be', true), undefined, 'utf-16be', 2],
    [
      'UTF-8 in which one letter is not',
      Buffer.from('Ren\xC3\xA9\nZo\xC3\xAB\nJos\xE9\n', 'latin1'),
      undefined,
      'utf-8',
      3,
    ],
  ])('is an error that names the line: %s', async (_, bytes, set, encoding, row) => {
    const file = await write(bytes, 'roster.csv');
    const issue = await issueOf(readCsv(file, { encoding: set }));
    expect(issue).toMatchObject({
      code: 'FILE_ENCODING',
      params: { encoding },
      place: { file: 'roster.csv', row },
    });
  });
});

describe('Windows-1252 as the guess', () => {
  // Names as other encodings write them; read as Windows-1252 they would be another name.
  it.each<[string, string]>([
    ['DOS', 'Andr\x82'],
    ['DOS', 'Zo\x89'],
    ['DOS', 'B\x94hm'],
    ['DOS', 'M\x81ller'],
    ['DOS', 'A\x8Bcha'],
    ['DOS', 'Mu\xA4oz'],
    ['DOS', 'Garc\xA1a'],
    ['Macintosh', 'Ren\x8E'],
    ['Macintosh', 'M\x9Fller'],
    ['Macintosh', 'M\x86LLER'],
    ['Macintosh', 'A\x95cha'],
    ['Macintosh', 'Fran\x8Doise'],
    ['Macintosh', 'S\xBFrensen'],
    ['Windows-1250', 'Micha\xB3owski'],
    ['Windows-1250', 'Wo\x9Fniak'],
    ['Windows-1250', '\xA3ukasz'],
    ['Windows-1250', '\xAFaneta'],
    ['Windows-1251', '\xC8\xE2\xE0\xED\xEE\xE2'],
    ['Windows-1253', '\xC3\xE9\xFE\xF1\xE3\xEF\xF2'],
    ['Shift-JIS', '\x93\x8C\x8B\x9E'],
    ['GBK', '\xCD\xF5\xD0\xA1\xC3\xF7'],
    ['a control character', 'Jos\xE9\x05'],
    ['part of a file in UTF-8', 'Jos\xE9\nRen\xC3\xA9\nZo\xEB\nBj\xF6rn'],
  ])('refuses what is %s: %j', async (_, name) => {
    const file = await write(Buffer.from(`Naam\nJan\n${name}\nEva\n`, 'latin1'));
    const issue = await issueOf(readCsv(file));
    expect(issue).toMatchObject({ code: 'FILE_ENCODING' });
    expect(issue.place.row).toBeGreaterThanOrEqual(3);
  });

  it('names the line of a cell in UTF-8 among others', async () => {
    const names = ['Jos\xE9', 'Bj\xF6rn', 'Zo\xEB', 'Ren\xC3\xA9', 'Eva'];
    const file = await write(Buffer.from(names.join('\n'), 'latin1'));
    expect(await issueOf(readCsv(file))).toMatchObject({
      code: 'FILE_ENCODING',
      params: { encoding: 'windows-1252' },
      place: { row: 4 },
    });
  });

  it.each([
    'Zoë van ’t Zand',
    'André Müller–Größe',
    'Œuvre, cœur, Noël',
    'Škoda, Željko, Bašić'.replace('ć', 'c'),
    'ŽELJKO ŠIMUNOVIC',
    'CAFÉ’S',
    '€ 12,50 · 20 °C · ½ dag · m² · 5 ‰',
    '„Hallo“, “zei” ‘hij’… « oui » ‹non›',
    '¿Qué? ¡Sí! § 3 ± 2 × 4 ÷ 1',
    'Microsoft® Windows™ © 2026',
    'façade naïef coöperatie reünie',
    'Guðrún Þórsdóttir, Åse Sjölund, Nuñez, Conceição',
    '100 £, ¥ 5, ƒ 10',
  ])('reads %j', async (value) => {
    const file = await write(encode(`Naam\nJosé\n"${value}"\n`, 'windows-1252'));
    const rows = await readCsv(file, { delimiter: ';' });
    expect(rows.map((row) => row.cells)).toEqual([['Naam'], ['José'], [value]]);
  });

  it.each([-2, -1, 0, 1, 2])('looks across the end of a chunk (%i)', async (shift) => {
    const filler = `José\n${'x'.repeat(65_536 + shift - 7)}`;
    const file = await write(Buffer.from(`${filler}Micha\xB3owski\n`, 'latin1'));
    expect(await issueOf(readCsv(file))).toMatchObject({
      code: 'FILE_ENCODING',
      place: { row: 2 },
    });
  });
});

describe('a code page', () => {
  it.each([
    ['macintosh', 'Zo\x91', 'Zoë'],
    ['cp437', 'Zo\x89', 'Zoë'],
    ['cp850', 'Zo\x89', 'Zoë'],
    ['IBM858', '\xD5 5', '€ 5'],
    ['windows-1250', '\xA3ukasz', 'Łukasz'],
    ['windows-1254', 'Y\xFDld\xFDz', 'Yıldız'],
    ['windows-1257', 'Egl\xEB', 'Eglė'],
    ['iso-8859-2', 'Wa\xB3\xEAsa', 'Wałęsa'],
    ['iso-8859-15', '\xA4 5', '€ 5'],
  ])('can be given: %s', async (encoding, written, value) => {
    const file = await write(Buffer.from(`Naam\n${written}\n`, 'latin1'));
    const rows = await readCsv(file, { encoding, delimiter: ';' });
    expect(rows[1]?.cells).toEqual([value]);
  });

  const triesFor = async (written: string, encoding?: string): Promise<unknown> => {
    const file = await write(Buffer.from(`Naam\nJan\n${written}\n`, 'latin1'));
    return (await issueOf(readCsv(file, { encoding }))).params;
  };

  it.each([
    ['Mac Roman', 'Zo\x91', 'macintosh'],
    ['Mac Roman', 'Fran\x8Dois', 'macintosh'],
    ['Mac Roman', '\x86cker', 'macintosh'],
    ['DOS', 'Zo\x89', 'cp850'],
    ['DOS', 'M\x81ller', 'cp850'],
    ['Windows-1250', 'Micha\xB3', 'windows-1250'],
    ['ISO-8859-2', 'Ma\xB3gorzata\n\xB6wi\xB1tek', 'iso-8859-2'],
    ['Windows-1251', '\xC8\xE2\xE0\xED\xEE\xE2', 'windows-1251'],
  ])('that one accented name gives away is named: %s %j', async (_, written, encoding) => {
    expect(await triesFor(written)).toMatchObject({
      encoding: 'windows-1252',
      tries: expect.arrayContaining([encoding]) as unknown,
    });
  });

  it('that has just failed is not named again', async () => {
    expect(await triesFor('Jos\xE9', 'utf-8')).toEqual({
      encoding: 'utf-8',
      tries: ['windows-1252'],
    });
    expect(await triesFor('M\x81ller', 'windows-1252')).toMatchObject({
      tries: expect.not.arrayContaining(['windows-1252']) as unknown,
    });
    expect(await triesFor('Ren\x88', 'windows-1257')).toMatchObject({
      tries: expect.not.arrayContaining(['windows-1257']) as unknown,
    });
  });

  const doubtsOf = async (text: string): Promise<unknown> => {
    const workbook = await openCsv(await write(encode(text, 'windows-1252')));
    await workbook.close();
    return workbook.doubts?.map(({ params, place, value }) => [params, place.row, value]);
  };

  it('that only a person can tell is a warning with the word', async () => {
    expect(await doubtsOf('Naam\nJan\nYýldýz\n')).toEqual([
      [{ encoding: 'windows-1252', other: 'windows-1254', words: 1 }, 3, 'Yýldýz → Yıldız'],
    ]);
  });

  it('is no question where other words are sure, or one byte is odd', async () => {
    expect(await doubtsOf('Naam\nGeneviève\nZoë\nAndré\nJürgen\n')).toEqual([]);
    const odd = await doubtsOf('Naam\nBibel¬übersetzung\nAndré\n');
    expect(odd).toEqual([
      [{ encoding: 'windows-1252', other: null, words: 1 }, 2, 'Bibel¬übersetzung'],
    ]);
  });
});
