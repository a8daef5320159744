// What reading an XLSX roster costs, next to unzipping and parsing it with nothing done to the rows.
//   npm run build && node test/bench/xlsx-read.mjs [rows] [runs]
//
// Every measurement is a process of its own. Wanted: at most 1.6 times the CPU time of the lower bound
// with inline texts and 2 times with shared ones; at most 200 and 500 MB.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { openPromise } from 'yauzl';

const COLUMNS = 10;
const FIRST = ['Sanne', 'Youssef', 'Marijke', 'Fenna', 'Ingrid', 'Pieter', 'Aïsha', 'Tim', 'Loes'];
const LAST = [
  'de Vries',
  'El Amrani',
  'van den Berg',
  'ten Have',
  'de Wit',
  "van 't Hoff",
  'Peters',
];

/** An invented person. All texts but the last four columns differ from row to row. */
function person(index) {
  const first = FIRST[index % FIRST.length];
  const last = LAST[index % LAST.length];
  return [
    String(100_000 + index),
    `${first} ${last} ${index}`,
    `${first}.${index}@zonnehof.example`.toLowerCase(),
    index % 9 > 0 ? 'Ja' : 'Nee',
    'NL',
    new Date(Date.UTC(2000, 0, 1 + (index % 9000))),
    index % 1000,
    `Afdeling ${index % 50}`,
    `Functie ${index % 200}`,
    `Locatie ${index % 30}`,
  ];
}

async function write(filename, rows, useSharedStrings) {
  const { default: ExcelJS } = await import('exceljs');
  const options = { filename, useSharedStrings, useStyles: true };
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter(options);
  const sheet = workbook.addWorksheet('Roster');
  sheet.addRow(Array.from({ length: COLUMNS }, (_, index) => `Kolom ${index}`)).commit();
  for (let index = 1; index < rows; index += 1) sheet.addRow(person(index)).commit();
  sheet.commit();
  await workbook.commit();
}

/** The ways to go through a file; each returns the rows it saw. */
const WAYS = {
  async unzip(file) {
    let bytes = 0;
    for await (const chunk of partsOf(file)) bytes += chunk.bytes.length;
    return bytes > 0 ? null : 0;
  },

  async 'unzip + saxes'(file) {
    let rows = 0;
    let parser;
    let decoder;
    for await (const { bytes, first } of partsOf(file)) {
      if (first) {
        parser?.close();
        parser = new SaxesParser({ position: false });
        decoder = new TextDecoder();
        parser.on('opentag', ({ name }) => {
          if (name === 'row') rows += 1;
        });
        parser.on('closetag', () => undefined);
        parser.on('text', () => undefined);
      }
      parser.write(decoder.decode(bytes, { stream: true }));
    }
    parser.close();
    return rows;
  },

  async 'this reader'(file) {
    const { openXlsx } = await import('../../dist/roster/source/xlsx/read-xlsx.js');
    const workbook = await openXlsx(file);
    let rows = 0;
    for await (const row of workbook.rows(0)) if (row.cells.length === COLUMNS) rows += 1;
    await workbook.close();
    return rows;
  },

  async 'exceljs, streaming'(file) {
    const { default: ExcelJS } = await import('exceljs');
    let rows = 0;
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, { styles: 'cache' });
    for await (const sheet of reader) {
      for await (const row of sheet) if (row.cellCount > 0) rows += 1;
    }
    return rows;
  },
};

/** The two parts with texts in them, as yauzl unpacks them. */
async function* partsOf(file) {
  const zip = await openPromise(file, { autoClose: false });
  const entries = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  for (const entry of entries) {
    if (!/sharedStrings|sheet1\.xml$/.test(entry.fileName)) continue;
    let first = true;
    for await (const bytes of await zip.openReadStreamPromise(entry)) {
      yield { bytes, first };
      first = false;
    }
  }
  zip.close();
}

async function measure(way, file) {
  const rows = await WAYS[way](file);
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  const cpu = (user + system) / 1e6;
  process.stdout.write(JSON.stringify({ rows, cpu, megabytes: maxRSS / 1024 }));
}

function measured(way, file) {
  const script = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, [script, '--measure', way, file], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${way}: ${child.stderr}`);
  return JSON.parse(child.stdout);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function compare(rows, runs) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-xlsx-'));
  try {
    for (const texts of ['inline', 'shared']) {
      const file = path.join(folder, `${texts}.xlsx`);
      await write(file, rows, texts === 'shared');
      const results = new Map(Object.keys(WAYS).map((way) => [way, []]));
      // In turns, so that what else the machine does falls on all of them.
      for (let run = 0; run < runs; run += 1) {
        for (const [way, list] of results) list.push(measured(way, file));
      }
      console.log(`\n${rows} rows of ${COLUMNS} columns, ${texts} texts, medians of ${runs} runs`);
      const bound = median(results.get('unzip + saxes').map(({ cpu }) => cpu));
      for (const [way, list] of results) {
        const cpu = median(list.map((result) => result.cpu));
        const memory = median(list.map((result) => result.megabytes));
        const seen = list[0].rows === null ? '' : `${list[0].rows} rows`;
        console.log(
          way.padEnd(20),
          `${cpu.toFixed(2)} s`.padStart(8),
          `${(cpu / bound).toFixed(2)} ×`.padStart(8),
          `${memory.toFixed(0)} MB`.padStart(8),
          seen.padStart(14),
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [flag, way, file] = process.argv.slice(2);
if (flag === '--measure') await measure(way, file);
else await compare(Number(flag ?? 100_000), Number(way ?? 5));
