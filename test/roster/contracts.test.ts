// Rosters with a row for each contract.

import { describe, expect, it } from 'vitest';
import { buildPlan } from '../../src/plan/build.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { codesOf, readText } from '../support/read-roster.ts';
import { aPolicy, aUser, SHEET } from '../support/users.ts';

const HEADING = 'Personeelsnummer;Persoonsnummer;Naam;E-mail;Datum in dienst;Datum uit dienst';
const read = (...lines: readonly string[]) => readText([HEADING, ...lines]);

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, at) =>
    permutations(items.toSpliced(at, 1)).map((others) => [item, ...others]),
  );
}

describe('the rows of one person', () => {
  it('become that of the current contract, and the others say where they went', async () => {
    const { rows } = await read(
      '7;100;Sanne Vries;s@zonnehof.example;01-01-2018;31-12-2020',
      '7;100;Sanne Vries;s@zonnehof.example;01-01-2021;',
    );
    expect(rows).toMatchObject([
      {
        kind: 'skipped',
        place: { row: 2 },
        reason: { code: 'CONTRACT_MERGED', params: { row: 3 } },
      },
      { kind: 'person', place: { row: 3 }, wanted: { ref: '7', isActive: true } },
    ]);
  });

  it('of somebody who has left: the latest contract', async () => {
    const { rows } = await read(
      '7;100;Sanne Vries;s@zonnehof.example;01-01-2021;31-12-2023',
      '7;100;Sanne Vries;s2@zonnehof.example;01-01-2018;31-12-2020',
    );
    expect(rows.map(codesOf)).toEqual([[], ['CONTRACT_MERGED']]);
    expect(rows[0]?.wanted).toMatchObject({ isActive: false, email: 's@zonnehof.example' });
  });

  it('are those with one key and one name; a name alone makes nobody the same', async () => {
    const { rows } = await read(
      '7;100;Sanne Vries;s@zonnehof.example;01-01-2018;',
      '8;101;Sanne Vries;s2@zonnehof.example;01-01-2019;',
      '9;102;Tom Bakker;t@zonnehof.example;01-01-2018;',
      // The same address, and somebody else: for the plan to tell.
      '10;103;Els Smet;t@zonnehof.example;01-01-2018;',
    );
    expect(rows.map(codesOf)).toEqual([[], [], [], []]);
  });

  it('with another number are asked about', async () => {
    const lines = [
      '2001;100;Sanne Vries;s@zonnehof.example;01-01-2018;31-12-2020',
      '2045;100;Sanne Vries;s@zonnehof.example;01-01-2021;',
    ];
    const { rows } = await read(...lines);
    expect(rows).toMatchObject([
      {
        kind: 'held',
        wanted: { ref: '2001' },
        reason: { code: 'REF_CHANGES', params: { row: 3 } },
      },
      {
        kind: 'held',
        wanted: { ref: '2045' },
        reason: { code: 'REF_CHANGES', params: { row: 2 } },
      },
    ]);
    const accept = new Set(['ref-change'] as const);
    const accepted = await readText([HEADING, ...lines], { accept });
    expect(accepted.rows.map(codesOf)).toEqual([['CONTRACT_MERGED'], []]);
    expect(accepted.rows[1]).toMatchObject({ kind: 'person', wanted: { ref: '2045' } });
  });

  it('with another number in one of three are asked about all three', async () => {
    const { rows } = await read(
      '2001;100;Sanne Vries;;01-01-2018;31-12-2019',
      '2045;100;Sanne Vries;;01-01-2020;31-12-2020',
      '2045;100;Sanne Vries;;01-01-2021;',
    );
    expect(rows).toMatchObject([
      { kind: 'held', reason: { params: { row: 4 } } },
      { kind: 'held', reason: { params: { row: 2 } } },
      { kind: 'held', reason: { params: { row: 2 } } },
    ]);
  });

  it('are three and more, joined by different keys', async () => {
    const { rows } = await read(
      '1;100;Sanne Vries;;01-01-2018;31-12-2018',
      ';100;Sanne Vries;s@zonnehof.example;01-01-2019;31-12-2019',
      ';;Sanne Vries;s@zonnehof.example;01-01-2020;',
    );
    expect(rows.map(codesOf)).toEqual([['CONTRACT_MERGED'], ['CONTRACT_MERGED'], []]);
  });

  it('become that of the latest contract where only extra fields differ', async () => {
    const { rows } = await readText([
      'Personeelsnummer;Naam;Datum in dienst;extraFields.team',
      '7;Sanne Vries;01-01-2018;Noord',
      '7;Sanne Vries;01-01-2021;Zuid',
    ]);
    expect(rows.map(codesOf)).toEqual([['CONTRACT_MERGED'], []]);
    expect(rows[1]?.wanted.extraMembers).toEqual(new Map([['team', 'Zuid']]));
  });

  it('become that of the latest contract where a blank cell is the difference', async () => {
    const { rows } = await readText([
      'Personeelsnummer;Naam;Persoonsnummer;Datum in dienst',
      '7;Sanne Vries;;01-01-2018',
      '7;Sanne Vries;<clear>;01-01-2021',
    ]);
    expect(rows.map(codesOf)).toEqual([['CONTRACT_MERGED'], []]);
  });

  it('become that of the latest contract, in whatever order they stand', async () => {
    const north = (year: number) => `7;100;Sanne Vries;n@zonnehof.example;01-01-${String(year)};`;
    const south = '7;100;Sanne Vries;z@zonnehof.example;01-01-2019;';
    for (const lines of permutations([north(2018), south, north(2020)])) {
      const { rows } = await read(...lines);
      // The first of those that ask for what the latest does.
      const first = lines.findIndex((line) => line !== south);
      expect(rows.findIndex(({ kind }) => kind === 'person')).toBe(first);
    }
  });

  it('without dates are left to the plan', async () => {
    const { rows } = await readText(['Personeelsnummer;Naam', '7;Sanne Vries', '7;Sanne Vries']);
    expect(rows.map(codesOf)).toEqual([[], []]);
  });
});

