// The blank roster: what an organisation allows, and an example that an import leaves out.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { templateFields, writeTemplateXlsx } from '../../src/report/template.ts';
import { readRoster } from '../../src/roster/roster.ts';
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

/** The workbook, with one person filled in below the example. */
async function filledIn() {
  const template = {
    fields: templateFields(WRITABLE),
    vocabulary: { languages: ['NL'], roles: ['TRAINER', 'MANAGER'] },
    language: 'nl' as const,
    madeAt: new Date(0),
  };
  const workbook = await workbookOf(await written((out) => writeTemplateXlsx(template, out)));
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
