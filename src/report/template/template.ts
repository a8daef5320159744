// Blank rosters: a workbook that helps to fill it in, and a CSV file.

import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataValidation, Row, Workbook, Worksheet } from 'exceljs';
import { field, FIELD_NAMES } from '../../user/fields.ts';
import { columnLetter } from '../../user/place.ts';
import { EXAMPLE_EMAIL } from '../../user/round-trip.ts';
import type { FieldName, Vocabulary } from '../../user/user.ts';
import { writeCsv } from '../text/write-text.ts';
import { ONE_PAGE_WIDE } from '../workbook/workbook.ts';
import {
  CHOOSE,
  EXAMPLE,
  explained,
  EXPLANATION_HEADINGS,
  FLAG_WORDS,
  MEANT,
  RULES,
  type TemplateField,
  TITLE,
} from './template-words.ts';

export interface Template {
  readonly fields: readonly TemplateField[];
  /** The words that the organisation has, for drop-downs. */
  readonly vocabulary: Vocabulary;
  readonly language: 'nl' | 'en';
  /** What the workbook says it was made on. */
  readonly madeAt: Date;
}

/** Drop-downs and formats reach this far; an import reads on below. */
const LAST_ROW = 5000;

const WIDTHS: Readonly<Partial<Record<FieldName, number>>> = {
  ref: 20,
  name: 40,
  email: 40,
  isActive: 10,
  language: 16,
  roles: 36,
};

// A font without a name is a serif in some programs.
const FONT = { name: 'Calibri', family: 2, size: 11 } as const;

const HEADER_STYLE = {
  font: { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF2F5D62' } },
  alignment: { vertical: 'middle' },
} as const;

const EXAMPLE_STYLE = { font: { ...FONT, italic: true, color: { argb: 'FF808080' } } } as const;

const WRONG_FILL = {
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFF8CBAD' } },
} as const;

/** Of the fields that an endpoint takes, those that a person fills in. */
export function templateFields(writable: ReadonlySet<FieldName>): readonly TemplateField[] {
  return FIELD_NAMES.filter((name) => writable.has(name)).filter(isTemplateField);
}

function isTemplateField(name: FieldName): name is TemplateField {
  return name !== 'id' && name !== 'extraFields' && name !== 'profileImage';
}

/** Writes the headings alone, as Excel writes "CSV UTF-8" where Dutch is its language. */
export async function writeTemplateCsv(
  { fields, language }: Template,
  out: Writable,
): Promise<void> {
  const headings = fields.map((name) => field(name).heading[language]);
  await writeCsv([headings], { raw: false, bom: true, delimiter: ';' }, out);
}

/** Writes the workbook: the sheet to fill in, an explanation, and a hidden one with allowed words. */
export async function writeTemplateXlsx(template: Template, out: Writable): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'pluvo-bulk';
  workbook.created = workbook.modified = template.madeAt;
  const sheet = addRoster(workbook, template);
  addExplanation(workbook, template);
  addChoices(workbook, sheet, template);
  const bytes = await workbook.xlsx.writeBuffer();
  await pipeline(Readable.from([Buffer.from(bytes)]), out, { end: false });
}

function addRoster(workbook: Workbook, { fields, language }: Template): Worksheet {
  const sheet = workbook.addWorksheet(language === 'nl' ? 'Gebruikers' : 'Users', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { ...ONE_PAGE_WIDE, printTitlesRow: '1:1' },
  });
  sheet.columns = fields.map((name) => ({
    header: field(name).heading[language],
    key: name,
    width: WIDTHS[name] ?? 26,
    // Text: a number keeps the zeros it begins with.
    style: { numFmt: '@' },
  }));
  styleHeader(sheet.getRow(1));
  const example = sheet.addRow(fields.map((name) => exampleOf(name, language)));
  example.eachCell((cell) => {
    cell.style = { ...cell.style, ...EXAMPLE_STYLE };
  });
  for (const [index, name] of fields.entries()) {
    const letter = columnLetter(index);
    const range = `${letter}2:${letter}${String(LAST_ROW)}`;
    sheet.getCell(`${letter}1`).note = { texts: noteOf(name, language) };
    const formulas = checksOf(name, letter);
    if (formulas.length > 0) {
      const rules = formulas.map((formula, priority) => {
        return { type: 'expression' as const, formulae: [formula], style: WRONG_FILL, priority };
      });
      sheet.addConditionalFormatting({ ref: range, rules });
    }
  }
  return sheet;
}

function exampleOf(name: TemplateField, language: 'nl' | 'en'): string {
  return name === 'email' ? EXAMPLE_EMAIL : (EXAMPLE[name]?.[language] ?? '');
}

