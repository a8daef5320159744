import { describe, expect, test } from 'vitest';
import { en } from '../../src/report/messages/en/en.ts';
import { nl } from '../../src/report/messages/nl/nl.ts';
import type { Catalogue } from '../../src/report/messages/catalogue.ts';
import { PREVIEW_FORMATS } from '../../src/report/preview/formats.ts';
import { issue } from '../../src/user/issue.ts';
import type { RosterRow } from '../../src/user/roster.ts';
import { aDocument } from '../support/plan-document.ts';
import { aRow, aUser } from '../support/users.ts';
import { sheetValues, workbookOf, written } from './written.ts';

const USERS = [
  aUser({ ref: '1001', name: 'Sanne de Vries', email: 'sanne@old.example' }),
  aUser({ ref: '1002', name: 'Ahmed Bakkali', email: 'ahmed@zonnehof.example' }),
  aUser({ ref: '1003', name: 'Jan Jansen', email: 'jan@zonnehof.example', isActive: false }),
  aUser({ ref: '1004', name: 'Noor Smit', email: 'noor@zonnehof.example' }),
  aUser({ ref: '1005', name: 'Els', email: 'els@zonnehof.example' }),
];
const BAD = issue('EMAIL_INVALID', {}, { row: 6, column: 'D' }, '=cmd()@@x');
const ROWS: readonly RosterRow[] = [
  aRow(2, { ref: '1001', name: 'Sanne Bos', email: 'sanne@new.example' }),
  aRow(3, { ref: '1002', isActive: false }),
  aRow(4, { ref: '1003', isActive: true }),
  aRow(5, { ref: '007', name: '=1+1', email: 'new@zonnehof.example', language: 'EN' }),
  { kind: 'invalid', place: { sheet: 0, row: 6 }, wanted: { ref: '1005' }, issues: [BAD] },
  aRow(7, { ref: '9', isActive: false }),
];
const DOCUMENT = aDocument(USERS, ROWS, {
  policy: { archiveMissing: true, invite: true },
  leftOut: [{ kind: 'leftOut', place: { sheet: 0, row: 8 }, why: 'totals' }],
  warnings: [issue('NAME_CAPITALS', {}, { sheet: 'Sheet1', row: 2, column: 'C' }, 'SANNE')],
  refusals: [issue('GUARD_SHRUNK', { rows: 6, before: 120, flag: '--allow-shrink' })],
});

function made(format: keyof typeof PREVIEW_FORMATS, catalogue: Catalogue = en): Promise<Buffer> {
  const options = { catalogue, madeAt: new Date(Date.UTC(2026, 11, 1, 9)) };
  return written((out) => PREVIEW_FORMATS[format](DOCUMENT, options, out));
}

describe('the workbook', () => {
  test('has a sheet for every kind of outcome', async () => {
    const workbook = await workbookOf(await made('xlsx'));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Summary',
      'Problems',
      'Warnings',
      'Create',
      'Update',
      'Restore',
      'Archive',
      'Skipped',
      'Columns',
      'Left out',
      'How it was made',
    ]);
    const [row] = sheetValues(workbook, 'Update').slice(1);
    expect(row).toEqual([
      'Sheet1',
      2,
      '1001',
      'Sanne de Vries',
      'sanne@old.example',
      'Full name',
      'Sanne de Vries',
      'Sanne Bos',
      'Sheet1!C2',
    ]);
    expect(sheetValues(workbook, 'Archive').slice(1)).toEqual([
      ['Sheet1', 3, '1002', 'Ahmed Bakkali', 'ahmed@zonnehof.example', 'Active: no', 'Sheet1!E3'],
      [null, null, '1004', 'Noor Smit', 'noor@zonnehof.example', 'not in the file', null],
    ]);
    expect(sheetValues(workbook, 'Problems')[1]).toEqual(
      expect.arrayContaining([6, 'invalid', 'D', '=cmd()@@x', 'The e-mail address is not valid']),
    );
    expect(sheetValues(workbook, 'Summary').flat()).toContain('Refused');
  });

  test('a value is text, whatever it looks like', async () => {
    const workbook = await workbookOf(await made('xlsx'));
    expect(sheetValues(workbook, 'Create')).toEqual([
      ['Sheet', 'Row', 'Reference', 'Full name', 'Email', 'Language', 'Invitation'],
      ['Sheet1', 5, '007', '=1+1', 'new@zonnehof.example', 'EN', 'yes'],
    ]);
  });

  test('a table has a frozen head, a filter and colours', async () => {
    const sheet = (await workbookOf(await made('xlsx'))).getWorksheet('Update');
    expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet?.autoFilter).toBe('A1:I3');
    expect(sheet?.getCell('G2').fill).toMatchObject({ fgColor: { argb: 'FFF8CBAD' } });
    expect(sheet?.getCell('H2').fill).toMatchObject({ fgColor: { argb: 'FFE2F0D9' } });
  });

  test('in Dutch', async () => {
    const names = (await workbookOf(await made('xlsx', nl))).worksheets.map(({ name }) => name);
    expect(names).toContain('Bijwerken');
  });
});

test('the JSON has everything, with the codes that programs ask for', async () => {
  const json = JSON.parse((await made('json')).toString());
  expect(json).toMatchObject({
    file: 'roster.xlsx',
    actions: { create: 1, update: 1, restore: 1, archive: 2 },
    invitations: 1,
    refusals: [{ code: 'GUARD_SHRUNK' }],
    warnings: [{ code: 'NAME_CAPITALS', row: 2, value: 'SANNE' }],
    leftOut: [{ sheet: 'Sheet1', row: 8, why: 'totals' }],
    options: { '--archive-missing': 'true' },
  });
  expect(json.rows.map(({ action }: { action: string }) => action)).toEqual([
    'update',
    'archive',
    'restore',
    'create',
    'invalid',
    'skipped',
    'archive',
  ]);
  expect(json.rows[0].changes[1]).toEqual({
    field: 'email',
    before: 'sanne@old.example',
    after: 'sanne@new.example',
    source: 'Sheet1!D2',
  });
  expect(json.rows[4].issues).toEqual([
    expect.objectContaining({ code: 'EMAIL_INVALID', value: '=cmd()@@x' }),
  ]);
});
