// Rosters that cannot be used: a clear error, and nothing written.

import { expect, it } from 'vitest';
import { anOrganisation } from './organisation.ts';
import { refused } from './refusal.ts';

it.each([
  ['no such file', 'missing.csv', 'FILE_NOT_FOUND'],
  ['a folder', 'folder', 'FILE_IS_FOLDER'],
  ['an empty file', 'empty.csv', 'FILE_EMPTY'],
  ['no header', 'blank.csv', 'HEADER_MISSING'],
  ['no known column', 'unknown.csv', 'COLUMNS_UNKNOWN'],
  ['no rows', 'headings.csv', 'ROSTER_WITHOUT_ROWS'],
  ['a damaged workbook', 'damaged.xlsx', 'FILE_DAMAGED'],
])('%s', async (_, file, code) => {
  const { env, mutations } = await anOrganisation();
  await refused(['import', file, '--yes'], code, env);
  expect(mutations()).toBe(0);
});
