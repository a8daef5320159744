// Files from the field: what each must give, on the traits of numbers, dates and formulas.

import { expect, it } from 'vitest';
import { readDate } from '../../src/roster/rows/dates.ts';
import { openXlsx } from '../../src/roster/source/xlsx/read-xlsx.ts';
import { describeShared, sharedData } from '../shared-data.ts';

async function cellsOf(name: string): Promise<{ text: string; kind: string }[]> {
  const workbook = await openXlsx(sharedData('field', name));
  try {
    const cells: { text: string; kind: string }[] = [];
    for await (const { cells: texts, kinds } of workbook.rows(0)) {
      texts.forEach((text, column) => cells.push({ text, kind: kinds?.[column] ?? 'text' }));
    }
    return cells;
  } finally {
    await workbook.close();
  }
}

describeShared('files from the field', () => {
  it('takes no formula that was never calculated for a zero (h1)', async () => {
    const cells = await cellsOf('h1-xlsxwriter-formulas.xlsx');
    expect(cells.filter(({ text }) => text === '0')).toEqual([]);
    expect(cells.filter(({ kind }) => kind === 'error').length).toBeGreaterThanOrEqual(4);
  });

  it('reads no date from the zeros of a leave date (g1)', async () => {
    const dates = (await cellsOf('g1-leave-date-zero.xlsx')).filter(({ kind }) => kind === 'date');
    expect(dates.length).toBeGreaterThan(0);
    for (const { text } of dates) expect(readDate(text, null)).toEqual({ kind: 'none' });
  });
});

it.each([
  '1900-01-00',
  '1900-01-00T00:00:00',
  '00-01-1900',
  '1904-01-01',
  '1970-01-01',
  '01/01/1970',
])('takes %s for no date', (text) => {
  expect(readDate(text, null)).toEqual({ kind: 'none' });
});
