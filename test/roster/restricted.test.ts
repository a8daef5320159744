// What the law restricts is dropped while reading: it is in nothing that comes out.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { run } from '../support/in-process.ts';
import { readText } from '../support/read-roster.ts';
import { testFile } from '../support/test-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pluvo-bulk-restricted-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Each heading with a value that is found nowhere else. */
const RESTRICTED = {
  BSN: '111222333',
  INSZ: '85.07.30-033.28',
  Geboortedatum: '17-03-1981',
  Salaris: '4321,09',
  Salarisschaal: 'FWG 45-7',
  IBAN: 'NL91ABNA0417164300',
  'Burgerlijke staat': 'gescheiden-xyz',
  Wachtwoord: 'Geheim!77',
  'Date of birth': '1981-03-17',
  'Recovery Phone [MUST BE IN THE E.164 FORMAT]': '+31699999999',
  Geburtsdatum: '17.03.1981',
  'Date de naissance': '17/03/81',
  // Headings that say nothing, with values that do.
  Gegeven: '123456782',
};
const VALUES = Object.values(RESTRICTED);
const HEADINGS = Object.keys(RESTRICTED);

const lines = [
  `Personeelsnummer;Naam;E-mail;${HEADINGS.join(';')}`,
  ...[1, 2, 3, 4].map(
    (n) =>
      `000${String(n)};Sanne Vries${'abcd'[n] ?? ''};p${String(n)}@zonnehof.example;${VALUES.join(';')}`,
  ),
  // Rows that are invalid, ragged or left out, whose cells might be shown.
  `0005;Tom;geen adres;${VALUES.join(';')}`,
  `0006;Els;e@zonnehof.example;${VALUES.join(';')};too many`,
  `Totaal;;;${VALUES.join(';')}`,
];

const found = (text: string): readonly string[] => VALUES.filter((value) => text.includes(value));

it('in the rows, the columns, the notes and the problems', async () => {
  const read = await readText(lines);
  expect(read.rows.length).toBeGreaterThan(5);
  expect(found(JSON.stringify(read))).toEqual([]);
});

it.each([
  ['columns', ['--save', 'm.json']],
  ['columns', ['--json']],
  ['columns', ['--lang', 'nl']],
  ['columns', ['--map', 'BSN=ref']],
  ['import', ['--sandbox', '--dry-run', '--verbose']],
  [
    'plan',
    ['--sandbox', '--output', 'r.plan', '--preview', 'r.json', '--preview', 'r.html', '--verbose'],
  ],
])('in what %s %j prints', async (command, flags) => {
  const file = testFile(`${lines.join('\n')}\n`);
  const { stdout, stderr } = await run([command, file, ...flags], {
    cwd: folder,
    env: {},
  });
  // It is about these people, and of them about nothing else.
  expect(stdout).toContain('0001');
  expect(found(stdout + stderr)).toEqual([]);
});

it('in the files that were written', () => {
  const plan = readFileSync(path.join(folder, 'r.plan'), 'utf8');
  expect(plan).toContain('0001');
  expect(found(plan)).toEqual([]);
  for (const name of ['r.json', 'r.html']) {
    expect(found(readFileSync(path.join(folder, name), 'utf8'))).toEqual([]);
  }
});

it('in a mapping file', () => {
  const saved = readFileSync(path.join(folder, 'm.json'), 'utf8');
  expect(found(saved)).toEqual([]);
  expect(saved).not.toContain('BSN');
});
