// How often a roster in another code page is read right, refused, read with a warning, or read wrong in
// silence, over the names of @faker-js/faker: one accented name a file, then several beside 25 plain ones.
//
//   node scripts/measure-encodings.mjs [ENCODING]

import iconv from 'iconv-lite';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCsv } from '../.build/roster/source/csv/read-csv.js';
import { namesOf } from './name-lists.mjs';

const WESTERN = ['de', 'es', 'fi', 'fr', 'fr_BE', 'it', 'nb_NO', 'nl', 'pt_PT', 'sv', 'da'];
const CENTRAL = ['cs_CZ', 'pl', 'hu', 'hr', 'ro', 'sk'];
const WHERE = {
  'windows-1252': WESTERN,
  macintosh: WESTERN,
  cp437: WESTERN,
  cp850: WESTERN,
  cp858: WESTERN,
  'iso-8859-15': WESTERN,
  'windows-1250': CENTRAL,
  'iso-8859-2': CENTRAL,
  'windows-1254': ['tr'],
  'windows-1257': ['lv'],
};

const folder = mkdtempSync(path.join(tmpdir(), 'encodings-'));
const PLAIN = Array.from({ length: 25 }, (_, index) => `${index + 2000};Jan de Vries`);

async function verdictOf(names, encoding) {
  const lines = names.map((name, index) => `${1001 + index};${name} Jansen`);
  const text = ['Personeelsnummer;Naam', ...lines, ...(names.length > 1 ? PLAIN : []), ''].join(
    '\r\n',
  );
  const file = path.join(folder, 'roster.csv');
  const bytes = iconv.encode(text, encoding);
  writeFileSync(file, bytes);
  try {
    const workbook = await openCsv(file);
    const cells = [];
    for await (const { cells: row } of workbook.rows(0)) cells.push(row.join(';'));
    await workbook.close();
    const isRight = [...cells, ''].join('\r\n') === text;
    const doubts = workbook.doubts.length;
    if (isRight) return doubts > 0 ? 'right, warned' : 'right';
    return doubts > 0 ? 'warned' : 'WRONG';
  } catch (error) {
    if (error.issues === undefined) throw error;
    const { tries } = error.issues[0].params;
    const isNamed = tries.some((name) => iconv.decode(bytes, name) === text);
    return isNamed ? 'refused, named' : 'refused';
  }
}

try {
  for (const [encoding, locales] of Object.entries(WHERE)) {
    if (process.argv[2] !== undefined && process.argv[2] !== encoding) continue;
    const names = [...new Set(locales.flatMap(namesOf))].filter(
      (name) =>
        /[^\0-\x7F]/.test(name) && iconv.decode(iconv.encode(name, encoding), encoding) === name,
    );
    const chosen = names.filter((_, index) => index % Math.ceil(names.length / 400) === 0);
    for (const size of [1, 3, 10]) {
      const counts = {};
      const wrong = [];
      for (let at = 0; at + size <= chosen.length; at += size) {
        const verdict = await verdictOf(chosen.slice(at, at + size), encoding);
        counts[verdict] = (counts[verdict] ?? 0) + 1;
        if (verdict === 'WRONG') wrong.push(chosen.slice(at, at + size).join('+'));
        if ((encoding === 'windows-1252' && verdict !== 'right') || verdict === 'refused')
          wrong.push(`(${chosen[at]})`);
      }
      console.log(
        encoding.padEnd(13),
        String(size).padStart(2),
        JSON.stringify(counts),
        wrong.slice(0, 30).join(' '),
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
