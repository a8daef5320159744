// What reading the records of a CSV file costs, next to csv-parse alone.

import path from 'node:path';
import { ANY_LINES, csvParse, writeCsv } from './inputs.mjs';
import { cpu } from './measure.mjs';
import { load } from './modules.mjs';

/** Two rosters: all ASCII without quotes, and one with quotes, accents and apostrophes. */
const ROSTERS = {
  plain: (ref) => [ref, 'Jan', 'de', 'Vries', `j${ref}@voorbeeld.example`, 'Ja', 'Begeleider'],
  quoted: (ref) => [
    ref,
    'Zoë',
    "van 't",
    "'t Hart",
    `z${ref}@voorbeeld.example`,
    'Ja',
    '"Coach, vast"',
  ],
};
const HEADING = 'Nr,Voornaam,Voorvoegsel,Achternaam,E-mail,Actief,Functie,Afdeling,Start,Taal';

export default Object.entries(ROSTERS).map(([name, cells]) => ({
  name: `CSV records, ${name}`,
  sizes: { full: 300_000, small: 5000 },
  runs: 3,
  async prepare({ folder, size }) {
    const file = path.join(folder, 'roster.csv');
    await writeCsv(file, HEADING, size, (n) => {
      const ref = String(n).padStart(7, '0');
      return [...cells(ref), `Team ${ref.slice(-2)}`, '2020-01-01', 'Nederlands'].join(',');
    });
    return { file };
  },
  ways: { 'csv-parse': csvParse(ANY_LINES), openCsv: readRecords },
  targets: [cpu('openCsv', 'csv-parse', 1.5)],
}));

function readRecords({ file, size }) {
  return async () => {
    const { openCsv } = await load('openCsv');
    const workbook = await openCsv(file);
    let records = 0;
    for await (const { cells } of workbook.rows(0)) if (cells.length === 10) records += 1;
    await workbook.close();
    if (records !== size + 1) throw new Error(`openCsv read ${records} records`);
  };
}
