// Any table of texts that exceljs writes reads back as it was.

import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { many } from '../../support/many.ts';
import { testFile } from '../../support/test-files.ts';
import { slowly, withWorkbook } from './workbooks.ts';

// What XML cannot hold; exceljs writes some of it, and the file cannot be opened in Excel either.
const ILLEGAL = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF]|\p{Cs}/u;

// XML reads `\r` as a line end, and a mailto: text is given as its address.
const text = fc
  .string({ unit: 'binary', maxLength: 40 })
  .filter((value) => !ILLEGAL.test(value) && !value.includes('\r'))
  .filter((value) => !/_x[0-9a-f]{4}_|mailto:/i.test(value));

const piece = fc.oneof(
  text,
  fc.constantFrom(
    '007',
    '=1+1',
    ' a ',
    'a\nb',
    '\t',
    '<a>&amp;',
    ']]>',
    '1E5',
    'é',
    'é',
    '😀',
    '#N/A',
  ),
);
const table = fc.array(fc.array(piece, { maxLength: 8 }), { maxLength: 30 });

async function written(rows: readonly (readonly string[])[], shared: boolean): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Roster');
  for (const [index, row] of rows.entries()) {
    for (const [column, value] of row.entries()) {
      if (value !== '') sheet.getCell(index + 1, column + 1).value = value;
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer({ useSharedStrings: shared }));
}

const withoutBlanksAtTheEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

it.each([true, false])('shared texts: %s', async (shared) => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const file = testFile(await written(rows, shared), 'roster.xlsx');
      const read = await withWorkbook(file, (workbook) => slowly(workbook.rows(0)));
      const cells = rows.map(() => [] as readonly string[]);
      for (const row of read) cells[row.row - 1] = row.cells;
      expect(cells).toEqual(rows.map(withoutBlanksAtTheEnd));
      expect(read.every(({ kinds }) => kinds === undefined)).toBe(true);
    }),
    { numRuns: many(15) },
  );
});
