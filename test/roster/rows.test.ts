// What single rows ask for.

import { describe, expect, it } from 'vitest';
import { BLANK, CLEAR } from '../../src/user/roster.ts';
import type { RosterOptions } from '../../src/roster/roster.ts';
import { codesOf, readText } from '../support/read-roster.ts';
import { mappings } from '../support/roster-options.ts';

/** The wanted values of the only row. */
async function wanted(heading: string, line: string, options: Partial<RosterOptions> = {}) {
  const { rows } = await readText([heading, line], options);
  expect(rows).toHaveLength(1);
  return rows[0]?.wanted;
}

/** What is wrong with the only row, with the place. */
async function problems(heading: string, line: string, options: Partial<RosterOptions> = {}) {
  const { rows } = await readText([heading, line], options);
  const [row] = rows;
  return row?.kind === 'invalid' ? row.issues : [];
}

async function notesOf(heading: string, line: string, options: Partial<RosterOptions> = {}) {
  const { notes } = await readText([heading, line], options);
  return notes.map(({ code, place }) => `${code} ${place.column ?? ''}${String(place.row ?? '')}`);
}

const KEY = 'Personeelsnummer;E-mail';
const SANNE = '0001;sanne@zonnehof.example';

describe('absent, blank and clear', () => {
  it('are three different things', async () => {
    const heading = `${KEY};AFAS-medewerkernummer;Taal`;
    const asked = await wanted(heading, `${SANNE};<clear>;`);
    expect(asked).toEqual({
      ref: '0001',
      email: 'sanne@zonnehof.example',
      afasEmployeeId: CLEAR,
      language: BLANK,
    });
    expect(asked).not.toHaveProperty('afasPersonId');
  });

  it.each(['-', 'n.v.t.', 'NVT', 'onbekend', 'null', ' ', '\u00a0'])(
    '%j is blank',
    async (cell) => {
      expect(await wanted(`${KEY};Taal`, `${SANNE};${cell}`)).toMatchObject({ language: BLANK });
    },
  );

  it('words for nothing are names too, but a dash is not', async () => {
    expect(await wanted(`${KEY};Volledige naam`, `${SANNE};None`)).toMatchObject({ name: 'None' });
    expect(await wanted(`${KEY};Volledige naam`, `${SANNE};-`)).toMatchObject({ name: BLANK });
  });

  it('what has to be there cannot be cleared', async () => {
    expect(await problems(KEY, '0001;<clear>')).toMatchObject([
      { code: 'NOT_CLEARABLE', params: { field: 'email' }, place: { row: 2, column: 'B' } },
    ]);
  });
});

describe('errors of formulas', () => {
  it.each(['#N/A', '#N/B', '#REF!', '#VERW!', '#WAARDE!', '#DIV/0!', '#DEEL/0!', '#NAAM?', '####'])(
    '%s is no value',
    async (cell) => {
      expect(await problems(KEY, `${cell};sanne@zonnehof.example`)).toMatchObject([
        {
          code: 'CELL_ERROR',
          params: { field: 'ref' },
          place: { row: 2, column: 'A' },
          value: cell,
        },
      ]);
    },
  );

  it('in a part of a name is no part of it', async () => {
    const found = await problems(`${KEY};Voornaam;Achternaam`, `${SANNE};Sanne;#N/A`);
    expect(found).toMatchObject([
      { code: 'CELL_ERROR', params: { field: 'name' }, place: { column: 'D' } },
    ]);
  });

  it('in a leave date makes the row invalid, in a start date it does not matter', async () => {
    const heading = `${KEY};Datum in dienst;Datum uit dienst`;
    expect(await problems(heading, `${SANNE};01-01-2020;#N/A`)).toMatchObject([
      { code: 'CELL_ERROR', params: { field: 'isActive' } },
    ]);
    expect(await notesOf(heading, `${SANNE};#N/A;`)).toEqual(['START_DATE_INVALID C2']);
  });

  it('in a column that is not used does no harm', async () => {
    expect(await problems(`${KEY};Leidinggevende`, `${SANNE};#N/A`)).toEqual([]);
  });
});