describe('a contract that has ended', () => {
  const past = '7;100;Sanne Vries;s@zonnehof.example;01-01-2018;31-12-2020';
  const gone = { kind: 'person', wanted: { isActive: false } };

  it.each([
    ['has an address that is none', '7;100;Sanne Vries;geen adres;01-01-2021;'],
    ['has a number that was rounded', '1,2E+11;;Sanne Vries;;01-01-2021;'],
  ])('archives nobody whose other row %s', async (_, current) => {
    const { rows } = await read(past, current);
    expect(rows[0]).toMatchObject({
      kind: 'held',
      reason: { code: 'CONTRACT_UNREAD', params: { row: 3 } },
    });
  });

  it('archives whoever has no other row, or only others that are past as well', async () => {
    const other = '8;101;Tom Bakker;geen adres;01-01-2021;';
    expect((await read(past, other)).rows[0]).toMatchObject(gone);
    const earlier = '7;100;Sanne Vries;s@zonnehof.example;01-01-2010;31-12-2012';
    expect((await read(past, earlier)).rows[0]).toMatchObject(gone);
  });

  const unread = '7;100;Sanne Vries;geen adres;01-01-2021;';
  const doubted = '1,2E+11;100;Sanne Vries;s@zonnehof.example;01-01-2018;31-12-2020';
  const nameless = ';;;s@zonnehof.example;01-01-2021;geen datum';

  it.each([
    ['that is doubted itself, after one', [unread, doubted]],
    ['that is doubted itself, before one', [doubted, unread]],
    ['between two', [unread, past, unread]],
    ['that is doubted itself, between two', [unread, doubted, unread]],
    ['before two', [past, unread, unread]],
    ['after two', [unread, unread, past]],
    // Only the earlier contract has the address that the unread row is known by.
    [
      'that took the place of the one they share a key with',
      [past, '7;100;Sanne Vries;;01-01-2021;31-12-2023', nameless],
    ],
  ])('archives nobody whose other rows cannot be read: a row %s', async (_, lines) => {
    const { rows } = await read(...lines);
    expect(rows.filter(({ kind }) => kind === 'person')).toEqual([]);
    expect(rows.flatMap(codesOf)).toContain('CONTRACT_UNREAD');
  });

  it('archives nobody whose current row comes after somebody else with the same address', async () => {
    const { rows } = await read(
      '10;103;Els Smet;t@zonnehof.example;01-01-2018;',
      ';;Tom Bakker;t@zonnehof.example;01-01-2018;31-12-2020',
      ';;Tom Bakker;t@zonnehof.example;01-01-2021;',
    );
    expect(rows.map(codesOf)).toEqual([[], ['CONTRACT_MERGED'], []]);
  });

  it.each([
    [
      'is held, as its dates contradict its status',
      'Sanne Vries;Ja;s@zonnehof.example;;01-01-2021;31-12-2025',
    ],
    ['is held for its private address', 'Sanne Vries;Ja;;sanne@prive.example;01-01-2021;'],
    ['is skipped, as it is still to come', 'Sanne Vries;Ja;s@zonnehof.example;;01-01-2027;'],
    ['is skipped, as it looks like no person', 'Admin;Ja;admin@zonnehof.example;;01-01-2021;'],
    [
      'is skipped, as it looks like a guest',
      'Sanne Vries;Ja;sv#EXT#@zonnehof.example;;01-01-2021;',
    ],
  ])('archives nobody whose other row %s', async (_, cells) => {
    const heading =
      'Personeelsnummer;Naam;Actief;E-mail;Prive e-mail;Datum in dienst;Datum uit dienst';
    const ended = '7;Sanne Vries;Nee;s@zonnehof.example;;01-01-2018;31-12-2020';
    for (const lines of [
      [ended, `7;${cells}`],
      [`7;${cells}`, ended],
    ]) {
      const { rows } = await readText([heading, ...lines]);
      expect(rows.filter(({ kind }) => kind === 'person')).toEqual([]);
    }
  });

  it('archives nobody whose other rows wait for a decision about two numbers', async () => {
    const { rows } = await read(
      '2001;;S. Vries;;01-01-2018;31-12-2020',
      '2001;100;Sanne Vries;;01-01-2018;31-12-2020',
      '2045;100;Sanne Vries;;01-01-2021;',
    );
    expect(rows.map(codesOf)).toEqual([['CONTRACT_UNREAD'], ['REF_CHANGES'], ['REF_CHANGES']]);
  });

  it('archives nobody while a row does not say whose it is', async () => {
    const { rows } = await read(past, ';;;;01-01-2021;');
    expect(rows.map(codesOf)).toEqual([['CONTRACT_UNREAD'], ['ROW_WITHOUT_KEY']]);
    // This one says so, and is about somebody else.
    const told = await read(past, '8;101;;t@zonnehof.example;01-01-2021;geen datum');
    expect(told.rows.map(codesOf)).toEqual([[], ['DATE_INVALID']]);
  });

  it('is also one that only a word tells', async () => {
    const { rows } = await readText([
      'Personeelsnummer;Naam;E-mail;Actief;Contractnummer',
      '7;Sanne Vries;s@zonnehof.example;Nee;1',
      '7;Sanne Vries;geen adres;Ja;2',
    ]);
    expect(rows.map(codesOf)).toEqual([['CONTRACT_UNREAD'], ['EMAIL_INVALID']]);
  });

  it('archives nobody whom only Pluvo knows by the row that was not taken', async () => {
    const user = aUser({ ref: '7', email: 's@zonnehof.example' });
    const { rows } = await read(
      '7;100;Sanne Vries;;01-01-2018;31-12-2020',
      ';;Sanne Bakker;s@zonnehof.example;01-01-2021;geen datum',
    );
    const { plan } = buildPlan({ sheets: [SHEET], rows }, UserIndex.of([user]), aPolicy());
    expect(plan.changes.length).toBe(0);
    expect(plan.verdicts).toMatchObject([
      { verdict: 'conflict', issues: [{ code: 'CONTRACT_UNREAD', params: { row: 3 } }] },
      { verdict: 'invalid' },
    ]);
  });

  it('makes nobody missing who is known by an earlier row alone', async () => {
    const { rows } = await read(
      '7;100;Sanne Vries;;01-01-2018;31-12-2020',
      ';100;Sanne Vries;new@zonnehof.example;01-01-2021;',
    );
    const users = [aUser({ ref: '7', email: 'old@zonnehof.example' })];
    const policy = aPolicy({ archiveMissing: true });
    const { plan } = buildPlan({ sheets: [SHEET], rows }, UserIndex.of(users), policy);
    expect(plan.counts.actions.archive).toBe(0);
  });

  it('archives in the plan only whoever has no row that cannot be read', async () => {
    // A reference that looks damaged, and is the user's own: such a row is imported.
    const users = ['7E5', '8'].map((ref) =>
      aUser({ ref, afasPersonId: `10${ref}`, email: `p${ref}@zonnehof.example` }),
    );
    const policy = aPolicy({ archiveMissing: true });
    const { rows } = await read(
      '7E5;100;Sanne Vries;geen adres;01-01-2021;',
      '7E5;100;Sanne Vries;p7E5@zonnehof.example;01-01-2018;31-12-2020',
      '8;;Tom Bakker;p8@zonnehof.example;01-01-2018;31-12-2020',
    );
    const { plan } = buildPlan({ sheets: [SHEET], rows }, UserIndex.of(users), policy);
    const archived = [...plan.changes].flatMap((change) =>
      change.action === 'archive' ? [change.before.ref] : [],
    );
    expect(archived).toEqual(['8']);
  });
});
