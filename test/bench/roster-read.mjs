// What reading, mapping and validating a CSV roster of 10 columns costs, next to csv-parse alone.

import path from 'node:path';
import { ANY_LINES, csvParse, rosterOptions, writeCsv } from './inputs.mjs';
import { cpu, memory } from './measure.mjs';
import { load } from './modules.mjs';

const two = (number) => String(number).padStart(2, '0');
const seven = (number) => String(number).padStart(7, '0');

/**
 * Rosters that have each field as it is; names in parts and some quotes; and a row for each contract:
 * every fourth is the earlier one of somebody whose current one is near, or half the file away. `people`:
 * which share of the rows is left when those of one person are folded into one.
 */
const ROSTERS = {
  'whole names': {
    heading:
      'Personeelsnummer,Volledige naam,E-mail,Actief,Taal,Afdeling,Functie,Locatie,Leidinggevende,Persoon ID',
    cells: (n, _size, ref = seven(n)) => [
      ref,
      `Sanne de Vries ${ref}`,
      `sanne.devries.${ref}@zonnehof.example`,
      n % 9 === 0 ? 'Nee' : 'Ja',
      'Nederlands',
      `Team ${two(n % 90)}`,
      'Begeleider',
      'Utrecht',
      '"Bakker, Tom"',
      `1${ref}`,
    ],
    people: 1,
    megabytes: 300,
  },
  'names in parts': {
    heading:
      'Pers.nr.,Roepnaam,Tussenvoegsel,Achternaam,E-mail werk,Status,Taal,Afdeling,Functie,Locatie',
    cells: (n, _size, ref = seven(n)) => [
      ref,
      'Zoë',
      "van 't",
      `Hart${ref}`,
      `zoe.hart.${ref}@zonnehof.example`,
      n % 9 === 0 ? 'Uit dienst' : 'In dienst',
      'nl-NL',
      `Team ${two(n % 90)}`,
      '"Coach, vast"',
      'Zwolle',
    ],
    people: 1,
    megabytes: 300,
  },
  'contract dates': {
    heading:
      'Pers.nr.,Volledige naam,E-mail werk,Datum in dienst,Datum uit dienst,Taal,Afdeling,Functie,Locatie,Team',
    cells(n, size) {
      const isEarlier = n % 4 === 3;
      const person = isEarlier ? (n - 1 + (n % 8 === 7 ? size / 2 : 0)) % size : n;
      const ref = seven(person);
      const [start, end] = isEarlier ? [2015, '31-12-2019'] : [2020, n % 9 ? '' : '30-11-2026'];
      return [
        ref,
        `Tom Bakker ${ref}`,
        `tom.bakker.${ref}@zonnehof.example`,
        `${two(1 + (n % 28))}-01-${start}`,
        end,
        'nl',
        `Team ${two(n % 90)}`,
        'Coach',
        'Zwolle',
        'Oost',
      ];
    },
    people: 3 / 4,
    megabytes: 400,
  },
};

export default Object.entries(ROSTERS).map(([name, { heading, cells, people, megabytes }]) => ({
  name: `roster, ${name}`,
  sizes: { full: 1_000_000, small: 8000 },
  runs: 3,
  async prepare({ folder, size }) {
    const file = path.join(folder, 'roster.csv');
    await writeCsv(file, heading, size, (n) => cells(n, size).join(','));
    return { file, people: size * people };
  },
  ways: { 'csv-parse': csvParse(ANY_LINES), readRoster: read },
  targets: [cpu('readRoster', 'csv-parse', 2.5), memory('readRoster', megabytes)],
}));

function read({ file, size, people }) {
  return async () => {
    const { readRoster } = await load('readRoster');
    const vocabulary = { languages: ['NL', 'EN'], roles: null };
    const roster = await readRoster(file, rosterOptions({ vocabulary }));
    const rows = { person: 0, skipped: 0, held: 0, invalid: 0 };
    await roster.readRows(({ kind }) => (rows[kind] += 1));
    await roster.close();
    if (rows.person !== people || rows.person + rows.skipped !== size) {
      throw new Error(`other rows than expected: ${JSON.stringify(rows)}`);
    }
  };
}
