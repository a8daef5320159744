// The blank roster: what an organisation allows, and an example that an import leaves out.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Workbook } from 'exceljs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { templateFields, writeTemplateXlsx } from '../../src/report/template/template.ts';
import { readRoster } from '../../src/roster/roster.ts';
import { field } from '../../src/user/fields.ts';
import type { FieldName } from '../../src/user/user.ts';
import { rosterOptions } from '../support/roster-options.ts';
import { workbookOf, written } from './written.ts';

const WRITABLE: ReadonlySet<FieldName> = new Set([
  'ref',
  'name',
  'email',
  'isActive',
  'roles',
  'extraFields',
]);

const VOCABULARY = { languages: ['NL', 'pt-BR'], roles: ['TRAINER', 'MANAGER'] };

async function blank(language: 'nl' | 'en', fields = templateFields(WRITABLE)): Promise<Workbook> {
  const template = { fields, vocabulary: VOCABULARY, language, madeAt: new Date(0) };
  return workbookOf(await written((out) => writeTemplateXlsx(template, out)));
}

/** The workbook, with one person filled in below the example. */
async function filledIn(): Promise<Workbook> {
  const workbook = await blank('nl');
  workbook
    .getWorksheet('Gebruikers')
    ?.addRow(['0007', 'Sanne', 'sanne@zonnehof.example', 'nee', 'TRAINER']);
  return workbook;
}

test('import reads what was filled in, and leaves the example out', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'roster.xlsx');
  await writeFile(file, Buffer.from(await (await filledIn()).xlsx.writeBuffer()));
  const roster = await readRoster(file, rosterOptions());
  onTestFinished(() => roster.close());
  const wanted: unknown[] = [];
  const { leftOut } = await roster.readRows((row) => wanted.push(row.wanted));
  expect(leftOut).toMatchObject([{ why: 'example', place: { row: 2 } }]);
  expect(wanted).toMatchObject([
    {
      ref: '0007',
      name: 'Sanne',
      email: 'sanne@zonnehof.example',
      isActive: false,
      roles: ['TRAINER'],
    },
  ]);
});

test('the drop-downs offer the words of the organisation, from a hidden sheet', async () => {
  const workbook = await filledIn();
  const words = workbook.getWorksheet('pluvo-bulk');
  expect(words?.state).toBe('veryHidden');
  expect(words?.getColumn(1).values).toEqual([undefined, 'ja', 'nee']);
  expect(words?.getColumn(2).values).toEqual([undefined, 'TRAINER', 'MANAGER']);
  const validation = workbook.getWorksheet('Gebruikers')?.getCell('E5000').dataValidation;
  expect(validation).toMatchObject({ type: 'list', formulae: ["'pluvo-bulk'!$B$1:$B$2"] });
});

describe.each([
  { language: 'nl', sheet: 'Gebruikers', yes: 'ja', no: 'nee', others: /\b(yes|no)\b/ },
  { language: 'en', sheet: 'Users', yes: 'yes', no: 'no', others: /\b(ja|nee)\b/ },
] as const)('in $language', ({ language, sheet, yes, no, others }) => {
  test('every text at the status names the words of its own list, and no others', async () => {
    const workbook = await blank(language);
    expect(workbook.getWorksheet('pluvo-bulk')?.getColumn(1).values.slice(1)).toEqual([yes, no]);
    const users = workbook.getWorksheet(sheet);
    const { prompt = '', error = '' } = users?.getCell('D2').dataValidation ?? {};
    for (const text of [prompt, error, noteAt(workbook, sheet, 'D1')]) {
      expect(text).toContain(yes);
      expect(text).toContain(no);
      expect(text).not.toMatch(others);
    }
    expect(users?.getCell('D2').value).toBe(yes);
  });

  test('the explanation names those words in both languages', async () => {
    const explanation = (await blank(language)).getWorksheet('Uitleg - Explanation');
    const texts: string[] = [];
    explanation?.eachRow((row) => {
      const [, heading, ...both] = row.values as unknown[];
      if (JSON.stringify(heading).includes('Actief')) texts.push(...both.map(String));
    });
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toMatch(new RegExp(`^${yes}\\b.* ${no}\\b`));
  });

  test('a note has the heading and its text in that language', async () => {
    const note = noteAt(await blank(language), sheet, 'A1');
    expect(note.split('\n')[0]).toBe(field('ref').heading[language]);
  });

  test('import accepts every word of every list', async () => {
    const fields = ['isActive', 'language', 'roles'] as const;
    const words = (await blank(language, fields)).getWorksheet('pluvo-bulk');
    for (const [index, name] of fields.entries()) {
      const offered = words?.getColumn(index + 1).values.slice(1) as string[];
      expect(offered.length).toBeGreaterThan(1);
      for (const word of offered) {
        expect(field(name).parse(word, VOCABULARY)).toMatchObject({ ok: true });
      }
    }
  });
});

function noteAt(workbook: Workbook, sheet: string, address: string): string {
  const note = workbook.getWorksheet(sheet)?.getCell(address).note;
  return typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('') : '';
}

test('a number that stands there twice is found exactly, an address in any case', async () => {
  const sheet = (await blank('nl')).getWorksheet('Gebruikers');
  // exceljs' types leave out what a sheet has been read with.
  const { conditionalFormattings } = sheet as unknown as {
    readonly conditionalFormattings: readonly {
      readonly ref: string;
      readonly rules: readonly { readonly formulae: readonly string[] }[];
    }[];
  };
  const formulas = conditionalFormattings.flatMap(({ rules }) =>
    rules.flatMap(({ formulae }) => formulae),
  );
  expect(formulas.join()).not.toContain('COUNTIF');
  expect(formulas).toContain('IF(LEN(A2)=0,FALSE,SUMPRODUCT(--EXACT($A$2:$A$5000,A2))>1)');
  expect(formulas).toContain(
    'IF(LEN(LOWER(C2))=0,FALSE,SUMPRODUCT(--EXACT(LOWER($C$2:$C$5000),LOWER(C2)))>1)',
  );
});

test('it comes out of a printer on A4, its headings on every page', async () => {
  const setup = (await blank('nl')).getWorksheet('Gebruikers')?.pageSetup;
  expect(setup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  });
});
