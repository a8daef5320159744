// What planning costs: 1,000,000 roster rows (CSV) against 1,000,000 users in memory, 2 % of them
// changed: reading, mapping, matching and planning together, next to csv-parse alone on that file and
// to DuckDB's full outer join over the same two files.
// Usage: node test/bench/plan.mjs [ROWS] [RUNS]; DuckDB is installed into a temporary folder.

import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compare, inTemporaryFolder, print, report } from './measure.mjs';

const HEADER =
  'Personeelsnummer;Naam;E-mailadres;Actief;Taal;AFAS-medewerkernummer;Functie;Afdeling;Locatie;Team';

/** A number in letters: names have no digits. */
const inLetters = (n) => [...String(n)].map((digit) => 'abdefgiklm'[Number(digit)]).join('');

const user = (n) => ({
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
});

/** Every fiftieth row asks for another name. */
const record = (n) => {
  const { ref, name, email, isActive, afasEmployeeId } = user(n);
  const asked = n % 50 === 0 ? `${name}-Anders` : name;
  const status = isActive ? 'ja' : 'nee';
  return `${ref};${asked};${email};${status};NL;${afasEmployeeId};Begeleider;Team ${String(n % 300)};Utrecht;Oost`;
};

const exported = (n) => {
  const { ref, name, email, isActive, afasEmployeeId } = user(n);
  return `${ref};${name};${email};${isActive ? 'ja' : 'nee'};NL;${afasEmployeeId}`;
};

async function main(rows, runs) {
  await inTemporaryFolder(async (folder) => {
    const roster = path.join(folder, 'roster.csv');
    const users = path.join(folder, 'users.csv');
    await generate(roster, HEADER, rows, record);
    await generate(users, 'ref;name;email;active;language;afas', rows, exported);
    const ways = ['csv-parse', 'plan'];
    if (installDuckDb(folder)) ways.push('duckdb');
    const medians = compare(
      import.meta.filename,
      ways,
      [roster, users, String(rows), folder],
      runs,
    );
    print(
      `${String(rows)} rows against ${String(rows)} users, medians of ${String(runs)}`,
      medians,
    );
  });
}

async function generate(file, header, rows, line) {
  const handle = await open(file, 'w');
  await handle.write(`${header}\r\n`);
  for (let first = 0; first < rows; first += 10_000) {
    const count = Math.min(10_000, rows - first);
    const lines = Array.from({ length: count }, (_, index) => `${line(first + index)}\r\n`);
    await handle.write(lines.join(''));
  }
  await handle.close();
}

function installDuckDb(folder) {
  try {
    const install = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', [...install, '@duckdb/node-api@1.5.6-r.1'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('DuckDB could not be installed: measured without it');
    return false;
  }
}

const WAYS = {
  'csv-parse': async ({ roster }) => {
    const { parse } = await import('csv-parse');
    const start = process.cpuUsage();
    let records = 0;
    const parser = createReadStream(roster).pipe(parse({ delimiter: ';', bom: true }));
    for await (const cells of parser) records += cells.length > 0 ? 1 : 0;
    if (records < 2) throw new Error('csv-parse read nothing');
    report(start);
  },

  plan: async ({ roster, rows }) => {
    const { Planner } = await import('../../dist/plan/build.js');
    const { UserIndex } = await import('../../dist/plan/user-index.js');
    const { readRoster } = await import('../../dist/roster/roster.js');
    const { policy, rosterOptions } = await import('./options.mjs');
    const index = new UserIndex();
    // Through JSON, as users come: texts put together in memory are held in another way.
    for (let n = 0; n < rows; n += 1) index.add(JSON.parse(JSON.stringify(user(n))));
    const start = process.cpuUsage();
    const opened = await readRoster(roster, rosterOptions());
    const planner = new Planner(opened.sheets, index, policy({ archiveMissing: true }));
    await opened.readRows((row) => planner.add(row));
    const { plan } = planner.finish();
    await opened.close();
    const { actions, unchanged } = plan.counts;
    if (actions.update !== Math.ceil(rows / 50) || unchanged + actions.update !== rows) {
      throw new Error(`another plan than expected: ${JSON.stringify(plan.counts)}`);
    }
    report(start);
  },

  duckdb: async ({ roster, users, rows, folder }) => {
    const require = createRequire(path.join(folder, 'package.json'));
    const { DuckDBInstance } = require('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create()).connect();
    const start = process.cpuUsage();
    const read = (file) => `read_csv('${file}', delim = ';', header = true, all_varchar = true)`;
    const answer = await connection.runAndReadAll(`
      SELECT count(*) FILTER (r.Naam IS DISTINCT FROM u.name) AS changed, count(*) AS total
      FROM ${read(roster)} r FULL OUTER JOIN ${read(users)} u ON r.Personeelsnummer = u.ref`);
    const [{ changed, total }] = answer.getRowObjects();
    if (Number(changed) !== Math.ceil(rows / 50) || Number(total) !== rows) {
      throw new Error(`another join than expected: ${String(changed)} of ${String(total)}`);
    }
    report(start);
  },
};

const [way, ...args] = process.argv.slice(2);
if (way !== undefined && Object.hasOwn(WAYS, way)) {
  const [roster, users, rows, folder] = args;
  await WAYS[way]({ roster, users, rows: Number(rows), folder });
} else {
  await main(Number(way ?? 1_000_000), Number(args[0] ?? 3));
}
