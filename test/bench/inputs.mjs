// What the benches work on: invented users, rosters, ordinary options; and csv-parse, the yardstick of
// all that reads CSV.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** A number in letters: names have no digits. */
export const inLetters = (n) => [...String(n)].map((digit) => 'abdefgiklm'[Number(digit)]).join('');

/** The n-th invented user. */
export function user(n, given = {}) {
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    isActive: n % 50 !== 1,
    email: `persoon${String(n)}@voorbeeld.example`,
    name: `Vo${inLetters(n % 977)} van Achter${inLetters(n)}`,
    ref: String(n).padStart(7, '0'),
    roles: [],
    profileImage: '',
    language: 'NL',
    extraFields: '{}',
    afasEmployeeId: String(n).padStart(6, '0'),
    afasPersonId: null,
    ...given,
  };
}

/** Writes a CSV file; `line` gives the text of the n-th row. */
export async function writeCsv(file, heading, rows, line) {
  const handle = await open(file, 'w');
  await handle.write(`${heading}\r\n`);
  for (let first = 0; first < rows; first += 10_000) {
    const length = Math.min(10_000, rows - first);
    const lines = Array.from({ length }, (_, index) => `${line(first + index)}\r\n`);
    await handle.write(lines.join(''));
  }
  await handle.close();
}

/** Reads `file` by csv-parse alone, and looks only whether all rows and the heading are there. */
export function csvParse(options) {
  return ({ file, size }) =>
    async () => {
      const { parse } = await import('csv-parse');
      let records = 0;
      for await (const cells of createReadStream(file).pipe(parse({ bom: true, ...options }))) {
        if (cells.length > 1) records += 1;
      }
      if (records !== size + 1) throw new Error(`csv-parse read ${records} records`);
    };
}

/** What csv-parse needs for files of which only the delimiter is known. */
export const ANY_LINES = { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] };

/** Roster options: nothing mapped by hand, nothing accepted. */
export function rosterOptions(given = {}) {
  return {
    map: [],
    preset: [],
    ignore: [],
    presetIgnore: [],
    expectedHeadings: [],
    sheets: [],
    vocabulary: { languages: null, roles: null },
    defaults: new Map(),
    words: new Map(),
    today: '2026-12-01',
    dateOrder: null,
    nameUse: {},
    accept: new Set(),
    ...given,
  };
}

/** A policy without limits. */
export function policy(given = {}) {
  return {
    match: 'auto',
    blank: 'keep',
    restore: false,
    invite: false,
    writable: new Set(['ref', 'name', 'email', 'isActive', 'language', 'afasEmployeeId']),
    archiveMissing: false,
    scope: [],
    protect: [],
    maxArchive: { kind: 'share', share: 1 },
    allowMassChange: new Set(),
    allowShrink: true,
    lastRows: null,
    expectedUsers: null,
    only: null,
    limit: null,
    ...given,
  };
}
