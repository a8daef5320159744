// Headings that mean different things in different systems, each with values that decide, and values
// that do not.

import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { columnValues } from '../../src/roster/columns/column-values.ts';
import { understandColumns } from '../../src/roster/columns/columns.ts';
import type { Issue } from '../../src/user/issue.ts';
import type { Column } from '../../src/user/roster.ts';
import { describeShared, sharedData } from '../shared-data.ts';
import { mappings } from '../support/roster-options.ts';

const NO_CHOICES = { map: [], preset: [], ignore: [], presetIgnore: [] };

type Cells = readonly string[];

/** One column, beside others that are given as `[heading, a value]`. */
function understand(
  heading: string,
  cells: Cells,
  beside: readonly (readonly [string, string])[] = [['E-mail', 'a@zonnehof.example']],
): { column: Column | undefined; problems: readonly Issue[] } {
  const headings = [heading, ...beside.map(([other]) => other)];
  const values = [cells, ...beside.map(([, value]) => cells.map(() => value))].map(columnValues);
  const { columns, problems } = understandColumns(headings, values, NO_CHOICES);
  return { column: columns[0], problems };
}

function meaning(heading: string, cells: Cells, beside?: Parameters<typeof understand>[2]): string {
  const { column, problems } = understand(heading, cells, beside);
  const asked = problems.find(({ code }) => code === 'COLUMN_AMBIGUOUS');
  if (asked?.code === 'COLUMN_AMBIGUOUS') return `ask ${asked.params.fields.join('|')}`;
  const target = column?.target;
  switch (target?.kind) {
    case 'field':
      return target.field + (target.inverted === true ? ':inverted' : '');
    case 'part':
      return target.part;
    case 'other':
      return target.other;
    case 'sensitive':
      return 'sensitive';
    case undefined:
      return '-';
  }
}

const NUMBERS = ['000123', '000124', 'A-125', '000126'];

const NAMES = ['Sanne de Vries', 'Bakker, Tom', 'Zoë Prins', 'Youssef El Amrani'];

const ADDRESSES = ['a@zonnehof.example', 'b@zonnehof.example', 'c@zonnehof.example'];

const LOGINS = ['sdevries', 'tbakker', 'zprins'];

const DATES = ['01-02-2020', '2021-03-01', '31.12.2026'];

const FLAGS = ['Ja', 'Nee', 'Ja'];

const STATUSES = ['Actief', 'Uit dienst', 'Verlof'];

const MIXED = ['Sanne', '000124', 'Tom', '000126'];

/** heading, values, what it is. */
const CASES: readonly (readonly [string, Cells, string])[] = [
  ['medewerker', NUMBERS, 'afasEmployeeId'],
  ['medewerker', NAMES, 'name'],
  ['medewerker', MIXED, 'ask afasEmployeeId|name'],
  ['werknemer', NUMBERS, 'ref'],
  ['werknemer', NAMES, 'name'],
  ['employee', NUMBERS, 'ref'],
  ['employee', NAMES, 'name'],
  ['mitarbeiter', NUMBERS, 'ref'],
  ['mitarbeiter', NAMES, 'name'],
  ['naam', NAMES, 'name'],
  ['naam', MIXED, 'ask name|lastName'],
  ['naam', NUMBERS, '-'],
  ['name', NAMES, 'name'],
  ['nom', NAMES, 'name'],
  ['voornaam', ['Sanne', 'Tom'], 'firstName'],
  ['prefix', ['van', 'de', 'van der'], 'infix'],
  ['prefix', ['Mr', 'Mrs', 'Dr'], '-'],
  ['middle name', ['van', "'t", 'de'], 'infix'],
  ['middle name', ['Jane', 'Louise'], '-'],
  ['middlename', ['van', 'de'], 'infix'],
  ['tv', ['van', 'de'], 'infix'],
  ['tv', ['Sony', 'LG'], '-'],
  ['code', NUMBERS, '-'],
  ['id', NUMBERS, '-'],
  ['objectid', NUMBERS, '-'],
  ['nummer', NUMBERS, '-'],
  ['nr', NUMBERS, '-'],
  ['nr.', NUMBERS, '-'],
  ['#', ['1', '2', '3'], '-'],
  ['volgnummer', ['1', '1', '2'], 'contractNumber'],
  ['dossiernummer', NUMBERS, 'ref'],
  ['status', STATUSES, 'isActive'],
  ['status', ['gehuwd', 'ongehuwd'], '-'],
  ['status', ['nieuw', 'wijziging'], '-'],
  ['status', ['Actief', 'Inactief', 'Proeftijd', 'Actief', 'vast'], 'ask isActive'],
  ['statut', ['actif', 'inactif'], 'isActive'],
  ['statut', ['cadre', 'ouvrier'], '-'],
  ['statuut', ['Arbeider', 'Bediende'], '-'],
  ['in dienst', FLAGS, 'isActive'],
  ['in dienst', DATES, 'startDate'],
  ['in dienst', ['Ja', '01-02-2020', 'x', 'misschien'], 'ask startDate|isActive'],
  ['indienst', DATES, 'startDate'],
  ['uit dienst', FLAGS, 'isActive:inverted'],
  ['uit dienst', DATES, 'endDate'],
  ['uit dienst', ['31-12-2026', 'onbepaald', '01-01-2027'], 'endDate'],
  ['uit dienst', ['', ''], 'endDate'],
  ['geblokkeerd', FLAGS, 'isActive:inverted'],
  ['blocked', FLAGS, 'isActive:inverted'],
  ['block credential', FLAGS, 'isActive:inverted'],
  ['suspended', ['0', '1'], 'isActive:inverted'],
  ['deleted', ['0', '1'], 'isActive:inverted'],
  ['datum', DATES, '-'],
  ['einddatum', DATES, 'endDate'],
  ['einddatum contract', DATES, 'endDate'],
  // A function ends where the employment goes on.
  ['einddatum functie', DATES, '-'],
  ['begindatum', DATES, 'startDate'],
  ['laatste werkdag', DATES, 'endDate'],
  ['functie', ['Coach'], 'jobTitle'],
  ['title', ['Dr.', 'Coach'], '-'],
  ['titel', ['Dr.'], '-'],
  ['functiegroep', ['Zorg'], 'jobTitle'],
  ['rol', ['Manager', 'Trainer'], '-'],
  ['role', ['MANAGER', 'TRAINER'], '-'],
  ['roles', ['MANAGER', 'TRAINER'], '-'],
  ['manager', ['Ja', 'Nee'], 'manager'],
  ['manager', ['MANAGER', 'PARTICIPANT'], 'manager'],
  ['leidinggevende', NAMES, 'manager'],
  ['mentor', NAMES, 'manager'],
  ['trainer', ['Ja', 'Nee'], '-'],
  ['team', ['Oost'], 'group'],
  ['unit', ['Oost'], 'group'],
  ['groep', ['Oost'], 'group'],
  ['class', ['1B'], 'group'],
  ['dienst', ['Zorg'], 'department'],
  ['eenheid', ['Zorg'], 'department'],
  ['service', ['Soins'], 'department'],
  ['locatie', ['Eikenhof'], 'location'],
  ['office', ['Utrecht'], 'location'],
  ['site', ['Utrecht'], 'location'],
  ['huis', ['Eikenhof'], 'location'],
  ['kostenplaats', ['4100'], 'department'],
  ['organisatie', ['Zonnehof'], '-'],
  ['employeeid', NUMBERS, 'ref'],
  ['employee id', NUMBERS, 'ref'],
  ['employee code', NUMBERS, 'ref'],
  ['medewerkernummer', NUMBERS, 'ref'],
  ['personid', NUMBERS, '-'],
  ['bcco', NUMBERS, 'afasPersonId'],
  ['email2', ADDRESSES, 'emailSecondary'],
  ['taal', ['Nederlands'], 'language'],
  ['sprache', ['Deutsch'], 'language'],
  ['land', ['NL', 'BE'], '-'],
  ['actief', FLAGS, 'isActive'],
  ['prioriteit', ['1', '2'], '-'],
  ['groepsbeheerder', ['Ja', 'Nee'], '-'],
  ['uid', NUMBERS, '-'],
  ['userid', LOGINS, '-'],
  ['user id', LOGINS, '-'],
  ['username', LOGINS, '-'],
  ['gebruikersnaam', LOGINS, '-'],
  ['login', LOGINS, '-'],
  ['login_id', LOGINS, '-'],
];

