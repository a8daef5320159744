// Rows that come some at a time are the rows that come one by one.

import { expect, test } from 'vitest';
import { openRoster } from '../../src/roster/source/open.ts';
import type { RawRow } from '../../src/roster/source/raw.ts';
import { readText } from '../support/read-roster.ts';
import { testFile } from '../support/test-files.ts';

/** More than the rows that columns are understood by, and more than one chunk of the file. */
const ROWS = 5000;
const lines = [
  'Personeelsnummer;Naam;E-mail',
  ...Array.from({ length: ROWS }, (_, at) => `${String(at)};Sanne Vries;p${String(at)}@z.example`),
];

async function collect(rows: AsyncIterable<RawRow>): Promise<readonly RawRow[]> {
  const all: RawRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

test('the batches of a file are its rows, and the first has more than columns are understood by', async () => {
  const workbook = await openRoster(testFile(`${lines.join('\n')}\n`, 'roster.csv'));
  const batches: (readonly RawRow[])[] = [];
  for await (const batch of workbook.batches(0)) batches.push(batch);
  expect(batches[0]?.length).toBeGreaterThan(500);
  expect(batches.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
  expect(batches.flat()).toEqual(await collect(workbook.rows(0)));
  expect(batches.flat().length).toBe(ROWS + 1);
  await workbook.close();
});

test('every row of a roster is read once, and in order, whatever came with the header', async () => {
  const { rows } = await readText(lines);
  expect(rows.map(({ place }) => place.row)).toEqual(
    Array.from({ length: ROWS }, (_, at) => at + 2),
  );
  expect(rows.map(({ wanted }) => wanted.ref)).toEqual(
    Array.from({ length: ROWS }, (_, at) => String(at)),
  );
});
