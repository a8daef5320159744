// What reading a CSV file costs, next to csv-parse alone: CPU and peak memory over 1,000,000 rows of
// 10 columns, each in a process of its own. Needs the build. Usage: node test/bench/csv-read.mjs

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { compare, inTemporaryFolder, print, report } from './measure.mjs';

const ROWS = 1_000_000;
const RUNS = 5;

/** The ways of reading: each gives the rows of a file. */
const READERS = {
  'csv-parse': async function* (file) {
    const { parse } = await import('csv-parse');
    const options = { bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] };
    yield* createReadStream(file).pipe(parse(options));
  },
  openCsv: async function* (file) {
    const { openCsv } = await import('../../dist/roster/source/csv/read-csv.js');
    const workbook = await openCsv(file);
    for await (const { cells } of workbook.rows(0)) yield cells;
    await workbook.close();
  },
};

/** Two rosters: all ASCII without quotes, and one with quotes, accents and apostrophes. */
const ROSTERS = {
  plain: (ref) => [ref, 'Jan', 'de', 'Vries', `j${ref}@voorbeeld.example`, 'Ja', 'Begeleider'],
  quoted: (ref) => [
    ref,
    'Zoë',
    "van 't",
    "'t Hart",
    `z${ref}@voorbeeld.example`,
    'Ja',
    '"Coach, vast"',
  ],
};

async function main() {
  await inTemporaryFolder(async (folder) => {
    for (const [name, cells] of Object.entries(ROSTERS)) {
      const file = path.join(folder, `${name}.csv`);
      await generate(file, cells);
      const medians = compare(import.meta.filename, Object.keys(READERS), [file], RUNS);
      print(`${name}: ${String(ROWS)} rows, medians of ${String(RUNS)} runs`, medians);
    }
  });
}

async function generate(file, cells) {
  const handle = await open(file, 'w');
  await handle.write(
    'Nr,Voornaam,Voorvoegsel,Achternaam,E-mail,Actief,Functie,Afdeling,Start,Taal\r\n',
  );
  for (let first = 0; first < ROWS; first += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, index) => {
      const ref = String(first + index).padStart(7, '0');
      return `${[...cells(ref), `Team ${ref.slice(-2)}`, '2020-01-01', 'Nederlands'].join(',')}\r\n`;
    });
    await handle.write(lines.join(''));
  }
  await handle.close();
}

async function measure(reader, file) {
  let rows = 0;
  let cells = 0;
  const start = process.cpuUsage();
  for await (const row of READERS[reader](file)) {
    rows++;
    cells += row.length;
  }
  if (rows !== ROWS + 1 || cells !== rows * 10)
    throw new Error(`${reader} read ${String(rows)} rows`);
  report(start);
}

const [reader, file] = process.argv.slice(2);
await (reader === undefined ? main() : measure(reader, file));