/** Formulas that colour a cell: an address that is none, a number or address that stands there twice. */
function checksOf(name: TemplateField, letter: string): readonly string[] {
  const cell = `${letter}2`;
  const column = `$${letter}$2:$${letter}$${String(LAST_ROW)}`;
  if (name === 'ref') return [isTwice(cell, column)];
  if (name !== 'email') return [];
  const isNone = `AND(LEN(${cell})>0,ISERROR(MATCH("?*@?*.?*",${cell},0)))`;
  return [isNone, isTwice(`LOWER(${cell})`, `LOWER(${column})`)];
}

/** `COUNTIF` would take `007` for `7`, `*` for anything, and the first 15 digits for all of them. */
function isTwice(text: string, texts: string): string {
  return `IF(LEN(${text})=0,FALSE,SUMPRODUCT(--EXACT(${texts},${text}))>1)`;
}

function noteOf(name: TemplateField, language: 'nl' | 'en') {
  return [
    { font: { ...FONT, bold: true, size: 9 }, text: `${field(name).heading[language]}\n` },
    { font: { ...FONT, size: 9 }, text: explained(name, language, language) },
  ];
}

/** Drop-downs and input messages; the words stand on a hidden sheet, where there is room for them. */
function addChoices(workbook: Workbook, sheet: Worksheet, template: Template): void {
  const { fields, language } = template;
  const hidden = workbook.addWorksheet('pluvo-bulk', { state: 'veryHidden' });
  let columns = 0;
  for (const [index, name] of fields.entries()) {
    const letter = columnLetter(index);
    const words = wordsFor(name, template);
    const prompt: Partial<DataValidation> = {
      showInputMessage: true,
      promptTitle: field(name).heading[language].slice(0, 32),
      prompt: explained(name, language, language).slice(0, 255),
      allowBlank: true,
    };
    const range = `${letter}2:${letter}${String(LAST_ROW)}`;
    if (words === null) {
      // Anything at all: this is only for the message.
      add(sheet, range, { ...prompt, type: 'custom', formulae: ['TRUE'] });
      continue;
    }
    columns += 1;
    const at = columnLetter(columns - 1);
    for (const [row, word] of words.entries())
      hidden.getCell(`${at}${String(row + 1)}`).value = word;
    add(sheet, range, {
      ...prompt,
      type: 'list',
      formulae: [`'pluvo-bulk'!$${at}$1:$${at}$${String(words.length)}`],
      showErrorMessage: true,
      // A role may be several, and a language a word that means one of these.
      errorStyle: name === 'isActive' ? 'stop' : 'warning',
      errorTitle: CHOOSE[language],
      error: `${MEANT[language]}${words.join(', ')}`.slice(0, 225),
    });
  }
}

function add(sheet: Worksheet, range: string, validation: Partial<DataValidation>): void {
  // exceljs has no types for its own way of setting whole ranges at once.
  const { dataValidations } = sheet as Worksheet & {
    readonly dataValidations: { add(range: string, validation: Partial<DataValidation>): void };
  };
  dataValidations.add(range, validation);
}

function wordsFor(
  name: TemplateField,
  { vocabulary, language }: Template,
): readonly string[] | null {
  if (name === 'isActive') return Object.values(FLAG_WORDS[language]);
  if (name === 'language') return vocabulary.languages;
  return name === 'roles' ? vocabulary.roles : null;
}

function addExplanation(workbook: Workbook, { fields, language }: Template): void {
  const sheet = workbook.addWorksheet('Uitleg - Explanation', {
    pageSetup: ONE_PAGE_WIDE,
  });
  sheet.columns = [26, 64, 64].map((width) => ({ width }));
  sheet.addRow(['', TITLE.nl, TITLE.en]).font = { ...FONT, bold: true, size: 14 };
  for (const { nl, en } of RULES) addText(sheet, ['', nl, en]);
  sheet.addRow([]);
  styleHeader(sheet.addRow([...EXPLANATION_HEADINGS]));
  for (const name of fields) {
    const { heading } = field(name);
    const richText = [
      { font: { ...FONT, bold: true }, text: heading.nl },
      { font: FONT, text: `\n${heading.en}` },
    ];
    addText(sheet, [
      { richText },
      explained(name, 'nl', language),
      explained(name, 'en', language),
    ]);
  }
}

/** A row with room for two lines: not every program makes a row as high as its text. */
function addText(sheet: Worksheet, cells: readonly unknown[]): void {
  const row = sheet.addRow([...cells]);
  row.alignment = { wrapText: true, vertical: 'top' };
  row.height = 32;
}

function styleHeader(row: Row): void {
  row.height = 22;
  row.eachCell((cell) => {
    Object.assign(cell, HEADER_STYLE);
  });
}
