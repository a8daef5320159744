// The presets that ship with the program, and mapping files.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import {
  mappingJson,
  parsePreset,
  presetNames,
  presetOptions,
  readMappingFile,
  readPreset,
} from '../../src/roster/columns/mapping-file.ts';
import { FIELD_NAMES } from '../../src/user/fields.ts';
import { PART_NAMES } from '../../src/user/headings.ts';
import { describeShared, sharedData } from '../shared-data.ts';
import { codesOf, readText, refusal } from '../support/read-roster.ts';
import { mappings, rosterOptions } from '../support/roster-options.ts';
import { testFile } from '../support/test-files.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../templates/mappings');

const NAMES = [
  'afas',
  'entra',
  'google-workspace',
  'moodle',
  'nmbrs',
  'oneroster',
  'personio',
  'successfactors',
  'visma-raet',
  'workday',
];

describe('the presets', () => {
  it('are these', async () => {
    expect(await presetNames()).toEqual(NAMES);
  });

  it.each(NAMES)('%s can be read, and tells people apart', async (name) => {
    const { source, columns } = await readPreset(name.toUpperCase());
    expect(source).not.toBe('');
    const fields = columns.map(({ target }) => (target.kind === 'field' ? target.field : ''));
    expect(fields).toContain('email');
  });

  it('follow the schema that editors check them with', () => {
    const { properties } = JSON.parse(
      readFileSync(path.join(FOLDER, 'mapping.schema.json'), 'utf8'),
    ) as {
      properties: Readonly<Record<string, unknown>> & {
        columns: { additionalProperties: { enum: readonly string[] } };
        words: { propertyNames: { enum: readonly string[] } };
      };
    };
    const targets = properties.columns.additionalProperties.enum;
    expect([...targets].sort()).toEqual(
      [...FIELD_NAMES, ...PART_NAMES, 'name:last-first', 'isActive:inverted'].sort(),
    );
    expect([...properties.words.propertyNames.enum].sort()).toEqual([...FIELD_NAMES].sort());
    for (const name of NAMES) {
      const preset = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as {
        readonly columns: Readonly<Record<string, string>>;
      };
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(preset)));
      expect(targets).toEqual(expect.arrayContaining(Object.values(preset.columns)));
    }
  });

  it('that are not there are said to be, with those that are', async () => {
    expect(await refusal(readPreset('sap'))).toMatchObject([
      { code: 'PRESET_UNKNOWN', params: { name: 'sap', known: NAMES } },
    ]);
  });

  it('read the same digit as their system means it', async () => {
    const head = 'Personeelsnummer;E-mail werk;Roepnaam;Voorvoegsel;Achternaam';
    const partner = 'Voorvoegsel partner;Geboortenaam partner;Naamgebruik';
    const lines = [`${head};${partner}`, '1;s@zonnehof.example;Sanne;de;Vries;van den;Berg;1'];
    const nameWith = async (preset: string | null): Promise<unknown> => {
      const options = preset === null ? {} : presetOptions(await readPreset(preset));
      return (await readText(lines, options)).rows[0]?.wanted.name;
    };
    expect(await nameWith(null)).toBe('Sanne de Vries');
    expect(await nameWith('afas')).toBe('Sanne van den Berg-de Vries');
    expect(await nameWith('nmbrs')).toBe('Sanne de Vries');
  });

  it('never take a short heading for the letter of a column', async () => {
    const options = presetOptions(await readPreset('successfactors'));
    const lines = [`EMAIL;${'x;'.repeat(345)}TEL`, `s@zonnehof.example;${'y;'.repeat(345)}06`];
    const { columns } = await readText(lines, options);
    expect(columns[346]).toMatchObject({ letter: 'MI', target: null });
  });
});

