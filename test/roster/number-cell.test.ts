// Numbers of people in the cells of a workbook, where they may be numbers or dates to it.

import { expect, it } from 'vitest';
import { readText, type ReadRoster } from '../support/read-roster.ts';
import { styles, workbookBytes, worksheet } from './xlsx/workbooks.ts';

const text = (content: string): string => `<c t="inlineStr"><is><t>${content}</t></is></c>`;

/** A roster of one row, of which these cells are the reference and the AFAS employee number. */
function read(ref: string, employee = text('E1')): Promise<ReadRoster> {
  const headings = ['Personeelsnummer', 'AFAS-medewerkernummer', 'E-mail'].map(text).join('');
  const cells = ref + employee + text('s@zonnehof.example');
  const parts = {
    'xl/worksheets/sheet1.xml': worksheet(`<row>${headings}</row><row>${cells}</row>`),
    'xl/styles.xml': styles('General', 'yyyy-mm-dd', '0'.repeat(20)),
  };
  return readText(workbookBytes(parts));
}

const number = (stored: string, style = 0): string =>
  `<c s="${String(style)}"><v>${stored}</v></c>`;

it.each([
  ['1.2345678901234567E+19', 0, '12345678901234600000'],
  ['1234567890123456', 0, '1234567890123460'],
  ['1.2345678901234567E+19', 2, '12345678901234600000'],
])('%s has lost digits', async (stored, style, ref) => {
  const { rows } = await read(number(stored, style));
  expect(rows).toMatchObject([{ wanted: { ref } }]);
  expect(rows).toMatchObject([
    { doubts: new Map([['ref', { code: 'SCIENTIFIC_NUMBER', place: { row: 2, column: 'A' } }]]) },
  ]);
});

it('has lost none up to fifteen digits, nor as a text, nor where zeros were put in front', async () => {
  for (const ref of [
    number('123456789012345'),
    text('12345678901234567890'),
    number('7', 2),
    text('2026-01-03'),
  ]) {
    const { rows, notes } = await read(ref);
    expect(rows).toMatchObject([{ kind: 'person' }]);
    expect(rows[0]).not.toHaveProperty('doubts');
    expect(notes).toEqual([]);
  }
});

it('is noted where it is a date', async () => {
  const { rows, notes } = await read(number('46025', 1), number('46025', 1));
  expect(rows).toMatchObject([{ wanted: { ref: '2026-01-03', afasEmployeeId: '2026-01-03' } }]);
  expect(notes).toMatchObject([
    { code: 'NUMBER_IS_DATE', params: { field: 'ref' }, place: { row: 2, column: 'A' } },
    { code: 'NUMBER_IS_DATE', params: { field: 'afasEmployeeId' }, place: { column: 'B' } },
  ]);
});
