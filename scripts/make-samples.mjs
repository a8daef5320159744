// Makes samples/: the sandbox's organisation, and a roster that meets every action against it.
// Usage: node scripts/make-samples.mjs [FOLDER]. The same input always gives the same output.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { ORGANISATION, PEOPLE } from './sample-people.mjs';
import { HEADINGS, rosterOf } from './sample-roster.mjs';
import { readme } from './sample-readme.mjs';

const folder = process.argv[2] ?? path.join(import.meta.dirname, '../samples');
const users = PEOPLE.map(userOf);
const rows = rosterOf(new Map(users.map((user) => [user.ref, user])), addressOf);

await mkdir(folder, { recursive: true });
await write('organisation.json', organisationText());
await write('roster.csv', rosterCsv());
await write('roster.expected.json', expectedText());
await write('README.md', readme(rows));
await (await rosterWorkbook()).xlsx.writeFile(path.join(folder, 'roster.xlsx'));

function write(name, text) {
  return writeFile(path.join(folder, name), text);
}

/** A person of the list as the API's User. Who has no number has the UUID that Pluvo made. */
function userOf({ ref, name, ...rest }, index) {
  const { archived = false, afas = ref !== null && ref <= 1040, ...fields } = rest;
  return {
    id: uuid(`id ${index}`),
    isActive: !archived,
    email: addressOf(name),
    name,
    ref: ref === null ? uuid(`ref ${index}`) : String(ref),
    roles: ['PARTICIPANT'],
    profileImage: '',
    language: 'NL',
    extraFields: '{}',
    afasEmployeeId: afas ? String(ref).padStart(6, '0') : null,
    afasPersonId: afas ? String(200_000 + index * 7) : null,
    ...fields,
  };
}

/** `Maarten van 't Veer` → `maarten.vantveer@…`. */
function addressOf(name) {
  const [first, ...rest] = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}']/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .split(' ');
  return `${first}.${rest.join('')}@${ORGANISATION.domain}`;
}

/** A UUID (of the form of version 4) that depends on its seed alone. */
function uuid(seed) {
  const hex = createHash('sha256').update(`${ORGANISATION.domain} ${seed}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}

// One user a line, as the sandbox itself writes its state (src/sandbox/organisation.ts).
function organisationText() {
  const lines = users.map((user) => JSON.stringify(user)).join(',\n');
  return `{"version":1,"name":${JSON.stringify(ORGANISATION.name)},"users":[\n${lines}\n]}\n`;
}

function expectedText() {
  const expected = rows.map(({ row, action, code = null, changes = [] }) => ({
    row,
    action,
    code,
    changes,
  }));
  return `[\n${expected.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`;
}

// What Excel writes as "CSV UTF-8" where Dutch is its language.
function rosterCsv() {
  const records = rows.map(({ cells }) => HEADINGS.map((heading) => cells[heading]));
  return stringify([HEADINGS, ...records], { bom: true, delimiter: ';', record_delimiter: '\r\n' });
}

async function rosterWorkbook() {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = ORGANISATION.name;
  workbook.created = workbook.modified = new Date(Date.UTC(2025, 0, 6, 9));
  const sheet = workbook.addWorksheet('Medewerkers', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  });
  const widths = [19, 30, 44, 9, 14, 25];
  sheet.columns = HEADINGS.map((header, index) => ({ header, key: header, width: widths[index] }));
  // A number of staff is a text: nobody adds them up. AFAS gives its own as numbers, shown with zeros.
  sheet.getColumn('Personeelsnummer').numFmt = '@';
  sheet.getColumn('AFAS-medewerkernummer').numFmt = '000000';
  sheet.getColumn('AFAS-medewerkernummer').alignment = { horizontal: 'right' };
  sheet.getColumn('Actief').alignment = { horizontal: 'center' };
  for (const { cells } of rows) {
    const afas = cells['AFAS-medewerkernummer'];
    sheet.addRow({ ...cells, 'AFAS-medewerkernummer': afas === '' ? null : Number(afas) });
  }
  sheet.autoFilter = { from: 'A1', to: { row: 1, column: HEADINGS.length } };
  const header = sheet.getRow(1);
  header.height = 22;
  header.eachCell((cell) => {
    cell.font = { name: 'Calibri', family: 2, size: 11, bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF2F5D62' } };
    cell.alignment = { vertical: 'middle' };
    cell.border = { bottom: { style: 'medium', color: { argb: 'FF1E3F42' } } };
    cell.numFmt = 'General';
  });
  return workbook;
}