describeShared('exports of known systems', () => {
  const headers = JSON.parse(
    readFileSync(sharedData('corpus/strings/facts/headers-public.json'), 'utf8'),
  ) as readonly { readonly product: string; readonly header: string }[];
  const headerOf = (product: string): string =>
    headers.find((one) => one.product.includes(product))?.header ?? '';
  const lineOf = (header: string, values: Readonly<Record<string, string>>): string =>
    header
      .split(',')
      .map((heading) => values[heading] ?? '')
      .join(',');

  test('Entra, bulk create: yes in "Block sign in" means no', async () => {
    const header = headerOf('Entra');
    const line = lineOf(header, {
      'Name [displayName] Required': 'Tom Bakker',
      'User name [userPrincipalName] Required': 'tom@zonnehof.example',
      'Block sign in (Yes/No) [accountEnabled] Required': 'Yes',
      'Initial password [passwordProfile] Required': 'geheim123',
    });
    for (const options of [{}, presetOptions(await readPreset('entra'))]) {
      const { rows, leftOut } = await readText(['version:v1.0', header, line], options);
      expect(leftOut).toMatchObject([{ why: 'title', place: { row: 1 } }]);
      expect(rows[0]?.wanted).toEqual({
        name: 'Tom Bakker',
        email: 'tom@zonnehof.example',
        isActive: false,
      });
    }
  });

  test('Google Workspace: one of four columns with "Email" is the address', async () => {
    const header = headerOf('Google');
    const line = lineOf(header, {
      'First Name [Required]': 'Tom',
      'Last Name [Required]': 'Bakker',
      'Email Address [Required]': 'tom@zonnehof.example',
      'Recovery Email': 'x@prive.example',
      'Employee ID': '0007',
    });
    const { rows, problems } = await readText(
      [header, line],
      presetOptions(await readPreset('google-workspace')),
    );
    expect(problems).toEqual([]);
    expect(rows[0]?.wanted).toMatchObject({
      ref: '0007',
      name: 'Tom Bakker',
      email: 'tom@zonnehof.example',
    });
  });

  test('OneRoster: three columns are like ids, and two say who is active', async () => {
    const header = headerOf('OneRoster');
    const line = lineOf(header, {
      sourcedId: 'u-1',
      identifier: '77',
      userIds: '{x:1}',
      username: 'tom',
      givenName: 'Tom',
      familyName: 'Bakker',
      email: 'tom@zonnehof.example',
      status: 'tobedeleted',
      enabledUser: 'true',
      role: 'teacher',
    });
    const { rows, problems } = await readText(
      [header, line],
      presetOptions(await readPreset('oneroster')),
    );
    expect(problems).toEqual([]);
    expect(rows[0]?.wanted).toMatchObject({ ref: 'u-1', name: 'Tom Bakker', isActive: false });
    expect(rows[0]?.wanted).not.toHaveProperty('roles');
  });

  test('Moodle: suspended is turned round', async () => {
    const { rows } = await readText(
      [
        'username,idnumber,firstname,lastname,email,suspended,deleted,lang',
        'tom,7,Tom,Bakker,t@a.example,1,0,nl',
      ],
      presetOptions(await readPreset('moodle')),
    );
    expect(rows[0]?.wanted).toMatchObject({ ref: '7', isActive: false, language: 'NL' });
  });
});

describe('a mapping file', () => {
  it('is read back as it was understood, and says the same of the file', async () => {
    const lines = ['Nr;Medewerker;Mail;Weg;Extra', '1;Vries, Sanne de;s@zonnehof.example;nee;x'];
    const options = {
      map: mappings('Nr=ref', 'Medewerker=name:last-first', 'Weg=isActive:inverted'),
      ignore: ['Extra'],
      nameUse: { 1: 'PB' as const },
      words: new Map([['isActive', new Map([['u', 'nee']])]] as const),
      defaults: new Map([['language', 'NL']] as const),
      dateOrder: 'dmy' as const,
    };
    const first = await readText(lines, options);
    const json = mappingJson('roster.csv', first.columns, rosterOptions(options));
    const saved = await readMappingFile(testFile(json, 'mapping.json'));
    expect(saved).toMatchObject({ source: 'roster.csv', dates: 'dmy', nameUse: { 1: 'PB' } });
    expect(saved.headings).toEqual(['Nr', 'Medewerker', 'Mail', 'Weg']);
    expect(saved.defaults).toEqual(new Map([['language', 'NL']]));

    const again = await readText(lines, {
      ...presetOptions(saved),
      defaults: options.defaults,
      expectedHeadings: saved.headings,
    });
    expect(again.problems).toEqual([]);
    expect(again.rows).toEqual(first.rows);
    expect(again.columns.map(({ target }) => target)).toEqual(
      first.columns.map(({ target }) => target),
    );
  });

  it('for another kind of file is refused', async () => {
    const { problems } = await readText(['Nummer2;E-mail', '1;s@zonnehof.example'], {
      expectedHeadings: ['Nr', 'E-mail', 'Medewerker'],
    });
    expect(problems).toMatchObject([
      { code: 'MAPPING_OUTDATED', params: { missing: ['Nr', 'Medewerker'] } },
    ]);
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'the file is not an object'],
    ['{"colums": {}}', '"colums" is no part of a mapping'],
    ['{"columns": {"Nr": "reff"}}', '"reff" is no field'],
    ['{"columns": {"Nr": 7}}', '"Nr" in "columns" is not a text'],
    ['{"columns": ["Nr"]}', '"columns" is not an object'],
    ['{"ignore": "Nr"}', '"ignore" is not a list of texts'],
    ['{"nameUse": {"1": "own"}}', '"own" is no name use: B, P, PB or BP'],
    ['{"words": {"status": {"a": "b"}}}', '"status" is no field'],
    ['{"dates": "ymd"}', '"dates" is "dmy" or "mdy"'],
    ['{"set": {"lang": "NL"}}', '"lang" is no field'],
    ['{"source": 1}', '"source" is not a text'],
  ])('%s: %s', (text, what) => {
    expect(parsePreset(text)).toBe(what);
  });

  it('that is not there, or not one, is an error of its own', async () => {
    expect(await refusal(readMappingFile('/nowhere/mapping.json'))).toMatchObject([
      { code: 'FILE_NOT_FOUND', place: { file: 'mapping.json' } },
    ]);
    expect(await refusal(readMappingFile(testFile('x', 'm.json')))).toMatchObject([
      { code: 'MAPPING_INVALID' },
    ]);
  });
});