describe('a name', () => {
  const heading = `${KEY};Volledige naam;Voornaam;Tussenvoegsel;Achternaam`;

  it('is composed of its parts, where they are complete', async () => {
    expect(await wanted(heading, `${SANNE};Vries S.;Sanne;de;Vries`)).toMatchObject({
      name: 'Sanne de Vries',
    });
    expect(await wanted(heading, `${SANNE};Sanne de Vries;Sanne;;`)).toMatchObject({
      name: 'Sanne de Vries',
    });
    expect(await wanted(heading, `${SANNE};Sanne de Vries;;de;Vries`)).toMatchObject({
      name: 'Sanne de Vries',
    });
    expect(await wanted(heading, `${SANNE};;Sanne;-;`)).toMatchObject({ name: 'Sanne' });
  });

  it('is not half a name', async () => {
    const { problems: found } = await readText([`${KEY};Voornaam`, `${SANNE};Sanne`]);
    expect(found).toMatchObject([
      { code: 'COLUMN_HALF_NAME', params: { missing: 'lastName' }, place: { column: 'C' } },
    ]);
  });

  it('is turned round when it is mapped so, and noted when it looks so', async () => {
    const line = `${SANNE};Vries, Sanne de`;
    const map = mappings('Volledige naam=name:last-first');
    expect(await wanted(`${KEY};Volledige naam`, line, { map })).toMatchObject({
      name: 'Sanne de Vries',
    });
    expect(await notesOf(`${KEY};Volledige naam`, line)).toEqual(['NAME_LAST_FIRST C']);
  });

  it('that is too long says so, composed or not', async () => {
    const long = 'a'.repeat(256);
    expect(await problems(heading, `${SANNE};;Sanne;;${long}`)).toMatchObject([
      { code: 'VALUE_TOO_LONG', params: { field: 'name' }, place: { column: 'F' } },
    ]);
  });

  it('is written as it is', async () => {
    expect(await notesOf(`${KEY};Voornaam;Achternaam`, `${SANNE};MARK;JANSEN`)).toHaveLength(1);
    expect(await wanted(`${KEY};Voornaam;Achternaam`, `${SANNE};MARK;JANSEN`)).toMatchObject({
      name: 'MARK JANSEN',
    });
  });
});

describe('a status', () => {
  const read = async (head: string, cell: string, options: Partial<RosterOptions> = {}) =>
    (await wanted(`${KEY};${head}`, `${SANNE};${cell}`, options))?.isActive;

  it.each([
    ['Actief', 'Ja', true],
    ['Actief', 'ONWAAR', false],
    ['Status', 'Uit dienst', false],
    ['Status', 'Langdurig ziek', true],
    ['Status', 'opgezegd', true],
    ['Geblokkeerd', 'Ja', false],
    ['Geblokkeerd', 'nee', true],
    ['Uit dienst', 'J', false],
    // A word that says itself what is the case is not turned round.
    ['Uit dienst', 'Uit dienst', false],
    ['Uit dienst', 'In dienst', true],
    ['Gearchiveerd', 'actief', true],
    ['suspended', '1', false],
    ['Datum uit dienst', '30-11-2026', false],
    ['Datum uit dienst', '01-12-2026', true],
    ['Datum uit dienst', '31-12-2026', true],
    ['Datum uit dienst', '31-12-2999', true],
    ['Datum uit dienst', 'onbepaald', true],
    ['Datum uit dienst', '', true],
  ])('%s: %s is %s', async (head, cell, expected) => {
    expect(await read(head, cell)).toBe(expected);
  });

  it('is not guessed', async () => {
    expect(await problems(`${KEY};Actief`, `${SANNE};x`)).toMatchObject([{ code: 'FLAG_UNKNOWN' }]);
    expect(await problems(`${KEY};Datum uit dienst`, `${SANNE};morgen`)).toMatchObject([
      { code: 'DATE_INVALID', place: { column: 'C' } },
    ]);
  });

  it('mapped by hand is turned round all the same under an inverted heading', async () => {
    expect(await read('Geblokkeerd', 'Ja', { map: mappings('Geblokkeerd=isActive') })).toBe(false);
    expect(await read('Weg', 'Ja', { map: mappings('Weg=isActive:inverted') })).toBe(false);
    expect(await read('Weg', 'Ja', { map: mappings('Weg=isActive') })).toBe(true);
  });

  it('reads the words of the source first', async () => {
    const words = new Map([['isActive', new Map([['u', 'nee']])]] as const);
    expect(await read('Actief', 'U', { words })).toBe(false);
  });

  it('that contradicts the leave date waits for an answer', async () => {
    const heading = `${KEY};Status;Datum uit dienst`;
    const line = `${SANNE};uit dienst;31-12-2026`;
    const { rows } = await readText([heading, line]);
    expect(rows).toMatchObject([{ kind: 'held', reason: { code: 'STATUS_CONTRADICTS' } }]);
    const accept = new Set(['status-date'] as const);
    expect(await wanted(heading, line, { accept })).toMatchObject({ isActive: true });
  });

  it('of who has not started yet is skipped', async () => {
    const { rows } = await readText([`${KEY};Datum in dienst`, `${SANNE};01-01-2027`]);
    expect(rows).toMatchObject([
      { kind: 'skipped', reason: { code: 'FUTURE_JOINER', params: { start: '2027-01-01' } } },
    ]);
  });
});

