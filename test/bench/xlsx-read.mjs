// What reading an XLSX file of 10 columns costs, next to unzipping and parsing it with nothing done to
// the rows.

import path from 'node:path';
import { TextDecoder } from 'node:util';
import { cpu, memory } from './measure.mjs';
import { load } from './modules.mjs';

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
const BOUND = 'unzip + saxes';

/** Where the texts of a workbook can be. */
const TEXTS = {
  inline: { ratio: 1.6, megabytes: 200 },
  shared: { ratio: 2, megabytes: 500 },
};

export default Object.entries(TEXTS).map(([texts, { ratio, megabytes }]) => ({
  name: `XLSX rows, ${texts} texts`,
  sizes: { full: 100_000, small: 1000 },
  runs: 3,
  async prepare({ folder, size }) {
    const file = path.join(folder, 'roster.xlsx');
    await write(file, size, texts === 'shared');
    return { file };
  },
  ways: { [BOUND]: unzipAndParse, openXlsx: read },
  targets: [cpu('openXlsx', BOUND, ratio), memory('openXlsx', megabytes)],
}));

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

function unzipAndParse({ file, size }) {
  return async () => {
    const { SaxesParser } = await import('saxes');
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
    if (rows !== size) throw new Error(`saxes read ${rows} rows`);
  };
}

/** The two parts with texts in them, as yauzl unpacks them. */
async function* partsOf(file) {
  const { openPromise } = await import('yauzl');
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

function read({ file, size }) {
  return async () => {
    const { openXlsx } = await load('openXlsx');
    const workbook = await openXlsx(file);
    let rows = 0;
    for await (const row of workbook.rows(0)) if (row.cells.length === COLUMNS) rows += 1;
    await workbook.close();
    if (rows !== size) throw new Error(`openXlsx read ${rows} rows`);
  };
}
