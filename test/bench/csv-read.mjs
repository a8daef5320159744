// What reading a CSV file costs, next to csv-parse alone: CPU and peak memory over 1,000,000 rows of
// 10 columns, each in a process of its own. Needs the build. Usage: node test/bench/csv-read.mjs

import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

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
    const { openCsv } = await import('../../dist/roster/read-csv.js');
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
  const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-bench-'));
  try {
    for (const [name, cells] of Object.entries(ROSTERS)) {
      const file = path.join(folder, `${name}.csv`);
      await generate(file, cells);
      compare(name, file);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
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

function compare(name, file) {
  // One run of each in turn, so that a busy machine slows all of them.
  const results = Object.keys(READERS).map((reader) => ({ reader, runs: [] }));
  for (let run = 0; run < RUNS; run++) {
    for (const { reader, runs } of results) {
      const answer = execFileSync(process.execPath, [import.meta.filename, reader, file]);
      runs.push(JSON.parse(answer.toString()));
    }
  }
  const [base] = results.map(({ runs }) => median(runs.map(({ seconds }) => seconds)));
  console.log(`${name}: ${String(ROWS)} rows, medians of ${String(RUNS)} runs`);
  for (const { reader, runs } of results) {
    const seconds = median(runs.map((run) => run.seconds));
    const megabytes = median(runs.map((run) => run.megabytes));
    const ratio = (seconds / base).toFixed(2);
    console.log(`  ${reader.padEnd(10)} ${seconds.toFixed(2)} s CPU (×${ratio})  ${megabytes} MB`);
  }
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

async function measure(reader, file) {
  let rows = 0;
  let cells = 0;
  const start = process.cpuUsage();
  for await (const row of READERS[reader](file)) {
    rows++;
    cells += row.length;
  }
  const { user, system } = process.cpuUsage(start);
  if (rows !== ROWS + 1 || cells !== rows * 10)
    throw new Error(`${reader} read ${String(rows)} rows`);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, megabytes }));
}

const [reader, file] = process.argv.slice(2);
await (reader === undefined ? main() : measure(reader, file));
