// Makes templates/: blank rosters, with the headings of the field table.
// Usage: node scripts/make-templates.mjs [FOLDER], after a build.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { EXPLAINED, RULES, TITLE } from './template-words.mjs';

/** Drop-downs and formats reach this far; an import reads on below. */
const LAST_ROW = 5000;

// The languages are those in Pluvo's documentation and its neighbours': an organisation may have
// others, so the list only warns.
const CHOICES = {
  isActive: { words: ['ja', 'nee'], errorStyle: 'stop' },
  language: { words: ['Nederlands', 'Engels', 'Duits', 'Frans'], errorStyle: 'warning' },
};

const WIDTHS = { ref: 20, name: 32, email: 40, isActive: 10, language: 16 };

// A font without a name is a serif in some programs.
const FONT = { name: 'Calibri', family: 2, size: 11 };

const HEADER_STYLE = {
  font: { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF2F5D62' } },
  alignment: { vertical: 'middle' },
};

/** Writes `roster.xlsx` and `roster.csv` into the folder. `table` is FIELDS of src/user/fields.ts. */
export async function makeTemplates(folder, table) {
  // What a person fills in: not what only Pluvo sets, nor JSON, nor rights.
  const fields = Object.values(table).filter(
    ({ writable, type }) => writable === 'always' && type !== 'json',
  );
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'roster.csv'), blankCsv(fields));
  await blankWorkbook(fields).xlsx.writeFile(path.join(folder, 'roster.xlsx'));
}

// As Excel writes "CSV UTF-8" where Dutch is its language.
function blankCsv(fields) {
  const headings = fields.map(({ heading }) => heading.nl);
  return stringify([headings], { bom: true, delimiter: ';', record_delimiter: '\r\n' });
}

function blankWorkbook(fields) {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'pluvo-bulk';
  workbook.created = workbook.modified = new Date(Date.UTC(2025, 0, 1));
  addRoster(workbook, fields);
  addExplanation(workbook, fields);
  return workbook;
}

function addRoster(workbook, fields) {
  const sheet = workbook.addWorksheet('Gebruikers', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  });
  sheet.columns = fields.map(({ name, heading }) => ({
    header: heading.nl,
    key: name,
    width: WIDTHS[name] ?? 26,
    // Text: a number keeps the zeros it begins with.
    style: { numFmt: '@' },
  }));
  styleHeader(sheet.getRow(1));
  for (const field of fields) {
    const column = sheet.getColumn(field.name);
    sheet.getCell(`${column.letter}1`).note = noteOf(field);
    const choice = CHOICES[field.name];
    if (choice !== undefined) {
      sheet.dataValidations.add(`${column.letter}2:${column.letter}${LAST_ROW}`, listOf(choice));
    }
  }
}

function noteOf({ name, heading, required }) {
  const need = required ? 'Required for a new user. ' : '';
  return {
    texts: [
      { font: { ...FONT, bold: true, size: 9 }, text: `${heading.en}\n` },
      { font: { ...FONT, size: 9 }, text: need + EXPLAINED[name].en },
    ],
  };
}

function listOf({ words, errorStyle }) {
  return {
    type: 'list',
    allowBlank: true,
    formulae: [`"${words.join(',')}"`],
    showErrorMessage: true,
    errorStyle,
    errorTitle: 'Kies uit de lijst',
    error: `Bedoeld is / meant is: ${words.join(', ')}.`,
  };
}

function addExplanation(workbook, fields) {
  const sheet = workbook.addWorksheet('Uitleg - Explanation', {
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  });
  sheet.columns = [26, 64, 64].map((width) => ({ width }));
  sheet.addRow(['', TITLE.nl, TITLE.en]).font = { ...FONT, bold: true, size: 14 };
  for (const { nl, en } of RULES) addText(sheet, ['', nl, en]);
  sheet.addRow([]);
  styleHeader(sheet.addRow(['Kolom / column', 'Uitleg', 'Explanation']));
  for (const field of fields) {
    const name = [
      { font: { ...FONT, bold: true }, text: field.heading.nl },
      { font: FONT, text: `\n${field.heading.en}` },
    ];
    addText(sheet, [{ richText: name }, explanation(field, 'nl'), explanation(field, 'en')]);
  }
}

/** A row with room for two lines: not every program makes a row as high as its text. */
function addText(sheet, cells) {
  const row = sheet.addRow(cells);
  row.alignment = { wrapText: true, vertical: 'top' };
  row.height = 32;
}

const REQUIRED = {
  nl: ' Verplicht voor een nieuwe gebruiker.',
  en: ' Required for a new user.',
};
const CLEARABLE = { nl: ' Mag leeg worden gemaakt.', en: ' May be emptied.' };

function explanation({ name, required, clearable }, language) {
  const need = required ? REQUIRED[language] : '';
  const clear = clearable ? CLEARABLE[language] : '';
  return EXPLAINED[name][language] + need + clear;
}

function styleHeader(row) {
  row.height = 22;
  row.eachCell((cell) => {
    Object.assign(cell, HEADER_STYLE);
  });
}

if (process.argv[1] === import.meta.filename) {
  const { FIELDS } = await import('../dist/user/fields.js');
  const folder = process.argv[2] ?? path.join(import.meta.dirname, '../templates');
  await makeTemplates(folder, FIELDS);
}
