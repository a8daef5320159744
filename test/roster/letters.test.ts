// Letters that went wrong before the file reached us: told, whichever way they went.

import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { lostLetters } from '../../src/roster/rows/lost-letters.ts';
import { codesOf, readText, refusal } from '../support/read-roster.ts';
import { aPolicy, aUser } from '../support/users.ts';

const codes = (text: string): readonly string[] =>
  lostLetters('name', text).map(({ code }) => code);

describe('a name in UTF-8 that was read as', () => {
  const NAMES = [
    'Zoë',
    'René',
    'Müller',
    'GROẞ',
    'Łukasz',
    'Yıldız',
    'Şahin',
    'İpek',
    'Дмитрий',
    'Ōe',
  ];
  it.each(
    ['windows-1252', 'macintosh', 'cp850'].flatMap((encoding) =>
      NAMES.map((name) => [encoding, name] as const),
    ),
  )('%s is told: %s', (encoding, name) => {
    // What has no character there is replaced, as programs do.
    const wrong = iconv.decode(Buffer.from(name), encoding);
    expect(wrong).not.toBe(name);
    expect(codes(`Jan ${wrong} Smit`)).not.toEqual([]);
  });

  it('Windows-1252 twice is told', () => {
    const once = iconv.decode(Buffer.from('Özlem'), 'windows-1252');
    expect(codes(iconv.decode(Buffer.from(once), 'windows-1252'))).toEqual(['MOJIBAKE']);
  });
});

it.each([
  ['Fatma Y?ld?z', ['LETTERS_LOST']],
  ['?ahin', ['LETTERS_LOST']],
  ['Ren?', ['LETTERS_LOST']],
  ['Ren\uFFFD', ['LETTERS_LOST']],
  ['&Ouml;zlem', ['HTML_ENTITY']],
  ['&#350;ahin', ['HTML_ENTITY']],
  ['&#x15E;ahin', ['HTML_ENTITY']],
])('%s is told', (text, expected) => {
  expect(codes(text)).toEqual(expected);
});

it.each([
  "d'été",
  'L’été, l’Île',
  'Kılıç',
  'Íñigo',
  'CAFÉ’S',
  '„Ängström“ – “Œuvre”',
  'Þóra Ðórðardóttir',
  'Jansen & Zn; Vos',
  'Анна',
  'Nguyễn Thị Ánh',
  '李 小龍',
])('%s is as it should be', (text) => {
  expect(codes(text)).toEqual([]);
});

it('looks at every part of a name', async () => {
  const { notes } = await readText([
    'Personeelsnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail',
    '1;Ren?;;Smit;a@zonnehof.example',
    '2;Jan;v?n;Vos;b@zonnehof.example',
    '3;Eva;;B?hm;c@zonnehof.example',
  ]);
  expect(notes.map(({ code, place }) => [code, place.row, place.column])).toEqual([
    ['LETTERS_LOST', 2, 'B'],
    ['LETTERS_LOST', 3, 'C'],
    ['LETTERS_LOST', 4, 'D'],
  ]);
});

describe('an address', () => {
  it.each([
    '“ann@zonnehof.example”',
    'ann@zonnehof.example’',
    'ann–b@zonnehof.example',
    'ann\u2011b@zonnehof.example',
    'ann\u2212b@zonnehof.example',
    'ann´b@zonnehof.example',
    'ann¨b@zonnehof.example',
    'ﬁona@zonnehof.example',
    'ａｎｎ@zonnehof.example',
    'ann＠zonnehof.example',
    'ann@zonnehof。example',
    'ann…b@zonnehof.example',
    'İnci@zonnehof.example',
    'аnn@zonnehof.example',
    'ann@zonnehоf.example',
  ])('%s is an error of its row', async (address) => {
    const { rows } = await readText(['Personeelsnummer;Naam;E-mail', `1;Ann Vos;${address}`]);
    const [code] = codesOf(rows[0]);
    expect(code).toMatch(/^EMAIL_/);
  });

  it.each([
    'jürgen@münchen.example',
    'анна@почта.example',
    'ann@col·lectiu.example',
    'देव@उदाहरण.example',
    "o'brien@zonnehof.example",
    'a`b@zonnehof.example',
    'zoë_de-vries+hr@zonnehof.example',
  ])('%s is real', async (address) => {
    const { rows } = await readText(['Personeelsnummer;Naam;E-mail', `1;Ann Vos;${address}`]);
    expect(codesOf(rows[0])).toEqual([]);
  });
});

it('tells of a file quoted with curly quotation marks', async () => {
  const lines = ['“Nr”;“Naam”;“E-mail”', '“1”;“Ann Vos”;“ann@zonnehof.example”'];
  const issues = await refusal(readText(lines));
  expect(issues).toMatchObject([{ code: 'CSV_QUOTES_CURLY', place: { row: 1 } }]);
});

describe('names that differ from those in Pluvo only in accents', () => {
  const users = UserIndex.of([
    aUser({ ref: '1', name: 'Zoë Vos', email: 'a@zonnehof.example' }),
    aUser({ ref: '2', name: 'Fatma Yıldız', email: 'b@zonnehof.example' }),
    aUser({ ref: '3', name: 'Jan Smit', email: 'c@zonnehof.example' }),
  ]);

  const warningsOf = async (...lines: readonly string[]): Promise<readonly unknown[]> => {
    const { rows } = await readText(['Personeelsnummer;Naam', ...lines]);
    const sheets = [{ name: null, columns: { ref: ['A'], name: ['B'] } }];
    return buildPlan({ sheets, rows }, users, aPolicy()).warnings.map(({ code, params }) => [
      code,
      params,
    ]);
  };

  it('are told where there are several', async () => {
    expect(await warningsOf('1;Zoe Vos', '2;Fatma Yildiz', '3;Jan Smit-Bos')).toEqual([
      ['ACCENTS_DIFFER', { rows: 2 }],
    ]);
  });

  it('are no news where there is one', async () => {
    expect(await warningsOf('1;Zoe Vos', '3;Jan Smit-Bos')).toEqual([]);
  });
});
