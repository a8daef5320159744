// A column whose heading is nearly a known one is asked about, and one that has nothing to do with an
// import is not.

import { describe, expect, it, test } from 'vitest';
import { columnValues } from '../../src/roster/columns/column-values.ts';
import { understandColumns } from '../../src/roster/columns/columns.ts';
import { FIELD_HEADINGS } from '../../src/user/headings.ts';
import { edits } from '../../src/user/nearest.ts';
import { readText } from '../support/read-roster.ts';
import { mappings } from '../support/roster-options.ts';

const CHOICES = { map: [], preset: [], ignore: [], presetIgnore: [] };

/** Twelve values of one kind. */
const twelve = (value: (n: number) => string) =>
  columnValues(Array.from({ length: 12 }, (_, n) => value(n)));

const REFS = twelve((n) => `10${String(n)}`);
const NAMES = twelve((n) => `Sanne ${'abcdefghijkl'[n] ?? ''}ries`);
const ADDRESSES = twelve((n) => `p${String(n)}@zonnehof.example`);
const YES_NO = twelve((n) => (n % 3 === 0 ? 'Nee' : 'Ja'));
const DATES = twelve((n) => `${String(n + 10)}-03-2025`);
const LANGUAGES = twelve((n) => (n % 2 === 0 ? 'NL' : 'EN'));
const TEXTS = twelve((n) => `Team ${'abc'[n % 3] ?? ''}oord`);

/** What one column beside the usual ones is asked about; `null` where it is not. */
function asked(heading: string, values = TEXTS, beside: readonly string[] = ['Personeelsnummer']) {
  const { problems } = understandColumns(
    [...beside, heading],
    [
      ...beside.map((one) => (one === 'E-mail' ? ADDRESSES : one === 'Naam' ? NAMES : REFS)),
      values,
    ],
    CHOICES,
  );
  const near = problems.find(({ code }) => code === 'COLUMN_NEAR');
  return near?.code === 'COLUMN_NEAR' ? near.params.fields.join('|') : null;
}

describe('is a question', () => {
  test.each([
    ['Actef', YES_NO, 'isActive'],
    ['Acteif', YES_NO, 'isActive'],
    ['Actief J/N', YES_NO, 'isActive'],
    ['Geblokeerd', YES_NO, 'isActive:inverted'],
    ['Beschäftigungsstaus', YES_NO, 'isActive'],
    ['emaill', ADDRESSES, 'email|emailSecondary'],
    ['emial', ADDRESSES, 'email'],
    ['E-mial', ADDRESSES, 'email'],
    ['Emial (werk)', ADDRESSES, 'email'],
    ['Corriel', ADDRESSES, 'email'],
    ['Usernmae', ADDRESSES, 'email'],
    ['Datum uit dienstt', DATES, 'endDate'],
    ['Austritsdatum', DATES, 'endDate'],
    ['Uit diesnt', DATES, 'endDate'],
    ['Voorkeurstaa', LANGUAGES, 'language'],
    ['Volledige naa', NAMES, 'name'],
    ['Prénmo', NAMES, 'firstName'],
    // No heading that is known, and values that are.
    ['Contact', ADDRESSES, 'email'],
    ['', ADDRESSES, 'email'],
    ['Situatie', twelve((n) => (n === 3 ? 'Uit dienst' : 'In dienst')), 'isActive'],
  ])('%s', (heading, values, expected) => {
    expect(asked(heading, values)).toBe(expected);
  });

  test.each(['Personeelsnu', 'Personeelsnumer', 'Medewerkernummr', 'Personeelsnummer intern'])(
    '%s, also where it is the only key',
    (heading) => {
      expect(asked(heading, REFS, ['Naam'])).toBe('ref');
    },
  );

  const DOUBTLESS = 0.98;

  it('for every slip of the pen in every heading of an address, a number and a status', () => {
    const silent: string[] = [];
    let tried = 0;
    for (const [field, values] of [
      ['email', ADDRESSES],
      ['isActive', YES_NO],
      ['ref', REFS],
    ] as const) {
      for (const heading of Object.values(FIELD_HEADINGS[field]).flat()) {
        for (const slip of slips(heading)) {
          const key = field === 'ref' ? ['Naam'] : ['Personeelsnummer'];
          const given = [...key, slip];
          const { columns, problems } = understandColumns(given, [REFS, values], CHOICES);
          tried += 1;
          const isTold = problems.some(({ place }) => place.column === 'B');
          if (columns[1]?.target?.kind !== 'field' && !isTold) silent.push(`${heading}: ${slip}`);
        }
      }
    }
    // Words of three letters are too short to tell a slip from another word; `statuut` is one.
    expect(silent.filter((one) => !/^(?:ref|mél): |statuut/.test(one))).toEqual([]);
    expect(silent.length / tried).toBeLessThan(1 - DOUBTLESS);
  });
});