/** The same without an e-mail column beside it. */
const ALONE: readonly (readonly [string, Cells, string])[] = [
  ['mail', ADDRESSES, 'email'],
  ['userprincipalname', ADDRESSES, 'email'],
  ['username', ADDRESSES, 'email'],
  ['login', ADDRESSES, 'email'],
  ['login', ['a@zonnehof.example', 'b@zonnehof.example', 'tbakker'], 'ask email|ref'],
  // Nothing else tells people apart: asked, not taken.
  ['nummer', ['101', '102', '103'], 'ask ref'],
  ['id', ['101', '102', '103'], 'ask ref'],
  ['code', ['101', '101', '103'], '-'],
];

describe('an ambiguous heading', () => {
  it.each(CASES)('%s with %j is %s', (heading, cells, expected) => {
    expect(meaning(heading, cells)).toBe(expected);
  });

  it.each(ALONE)('%s with %j and no address beside it is %s', (heading, cells, expected) => {
    expect(meaning(heading, cells, [])).toBe(expected);
  });

  it('is a surname beside a first name, and left alone where both are there', () => {
    expect(meaning('Naam', NAMES, [['Voornaam', 'Sanne']])).toBe('lastName');
    expect(meaning('Nom', NAMES, [['Prénom', 'Zoë']])).toBe('lastName');
    expect(meaning('Naam', NAMES, [['Voorletters', 'S.']])).toBe('lastName');
    const parts = [
      ['Voornaam', 'Sanne'],
      ['Achternaam', 'Vries'],
    ] as const;
    expect(meaning('Naam', NAMES, parts)).toBe('composedName');
  });

  it('is only a substitute beside an address', () => {
    expect(meaning('userPrincipalName', ADDRESSES)).toBe('emailFallback');
  });

  it('tells why it was decided so', () => {
    expect(understand('Medewerker', NUMBERS).column?.why).toEqual({
      kind: 'values',
      looks: 'numbers',
      share: 1,
    });
    expect(understand('Naam', NAMES, [['Voornaam', 'Sanne']]).column?.why).toEqual({
      kind: 'beside',
      heading: 'Voornaam',
    });
  });

  it('is what the person says', () => {
    const values = [columnValues(MIXED)];
    const choices = { ...NO_CHOICES, map: mappings('Medewerker=ref') };
    const { columns, problems } = understandColumns(['Medewerker'], values, choices);
    expect(columns[0]).toMatchObject({ target: { field: 'ref' }, why: { kind: 'map' } });
    expect(problems).toEqual([]);
  });
});

describeShared('the list of ambiguous headings', () => {
  const { ambiguous } = JSON.parse(readFileSync(sharedData('header-aliases.json'), 'utf8')) as {
    ambiguous: readonly { readonly header: string }[];
  };

  test('has a case for each', () => {
    const covered = new Set([...CASES, ...ALONE].map(([heading]) => heading));
    expect(ambiguous.map(({ header }) => header).filter((header) => !covered.has(header))).toEqual(
      [],
    );
  });
});