describe('dates with slashes', () => {
  const heading = `${KEY};Datum uit dienst`;

  it('are asked about the column', async () => {
    const { problems: found } = await readText([heading, `${SANNE};03/04/2026`]);
    expect(found).toMatchObject([{ code: 'DATE_ORDER_UNKNOWN', place: { row: 1, column: 'C' } }]);
  });

  it('that contradict each other are asked too', async () => {
    const { problems: found } = await readText([
      heading,
      '1;a@zonnehof.example;13/04/2026',
      '2;b@zonnehof.example;04/13/2026',
    ]);
    expect(found).toMatchObject([{ code: 'DATE_ORDER_UNKNOWN' }]);
  });

  it('are read in the order that was said', async () => {
    const dmy = await wanted(heading, `${SANNE};03/12/2026`, { dateOrder: 'dmy' });
    const mdy = await wanted(heading, `${SANNE};03/12/2026`, { dateOrder: 'mdy' });
    expect([dmy?.isActive, mdy?.isActive]).toEqual([true, false]);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['SANNE@Zonnehof.example', 'sanne@zonnehof.example'],
    ['sanne@münchen.example', 'sanne@münchen.example'],
    ['sanne@xn--mnchen-3ya.example', 'sanne@xn--mnchen-3ya.example'],
    ['ñoñó@zonnehof.example', 'ñoñó@zonnehof.example'],
    ['\u200bsanne@zonnehof.example\u00a0', 'sanne@zonnehof.example'],
  ])('%j is %j', async (cell, expected) => {
    expect(await wanted(KEY, `0001;${cell}`)).toMatchObject({ email: expected });
  });

  it.each([
    ['sanne@zonnehof', 'EMAIL_INVALID'],
    ['sanne,zonnehof.example', 'EMAIL_INVALID'],
    ['Sanne <sanne@zonnehof.example>', 'EMAIL_INVALID'],
    ['sanne@@zonnehof.example', 'EMAIL_INVALID'],
    ['sanne@vries@zonnehof.example', 'EMAIL_INVALID'],
    ['a@zonnehof.example, b@zonnehof.example', 'EMAIL_SEVERAL'],
    ['a@zonnehof.example / b@zonnehof.example', 'EMAIL_SEVERAL'],
    ['A <a@zonnehof.example> B <b@zonnehof.example>', 'EMAIL_SEVERAL'],
  ])('%j is %s', async (cell, code) => {
    expect((await problems(KEY, `0001;${cell}`)).map((problem) => problem.code)).toEqual([code]);
  });

  it('is the login where there is none, and a private one only when accepted', async () => {
    const login = 'mail;userPrincipalName;displayName';
    expect(
      await wanted(
        `${login}\n x@zonnehof.example;x@zonnehof.example;X`.split('\n')[0] ?? '',
        'a@zonnehof.example;b@zonnehof.example;A',
      ),
    ).toMatchObject({ email: 'a@zonnehof.example' });
    const { rows } = await readText([
      login,
      'a@zonnehof.example;b@zonnehof.example;A',
      ';c@zonnehof.example;C',
      ';x_partner.example#EXT#@contoso.onmicrosoft.com;X',
      ';admin@contoso.onmicrosoft.com;Y',
    ]);
    expect(rows.map((one) => one.wanted.email)).toEqual([
      'a@zonnehof.example',
      'c@zonnehof.example',
      BLANK,
      BLANK,
    ]);
    expect(rows.map((one) => codesOf(one))).toEqual([[], [], ['GUEST'], ['NOT_A_PERSON']]);
  });

  it('that is private waits for an answer', async () => {
    const heading = 'Personeelsnummer;E-mail;E-mail privé';
    const other = '0002;b@zonnehof.example;';
    const line = '0001;;s@prive-mail.example';
    expect((await readText([heading, other, line])).rows.map(codesOf)).toEqual([
      [],
      ['PRIVATE_EMAIL'],
    ]);
    const accept = new Set(['private-email'] as const);
    const { rows } = await readText([heading, other, line], { accept });
    expect(rows[1]).toMatchObject({ kind: 'person', wanted: { email: 's@prive-mail.example' } });
  });
});