/** A letter gone, doubled, another one, two swapped; those that fold to nothing new are left to others. */
function slips(heading: string): readonly string[] {
  return Array.from(heading).flatMap((letter, at) => {
    const [before, behind] = [heading.slice(0, at), heading.slice(at + 1)];
    const swapped = before + behind.charAt(0) + letter + behind.slice(1);
    return [before + behind, before + letter + letter + behind, `${before}x${behind}`, swapped];
  });
}

describe('is no question', () => {
  test.each([
    ['Actie', TEXTS],
    ['Afdelin', TEXTS],
    ['BHV', YES_NO],
    ['Lease auto', YES_NO],
    ['Status laptop', YES_NO],
    ['Einddatum rijbewijs', DATES],
    ['Begindatum cursus', DATES],
    ['Datum VOG', DATES],
    ['Kenteken', TEXTS],
    ['Werkdagen', TEXTS],
    ['Zaal', TEXTS],
    ['E-mail planner', twelve((n) => `boss${String(n % 2)}@zonnehof.example`)],
  ])('%s', (heading, values) => {
    expect(asked(heading, values, ['Personeelsnummer', 'Naam'])).toBeNull();
  });

  it('what another column has already', () => {
    expect(asked('E-mial privé', ADDRESSES, ['Personeelsnummer', 'E-mail'])).toBeNull();
    expect(asked('Contact', ADDRESSES, ['Personeelsnummer', 'E-mail'])).toBeNull();
    expect(asked('Voornam', NAMES, ['Personeelsnummer', 'Naam'])).toBeNull();
  });

  it('a column without a value, unless only its beginning was seen', () => {
    const blank = twelve(() => '');
    expect(asked('Actef', blank)).toBeNull();
    const { problems } = understandColumns(['Ref', 'Actef'], [REFS, blank], CHOICES, false);
    expect(problems).toMatchObject([{ code: 'COLUMN_NEAR' }]);
  });

  it('what was mapped or left out by hand', async () => {
    const lines = ['Personeelsnummer;Actef', '1;Ja', '2;Nee'];
    const mapped = await readText(lines, { map: mappings('Actef=isActive') });
    expect(mapped.problems).toEqual([]);
    expect(mapped.rows[1]).toMatchObject({ wanted: { isActive: false } });
    const ignored = await readText(lines, { ignore: ['Actef'] });
    expect({ problems: ignored.problems, notes: ignored.notes }).toEqual({
      problems: [],
      notes: [],
    });
  });
});

it("another person's address is not taken for one's own", () => {
  const { columns } = understandColumns(
    ['Personeelsnummer', 'E-mail (leidinggevende)', 'Naam (partner)'],
    [REFS, ADDRESSES, NAMES],
    CHOICES,
  );
  expect(columns[1]?.target).toEqual({ kind: 'other', other: 'manager' });
  expect(columns[2]?.target).toEqual({ kind: 'part', part: 'partnerLastName' });
});

it('each column that is not used is named once, with its letter', async () => {
  const { notes, problems } = await readText([
    'Personeelsnummer;Naam;E-mail;Afdeling;Kenteken;BSN',
    '1;Sanne de Vries;s@zonnehof.example;Zorg;AB-12;123456782',
  ]);
  expect(problems).toEqual([]);
  expect(notes.map(({ code, place }) => [code, place.column])).toEqual([
    ['COLUMN_UNUSED', 'D'],
    ['COLUMN_UNUSED', 'E'],
    ['COLUMN_UNUSED', 'F'],
  ]);
});

test.each([
  ['email', 'emial', 1],
  ['email', 'emaill', 1],
  ['email', 'mail', 1],
  ['actief', 'atcife', 2],
  ['abcd', 'badc', 2],
  ['abc', 'xyz', 3],
  ['', 'ab', 2],
])('%s and %s are %i apart', (a, b, expected) => {
  expect(edits(a, b, 3)).toBe(expected);
  expect(edits(b, a, expected)).toBe(expected);
  expect(edits(a, b, expected - 1)).toBe(Infinity);
});
