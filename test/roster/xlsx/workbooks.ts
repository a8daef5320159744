// Workbooks for the tests, written as XML, and what the reader makes of them.

import { expect } from 'vitest';
import type { RawRow, Workbook } from '../../../src/roster/source/raw.ts';
import { openXlsx } from '../../../src/roster/source/xlsx/read-xlsx.ts';
import { IssueError, type Issue } from '../../../src/user/issue.ts';
import { columnLetter } from '../../../src/user/place.ts';
import { testFile } from '../../support/test-files.ts';
import { zipBytes, type ZipEntry } from './zip-bytes.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of a workbook by name; a part that is `null` is left out. */
export type Parts = Readonly<Record<string, string | Buffer | null>>;

export function worksheet(cells: string, around: { head?: string; tail?: string } = {}): string {
  const { head = '', tail = '' } = around;
  return `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${head}<sheetData>${cells}</sheetData>${tail}</worksheet>`;
}

export function sharedStrings(...items: readonly string[]): string {
  return `<sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`;
}

/** A style for each pattern, in this order: `s="0"` has the first. */
export function styles(...patterns: readonly string[]): string {
  const escaped = patterns.map((p) =>
    p.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
  );
  const formats = escaped.map((p, i) => `<numFmt numFmtId="${200 + i}" formatCode="${p}"/>`);
  const cellFormats = patterns.map((_, i) => `<xf numFmtId="${200 + i}"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cellFormats.join('')}</cellXfs></styleSheet>`;
}

/** `[id, type, target]`; a target with a colon is external. */
export function relationships(list: readonly (readonly [string, string, string])[]): string {
  const items = list.map(([id, type, target]) => {
    const mode = target.includes(':') ? ' TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode}/>`;
  });
  return `<Relationships xmlns="${PACKAGE}">${items.join('')}</Relationships>`;
}

const WORKBOOK_RELATIONSHIPS = relationships([
  ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
  ['rId2', 'styles', 'styles.xml'],
  ['rId3', 'sharedStrings', 'sharedStrings.xml'],
]);

export function workbookPart(sheets: string, properties = ''): string {
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets}</sheets></workbook>`;
}

const DEFAULTS: Parts = {
  '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': workbookPart('<sheet name="Roster" sheetId="1" r:id="rId1"/>'),
  'xl/_rels/workbook.xml.rels': WORKBOOK_RELATIONSHIPS,
  'xl/worksheets/sheet1.xml': worksheet(''),
};

/** The bytes of a workbook of one sheet, `Roster`, with these parts added, replaced or left out. */
export function workbookBytes(parts: Parts): Buffer {
  return zipBytes(workbookEntries(parts));
}

export function workbookEntries(parts: Parts): ZipEntry[] {
  return Object.entries({ ...DEFAULTS, ...parts }).flatMap(([name, content]) =>
    content === null ? [] : [{ name, content }],
  );
}

/** Opens a file, hands the workbook over and closes it. */
export async function withWorkbook<T>(
  file: string,
  use: (workbook: Workbook) => Promise<T>,
): Promise<T> {
  const workbook = await openXlsx(file);
  try {
    return await use(workbook);
  } finally {
    await workbook.close();
  }
}

/** All rows of a sheet, read by a consumer that takes its time. */
export async function slowly(rows: AsyncIterable<RawRow>): Promise<RawRow[]> {
  const read: RawRow[] = [];
  for await (const row of rows) {
    await new Promise(setImmediate);
    read.push(row);
  }
  return read;
}

/** The rows of the only, or of the given, sheet of a workbook with these parts. */
export function rowsOf(parts: Parts, sheet = 0): Promise<RawRow[]> {
  return withWorkbook(testFile(workbookBytes(parts), 'roster.xlsx'), (workbook) =>
    slowly(workbook.rows(sheet)),
  );
}

/** What the reader makes of single cells, each given as XML without its `r`: `[kind, text]`. */
export async function cellsOf(cells: readonly string[], parts: Parts = {}): Promise<string[][]> {
  const sheet = worksheet(cells.map((cell) => `<row>${cell}</row>`).join(''));
  const rows = await rowsOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet });
  return rows.map((row) => [row.kinds?.[0] ?? 'text', row.cells[0] ?? '']);
}

/** Cells that are not blank, by address. */
export function filledCells(rows: readonly RawRow[]): Map<string, { kind: string; text: string }> {
  const filled = new Map<string, { kind: string; text: string }>();
  for (const { row, cells, kinds } of rows) {
    for (const [column, text] of cells.entries()) {
      if (text === '') continue;
      filled.set(columnLetter(column) + String(row), { kind: kinds?.[column] ?? 'text', text });
    }
  }
  return filled;
}

/** Opens a file and reads all of it; the issues where it is refused, and a failed test for any other error. */
export async function issuesOf(bytes: Buffer | string): Promise<readonly Issue[]> {
  try {
    await withWorkbook(testFile(bytes, 'roster.xlsx'), async (workbook) => {
      for (const sheet of workbook.sheets.keys()) {
        await workbook.merges?.(sheet);
        await slowly(workbook.rows(sheet));
      }
    });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(IssueError);
    return error instanceof IssueError ? error.issues : [];
  }
}
