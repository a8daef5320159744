// The reader against exceljs' buffered reader over the corpus. Every difference is listed here with
// its cause; one that is not listed fails, and so does one that is listed and no longer there.

import { readdirSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { IssueError } from '../../../src/user/issue.ts';
import { describeShared, sharedData } from '../../shared-data.ts';
import { filledCells, slowly, withWorkbook } from './workbooks.ts';

/** What exceljs does otherwise, and the cells (or their number) in which it shows. */
interface Difference {
  readonly cause: string;
  readonly cells: readonly string[] | number;
}

const DIFFERENCES: Readonly<Record<string, Difference>> = {
  'calamine/date.xlsx': {
    cause: 'elapsed time ([h]:mm:ss) becomes a day in 1900',
    cells: ['Sheet1!A3'],
  },
  'calamine/empty_shared_string.xlsx': {
    cause: 'an empty <si/> becomes an object without a text',
    cells: ['Sheet1!A2'],
  },
  'csvkit/sheets.xlsx': {
    cause: 'the formula result FALSE is lost',
    cells: ['data!D4'],
  },
  'openspout/one_sheet_with_capital_shared_strings_filename.xlsx': {
    cause: 'a part is only found in the usual case: indices instead of texts',
    cells: 25,
  },
  'openspout/sheet_with_all_cell_types.xlsx': {
    cause: 'a date stored as text (t="d") is parsed as a number',
    cells: ['Sheet1!E1', 'Sheet1!F1', 'Sheet1!K1'],
  },
  'poi/49609.xlsx': {
    cause: 'parts with back slashes in their names are not found: no cells at all',
    cells: 7566,
  },
  'poi/SimpleStrict.xlsx': {
    cause: 'a date stored as text (t="d") is parsed as a number',
    cells: ['Sheet Number 2!A4'],
  },
  'read-excel-file/merged-cells.xlsx': {
    cause: 'cells under a merged one take its value, although they have their own',
    cells: ['Sheet1!B2', 'Sheet1!C1', 'Sheet1!C2'],
  },
  'readxl/nonstandard-xml-ns-prefix.xlsx': {
    cause: 'a workbook in prefixed XML has no sheets',
    cells: 6,
  },
  'roo/formula_cell_types.xlsx': {
    cause: 'the formula result FALSE is lost',
    cells: ['Sheet1!A2'],
  },
  'sheetjs/1900.xlsx': {
    cause: 'dates before 1 March 1900 are a day early',
    cells: ['Sheet1!B1', 'Sheet1!B2'],
  },
};

/** Files that one of the two cannot read. Those that neither can are no difference. */
const REFUSED: Readonly<Record<string, { readonly by: 'exceljs' | 'us'; readonly cause: string }>> =
  {
    'calamine/table_with_absolute_paths.xlsx': { by: 'exceljs', cause: 'absolute part names' },
    'closedxml/NoReferencesOnRowsOrCells.xlsx': { by: 'exceljs', cause: 'rows without r' },
    'exceljs/missing-bits.xlsx': { by: 'us', cause: 'no workbook; exceljs gives no sheets' },
    'openspout/sheet_with_missing_cell_reference.xlsx': { by: 'exceljs', cause: 'cells without r' },
    'openspout/sheet_with_prefixed_shared_strings_xml.xlsx': { by: 'exceljs', cause: 'prefixes' },
    'poi/59021.xlsx': { by: 'exceljs', cause: 'a sheet part without a number in its name' },
    'readxl/inlineStr2.xlsx': { by: 'exceljs', cause: 'inline rich text' },
    'readxl/richtext-coloured.xlsx': { by: 'exceljs', cause: 'inline rich text' },
  };

type Cells = ReadonlyMap<string, string>;

async function ours(file: string): Promise<Cells | null> {
  const cells = new Map<string, string>();
  try {
    await withWorkbook(file, async (workbook) => {
      for (const [index, { name }] of workbook.sheets.entries()) {
        for (const [address, { text }] of filledCells(await slowly(workbook.rows(index)))) {
          cells.set(`${String(name)}!${address}`, text);
        }
      }
    });
    return cells;
  } catch (error) {
    if (error instanceof IssueError) return null;
    throw error;
  }
}

async function theirs(file: string): Promise<Cells | null> {
  const cells = new Map<string, string>();
  const workbook = new ExcelJS.Workbook();
  try {
    // Without this a validation over whole columns takes it more than a minute.
    await workbook.xlsx.readFile(file, { ignoreNodes: ['dataValidations'] });
  } catch {
    return null;
  }
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        // For a cell under a merged one exceljs repeats the value of the first.
        if (cell.isMerged && cell.master !== cell) return;
        const text = plain(cell.value);
        if (text !== '') cells.set(`${sheet.name}!${cell.address}`, text);
      });
    });
  }
  return cells;
}

function plain(value: ExcelJS.CellValue): string {
  if (value == null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 19);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return plain(value.text);
  if ('error' in value) return value.error;
  if ('formula' in value || 'sharedFormula' in value) return plain(value.result);
  return JSON.stringify(value);
}

/** exceljs does not say whether a date shows a time. */
function same(our: string, their: string): boolean {
  return our === their || `${our}T00:00:00` === their;
}

describeShared('exceljs over the corpus', () => {
  const root = sharedData('corpus', 'xlsx');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.xls[xm]$/.test(name))
    .sort();

  it.each(files)('%s', async (name) => {
    const [our, their] = [await ours(`${root}/${name}`), await theirs(`${root}/${name}`)];
    if (our === null || their === null) {
      const by = our === their ? undefined : our === null ? 'us' : 'exceljs';
      expect(by).toBe(REFUSED[name]?.by);
      return;
    }
    expect(REFUSED[name]).toBeUndefined();
    const addresses = new Set([...our.keys(), ...their.keys()]);
    const different = [...addresses]
      .filter((address) => !same(our.get(address) ?? '', their.get(address) ?? ''))
      .sort();
    const listed = DIFFERENCES[name]?.cells ?? [];
    expect(typeof listed === 'number' ? different.length : different).toEqual(listed);
  });

  it('lists only files that are there', () => {
    const listed = [...Object.keys(DIFFERENCES), ...Object.keys(REFUSED)];
    expect(listed.filter((name) => !files.includes(name))).toEqual([]);
  });
});
