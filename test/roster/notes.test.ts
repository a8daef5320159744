// What is worth a look, and stops nothing.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksRestricted } from '../../src/roster/columns/column-values.ts';
import { cellNotes } from '../../src/roster/rows/cell-signs.ts';
import { readText } from '../support/read-roster.ts';

const noted = async (lines: readonly string[]): Promise<readonly string[]> => {
  const { notes } = await readText(lines);
  return notes.map(({ code, place }) => `${code} ${place.column ?? ''}${String(place.row ?? '')}`);
};

/** A roster of these numbers, each somebody else's. */
const roster = (...refs: readonly string[]): readonly string[] => [
  'Personeelsnummer;E-mail',
  ...refs.map((ref, n) => `${ref};p${String(n)}@zonnehof.example`),
];

describe('leading zeros', () => {
  it('that a few numbers lack are noted at each', async () => {
    expect(await noted(roster('00512', '513', '00514', '515', '00516'))).toEqual([
      'LEADING_ZEROS_LOST A3',
      'LEADING_ZEROS_LOST A5',
    ]);
  });

  it('that nearly all lack are noted once', async () => {
    const { notes } = await readText(roster('412', '00413', '414', '415'));
    expect(notes).toMatchObject([
      { code: 'LEADING_ZEROS_LOST', params: { field: 'ref', rows: 3 }, place: { row: 2 } },
    ]);
  });

  it('that may be gone everywhere are noted by length', async () => {
    const { notes } = await readText(roster('12345', '12346', '347', '12348', '49', '12350'));
    expect(notes).toMatchObject([
      { code: 'NUMBERS_SHORTER', params: { field: 'ref', rows: 2 }, place: { row: 4 } },
    ]);
  });

  it.each([
    ['all with zeros', ['0007', '0008', '0009', '0010', '0011']],
    ['numbers that go on', ['0998', '0999', '1000', '1001', '1002']],
    ['short ones', ['7', '8', '9', '10', '11', '12']],
    ['letters', ['A1', 'A12', 'A123', 'B1', 'B2']],
    ['few', ['12345', '12346', '7']],
  ])('are not missed where there are none: %s', async (_, refs) => {
    expect(await noted(roster(...refs))).toEqual([]);
  });
});

describe('a whole column', () => {
  it('that is the same for everybody', async () => {
    const lines = Array.from({ length: 5 }, (_, n) => `${String(n)};Zonnehof`);
    expect(await noted(['Personeelsnummer;Volledige naam', ...lines])).toContain('SAME_FOR_ALL B2');
    expect(await noted(['Personeelsnummer;Volledige naam', ...lines.slice(1)])).not.toContain(
      'SAME_FOR_ALL B2',
    );
  });

  it('of two rows with one id is none about the name: they are one person', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    expect(
      await noted([
        'Pluvo-ID;Naam;E-mail',
        `${id};Anouk de Groot;a@zonnehof.example`,
        `${id};Anouk de Groot;b@zonnehof.example`,
      ]),
    ).toEqual([]);
  });

  it('of people, two of whom have one name', async () => {
    expect(
      await noted([
        'Personeelsnummer;Naam;E-mail',
        '1;Anouk de Groot;a@zonnehof.example',
        '2;ANOUK de Groot;b@zonnehof.example',
      ]),
    ).toEqual(['NAME_SAME B3']);
  });
});

describe('a cell', () => {
  it.each([
    ['RenÃ© BÃ¶hm', 'MOJIBAKE'],
    ['Zoë van â€™t Zand', 'MOJIBAKE'],
    ['San\u200bne', 'INVISIBLE_CHARACTERS'],
    ['\u202eSanne', 'INVISIBLE_CHARACTERS'],
    ['Sаnne de Vries', 'LOOK_ALIKE_CHARACTERS'],
    ['Kim =1+3', 'LOOKS_LIKE_FORMULA'],
    ['=1+3', 'LOOKS_LIKE_FORMULA'],
  ])('%j has %s', (text, code) => {
    expect(cellNotes('name', text, undefined).map((note) => note.code)).toEqual([code]);
  });

  it.each([
    'Zoë van ’t Zand',
    'Łukasz Wiśniewski',
    'Gülşen Yıldız',
    'Анна Петрова',
    // Two words of two alphabets are two words.
    'Анна Smith',
    'Ñandú Ãlvares',
    'a = b',
    'µ-team',
  ])('%j is as it should be', (text) => {
    expect(cellNotes('name', text, undefined)).toEqual([]);
  });

  it('of an address that links elsewhere', () => {
    const notes = cellNotes('email', 'a@zonnehof.example', 'b@zonnehof.example');
    expect(notes.map(({ code }) => code)).toEqual(['EMAIL_LINK_DIFFERS']);
    expect(cellNotes('email', 'a@zonnehof.example', 'A@zonnehof.example')).toEqual([]);
  });
});

describe('a column that nobody knows', () => {
  // Numbers with the right check digits that belong to nobody.
  const BSN = ['111222333', '123456782', '999990019'];

  it('is dropped where its values are national numbers or bank accounts', async () => {
    const lines = BSN.map((bsn, n) => `${String(n)};p${String(n)}@zonnehof.example;${bsn}`);
    const { columns } = await readText(['Personeelsnummer;E-mail;Gegeven', ...lines]);
    expect(columns[2]).toMatchObject({
      target: { kind: 'sensitive' },
      why: { kind: 'values', looks: 'restricted', share: 1 },
      samples: [],
    });
  });

  it('has no samples where it is spelt much like a restricted one', async () => {
    const { columns } = await readText([
      'Personeelsnummer;E-mail;Burgerservicenumer',
      '1;p@zonnehof.example;123',
    ]);
    expect(columns[2]).toMatchObject({ suggestion: 'burgerservicenummer', samples: [] });
  });

  it.each([
    '111222333',
    '1112.22.333',
    '85073003328',
    '85.07.30-033.28',
    'NL91ABNA0417164300',
    'NL91 ABNA 0417 1643 00',
  ])('%s is restricted', (text) => {
    expect(looksRestricted(text)).toBe(true);
  });

  it.each(['', '000000000', '123456789', '0612345678', 'NL92ABNA0417164300', 'Team Oost'])(
    '%j is not',
    (text) => {
      expect(looksRestricted(text)).toBe(false);
    },
  );

  it('any text can be looked at', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof looksRestricted(text) === 'boolean'));
  });
});
