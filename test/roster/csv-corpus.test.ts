// The CSV files of public test suites, and the text rosters, against what they are known to hold.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openRoster } from '../../src/roster/source/open.ts';
import type { RawRow } from '../../src/roster/source/raw.ts';
import { IssueError } from '../../src/user/issue.ts';
import { describeShared, sharedData } from '../shared-data.ts';
import { rowsOf } from './csv-files.ts';

interface Expected {
  readonly file: string;
  readonly outcome: 'reads' | 'refuse' | 'reads-or-refuse';
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
}

interface Roster {
  readonly file: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly headerRow: number;
  readonly rows: readonly {
    readonly row: number;
    readonly verdict: string;
    readonly email: string | null;
  }[];
}

function json(...parts: readonly string[]): unknown {
  return JSON.parse(readFileSync(sharedData(...parts), 'utf8'));
}

async function read(file: string): Promise<{ delimiter: string | undefined; rows: RawRow[] }> {
  const workbook = await openRoster(file);
  return { delimiter: workbook.text?.delimiter, rows: await rowsOf(workbook) };
}

/** Lenient readers give a blank line as a row without cells. */
const filled = (rows: Expected['rows']): Expected['rows'] =>
  rows.filter((cells) => cells.some((cell, index) => index > 0 || cell.trim() !== ''));

describeShared('the corpus of CSV files', () => {
  const folder = sharedData('corpus', 'expected', 'csv');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    // Their shape is the shared data's own contract.
    .map((name) => json('corpus', 'expected', 'csv', name) as Expected);

  it('is all there', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files)('$file: $outcome', async ({ file, outcome, ...expected }) => {
    const outcomeOf = read(sharedData('corpus', ...file.split('/')));
    if (outcome === 'refuse') {
      await expect(outcomeOf).rejects.toBeInstanceOf(IssueError);
      return;
    }
    const result = await outcomeOf.catch((error: unknown) => {
      if (outcome === 'reads' || !(error instanceof IssueError)) throw error;
      return null;
    });
    if (result === null) return;
    const blank = expected.rows.length - filled(expected.rows).length;
    expect(result.rows).toHaveLength(expected.rowCount - blank);
    expect(result.rows.map(({ cells }) => cells).slice(0, expected.rows.length)).toEqual(
      filled(expected.rows),
    );
    if (expected.rows.some((cells) => cells.length > 1)) {
      expect(result.delimiter).toBe(expected.delimiter);
    }
  });
});

describeShared('the text rosters', () => {
  const { files } = json('rosters', 'expected.json') as { readonly files: readonly Roster[] };
  const texts = files.filter(({ file }) => path.extname(file) !== '.xlsx');

  it('are all there', () => {
    expect(texts).toHaveLength(4);
  });

  it.each(texts)('$file', async (roster) => {
    const workbook = await openRoster(sharedData('rosters', roster.file));
    expect(roster.encoding?.toLowerCase()).toContain(
      workbook.text?.encoding.replace('16le', '16le'),
    );
    expect(workbook.text?.delimiter).toBe(roster.delimiter === 'TAB' ? '\t' : roster.delimiter);
    const rows = await rowsOf(workbook);
    expect(rows.map(({ row }) => row)).toContain(roster.headerRow);
    expect(rows.filter(({ ragged }) => ragged !== undefined)).toEqual([]);
    for (const { row, verdict, email } of roster.rows) {
      if (verdict !== 'ok' || email === null) continue;
      const cells = rows.find((one) => one.row === row)?.cells.map((cell) => cell.toLowerCase());
      expect(cells).toContain(email);
    }
  });
});