describe('what is said by hand', () => {
  const LINES = ['Nr;E-mail;Mail;BSN', '1;s@zonnehof.example;t@zonnehof.example;111222333'];

  it('settles two columns for one field', async () => {
    const before = await readText(LINES);
    expect(before.problems).toMatchObject([
      {
        code: 'COLUMN_TWICE',
        params: { field: 'email', headings: ['E-mail', 'Mail'], columns: ['B', 'C'] },
      },
    ]);
    expect((await readText(LINES, { map: mappings('Mail=email') })).rows).toMatchObject([
      { wanted: { email: 't@zonnehof.example' } },
    ]);
    expect((await readText(LINES, { ignore: ['Mail'] })).problems).toEqual([]);
    expect((await readText(LINES, { ignore: ['C'] })).rows).toMatchObject([
      { wanted: { email: 's@zonnehof.example' } },
    ]);
  });

  it('never makes a restricted column a value', async () => {
    const { problems, rows } = await readText(LINES, {
      map: mappings('BSN=ref', 'Mail=email'),
    });
    expect(problems).toMatchObject([{ code: 'COLUMN_RESTRICTED', place: { column: 'D' } }]);
    expect(JSON.stringify(rows)).not.toContain('111222333');
  });

  it('about a column that is not there is an error, with what may be meant', async () => {
    const map = mappings('E-mai=email');
    expect((await readText(LINES, { map, ignore: ['Foo'] })).problems).toMatchObject([
      { code: 'MAP_COLUMN_UNKNOWN', params: { heading: 'Foo', nearest: null } },
      { code: 'MAP_COLUMN_UNKNOWN', params: { heading: 'E-mai', nearest: 'E-mail' } },
      { code: 'COLUMN_TWICE' },
    ]);
  });

  it('is needed for a spelling that is only close', async () => {
    const { columns, rows } = await readText(['Personeelsnumer;E-mail', '1;s@zonnehof.example']);
    expect(columns[0]).toMatchObject({ target: null, suggestion: 'personeelsnummer' });
    expect(rows.map(codesOf)).toEqual([[]]);
    expect(rows[0]?.wanted).not.toHaveProperty('ref');
  });
});

describe('several columns for a part', () => {
  const read = async (heading: string, line: string) => {
    const { rows, problems } = await readText([`Nr2;E-mail;${heading}`, `x;s@a.example;${line}`]);
    return problems.length > 0 ? problems.map(({ code }) => code) : rows[0]?.wanted;
  };

  it('the one that says it best is used', async () => {
    expect(await read('Voornaam;Roepnaam;Achternaam', 'Johanna;Hanna;Kuiper')).toMatchObject({
      name: 'Hanna Kuiper',
    });
    expect(await read('Roepnaam;Geboortenaam;Achternaam', 'Hanna;Bakker;Kuiper')).toMatchObject({
      name: 'Hanna Kuiper',
    });
    expect(
      await read('Datum uit dienst;Einddatum contract', '31-12-2027;30-06-2026'),
    ).toMatchObject({ isActive: true });
    expect(await read('Roepnaam;Voornaam;Achternaam', ';Johanna;Kuiper')).toMatchObject({
      name: 'Johanna Kuiper',
    });
  });

  it('or it is asked which', async () => {
    expect(await read('Einddatum;Vertrekdatum', '31-12-2027;30-06-2026')).toEqual(['COLUMN_TWICE']);
  });
});