describe('languages and roles', () => {
  const vocabulary = { languages: ['NL', 'EN'], roles: ['PARTICIPANT', 'TRAINER'] };

  it('are those that the organisation has', async () => {
    const heading = `${KEY};Taal;Pluvo-rollen`;
    expect(
      await wanted(heading, `${SANNE};Nederlands;trainer, participant`, { vocabulary }),
    ).toMatchObject({ language: 'NL', roles: ['PARTICIPANT', 'TRAINER'] });
    expect(await problems(heading, `${SANNE};Klingon;owner`, { vocabulary })).toMatchObject([
      { code: 'LANGUAGE_UNKNOWN', params: { offered: ['NL', 'EN'] } },
      { code: 'ROLE_UNKNOWN', params: { offered: ['PARTICIPANT', 'TRAINER'] } },
    ]);
  });

  it('a real language that it does not have is left out, and said', async () => {
    expect(await wanted(`${KEY};Taal`, `${SANNE};Pools`, { vocabulary })).toMatchObject({
      language: BLANK,
    });
    expect(await notesOf(`${KEY};Taal`, `${SANNE};Pools`, { vocabulary })).toEqual([
      'LANGUAGE_NOT_OFFERED C2',
    ]);
  });

  it('are any where it is not known which there are', async () => {
    expect(await wanted(`${KEY};Taal;Pluvo roles`, `${SANNE};tr;Super user`)).toMatchObject({
      language: 'TR',
      roles: ['SUPER_USER'],
    });
  });
});

describe('values for all', () => {
  it('stand where a cell is missing or blank, and nowhere else', async () => {
    const defaults = new Map([['language', 'NL']] as const);
    expect(await wanted(KEY, SANNE, { defaults })).toMatchObject({ language: 'NL' });
    expect(await wanted(`${KEY};Taal`, `${SANNE};`, { defaults })).toMatchObject({
      language: 'NL',
    });
    expect(await wanted(`${KEY};Taal`, `${SANNE};en`, { defaults })).toMatchObject({
      language: 'EN',
    });
  });

  it('are never held against the row itself', async () => {
    const defaults = new Map([['isActive', true]] as const);
    const line = `${SANNE};30-11-2026`;
    expect(await wanted(`${KEY};Datum uit dienst`, line, { defaults })).toMatchObject({
      isActive: false,
    });
  });
});

describe('all problems of a row', () => {
  it('are told, at their cells', async () => {
    const found = await problems(`${KEY};Actief`, '1,5E+11;geen adres;misschien');
    expect(found.map(({ code, place }) => [code, place.row, place.column])).toEqual([
      ['SCIENTIFIC_NUMBER', 2, 'A'],
      ['EMAIL_INVALID', 2, 'B'],
      ['FLAG_UNKNOWN', 2, 'C'],
    ]);
  });

  it('come before what would be decided about it: a rounded number is no key of a held row', async () => {
    const rows = await readText([
      `${KEY};Datum uit dienst;Status`,
      '1,5E+11;sanne@zonnehof.example;31-12-2020;Actief',
    ]);
    expect(rows.rows).toMatchObject([{ kind: 'invalid', issues: [{ code: 'SCIENTIFIC_NUMBER' }] }]);
    expect(rows.rows[0]?.wanted.ref).toBeUndefined();
  });

  it('of a ragged row are of that row alone', async () => {
    const { rows } = await readText([
      KEY,
      '1;a@zonnehof.example;what is this',
      '2;b@zonnehof.example',
    ]);
    expect(rows.map(codesOf)).toEqual([['ROW_RAGGED'], []]);
  });

  it('include that nobody can be told', async () => {
    const { rows } = await readText(['Volledige naam;E-mail', 'Sanne;', 'Tom;t@zonnehof.example']);
    expect(rows.map(codesOf)).toEqual([['ROW_WITHOUT_KEY'], []]);
  });
});
