// What reading, mapping and validating a CSV roster costs, next to csv-parse alone: CPU and peak memory
// over 1,000,000 rows of 10 columns, each in a process of its own. Needs the build.
// Usage: node test/bench/roster-read.mjs

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { compare, inTemporaryFolder, print, report } from './measure.mjs';

const ROWS = 1_000_000;
const RUNS = 5;

/** The ways of reading: each gives how many rows there are. */
const READERS = {
  async 'csv-parse'(file) {
    const { parse } = await import('csv-parse');
    const options = { bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] };
    let rows = -1;
    for await (const cells of createReadStream(file).pipe(parse(options))) {
      if (cells.length > 0) rows++;
    }
    return rows;
  },
  async readRoster(file) {
    const { readRoster } = await import('../../dist/roster/roster.js');
    const roster = await readRoster(file, OPTIONS);
    let rows = 0;
    await roster.readRows((row) => {
      if (row.kind !== 'person') throw new Error(`row ${row.place.row} is ${row.kind}`);
      rows++;
    });
    await roster.close();
    return rows;
  },
};

const OPTIONS = {
  map: [],
  preset: [],
  ignore: [],
  presetIgnore: [],
  expectedHeadings: [],
  sheets: [],
  vocabulary: { languages: ['NL', 'EN'], roles: null },
  defaults: new Map(),
  words: new Map(),
  today: '2026-12-01',
  dateOrder: null,
  nameUse: {},
  accept: new Set(),
};

const two = (number) => String(number).padStart(2, '0');

/**
 * Rosters that have each field as it is; names in parts and some quotes; and contract dates, of which
 * all rows are kept until the last one has been read, as several may be one person's.
 */
const ROSTERS = {
  'whole names': {
    heading:
      'Personeelsnummer,Volledige naam,E-mail,Actief,Taal,Afdeling,Functie,Locatie,Leidinggevende,Persoon ID',
    cells: (ref, n) => [
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
  },
  'names in parts': {
    heading:
      'Pers.nr.,Roepnaam,Tussenvoegsel,Achternaam,E-mail werk,Status,Taal,Afdeling,Functie,Locatie',
    cells: (ref, n) => [
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
  },
  'contract dates': {
    heading:
      'Pers.nr.,Volledige naam,E-mail werk,Datum in dienst,Datum uit dienst,Taal,Afdeling,Functie,Locatie,Team',
    cells: (ref, n) => [
      ref,
      `Tom Bakker ${ref}`,
      `tom.bakker.${ref}@zonnehof.example`,
      `${two(1 + (n % 28))}-01-2020`,
      n % 9 === 0 ? '30-11-2026' : '',
      'nl',
      `Team ${two(n % 90)}`,
      'Coach',
      'Zwolle',
      'Oost',
    ],
  },
};

async function main() {
  await inTemporaryFolder(async (folder) => {
    for (const [name, roster] of Object.entries(ROSTERS)) {
      const file = path.join(folder, `${name}.csv`);
      await generate(file, roster);
      const medians = compare(import.meta.filename, Object.keys(READERS), [file], RUNS);
      print(`${name}: ${String(ROWS)} rows, medians of ${String(RUNS)} runs`, medians);
    }
  });
}

async function generate(file, { heading, cells }) {
  const handle = await open(file, 'w');
  await handle.write(`${heading}\r\n`);
  for (let first = 0; first < ROWS; first += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, index) => {
      const n = first + index;
      return `${cells(String(n).padStart(7, '0'), n).join(',')}\r\n`;
    });
    await handle.write(lines.join(''));
  }
  await handle.close();
}

async function measure(reader, file) {
  const start = process.cpuUsage();
  const rows = await READERS[reader](file);
  if (rows !== ROWS) throw new Error(`${reader} read ${String(rows)} rows`);
  report(start);
}

const [reader, file] = process.argv.slice(2);
await (reader === undefined ? main() : measure(reader, file));
