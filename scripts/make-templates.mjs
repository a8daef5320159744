// Makes templates/: blank rosters for any organisation, as `pluvo-bulk template` makes them for one.
// Usage: node scripts/make-templates.mjs [FOLDER], after a build.

import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';

// The languages are those in Pluvo's documentation and its neighbours': an organisation may have
// others, and the list only warns.
const VOCABULARY = { languages: ['NL', 'EN', 'DE', 'FR'], roles: null };

/** What every organisation takes, and a person fills in. */
const FIELDS = ['ref', 'name', 'email', 'isActive', 'language', 'afasEmployeeId', 'afasPersonId'];

/** Writes `roster.xlsx` and `roster.csv` into the folder. `writers` is src/report/template/template.ts. */
export async function makeTemplates(folder, writers) {
  const template = {
    fields: FIELDS,
    vocabulary: VOCABULARY,
    language: 'nl',
    madeAt: new Date(Date.UTC(2025, 0, 1)),
  };
  await mkdir(folder, { recursive: true });
  await save(path.join(folder, 'roster.csv'), (out) => writers.writeTemplateCsv(template, out));
  await save(path.join(folder, 'roster.xlsx'), (out) => writers.writeTemplateXlsx(template, out));
}

async function save(file, write) {
  const out = createWriteStream(file);
  await write(out);
  out.end();
  await finished(out);
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? path.join(import.meta.dirname, '../templates');
  await makeTemplates(folder, await import('../.build/report/template/template.js'));
}
