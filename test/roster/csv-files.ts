// Helpers to write text files in any encoding and read them back.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { RawRow, Workbook } from '../../src/roster/source/raw.ts';
import { openCsv, type CsvOptions } from '../../src/roster/source/csv/read-csv.ts';
import { IssueError, type Issue } from '../../src/user/issue.ts';

/** A temporary folder for the tests of a file; the function writes a file in it and gives its path. */
export function tempFiles(): (content: string | Uint8Array, name?: string) => Promise<string> {
  let folder = '';
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-csv-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  return async (content, name = `${String(count++)}.csv`) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  };
}

export async function rowsOf(workbook: Workbook): Promise<RawRow[]> {
  try {
    const rows: RawRow[] = [];
    for await (const row of workbook.rows(0)) rows.push(row);
    return rows;
  } finally {
    await workbook.close();
  }
}

export async function readCsv(file: string, options?: CsvOptions): Promise<RawRow[]> {
  return rowsOf(await openCsv(file, options));
}

/** The one issue that the work stops with. */
export async function issueOf(work: Promise<unknown>): Promise<Issue> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IssueError);
  const issues = error instanceof IssueError ? error.issues : [];
  expect(issues).toHaveLength(1);
  const [only] = issues;
  if (only === undefined) throw new Error('no issue');
  return only;
}

// The Encoding Standard's index of windows-1252, 0x80 to 0x9F.
const HIGH = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
  0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
  0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
];
const UNDEFINED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Every character of Windows-1252 except U+0000. */
export const WINDOWS_1252 = Array.from({ length: 256 }, (_, byte) => byte)
  .filter((byte) => byte > 0 && !UNDEFINED.includes(byte))
  .map((byte) => String.fromCodePoint(HIGH[byte - 0x80] ?? byte));

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The bytes of a text, with a byte order mark in front where asked. */
export function encode(text: string, encoding: Encoding, mark = false): Buffer {
  const marked = mark ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(marked);
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le');
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(
        Array.from(text, (character) => {
          const code = character.codePointAt(0) ?? 0;
          const high = HIGH.indexOf(code);
          if (high === -1 && code > 0xff) throw new Error(`not in Windows-1252: ${character}`);
          return high === -1 ? code : high + 0x80;
        }),
      );
  }
}
