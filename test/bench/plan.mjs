// What planning costs: roster rows (CSV) against as many users in memory, 2 % of them changed: reading,
// mapping, matching and planning together, next to csv-parse alone on that file.

import path from 'node:path';
import { csvParse, policy, rosterOptions, user, writeCsv } from './inputs.mjs';
import { cpu, memory } from './measure.mjs';
import { load } from './modules.mjs';

const HEADING =
  'Personeelsnummer;Naam;E-mailadres;Actief;Taal;AFAS-medewerkernummer;Functie;Afdeling;Locatie;Team';

export default [
  {
    name: 'plan, rows against as many users',
    sizes: { full: 1_000_000, small: 10_000 },
    runs: 3,
    async prepare({ folder, size }) {
      const file = path.join(folder, 'roster.csv');
      await writeCsv(file, HEADING, size, record);
      return { file };
    },
    ways: { 'csv-parse': csvParse({ delimiter: ';' }), plan },
    targets: [cpu('plan', 'csv-parse', 2), memory('plan', 600)],
  },
];

/** Every fiftieth row asks for another name. */
function record(n) {
  const { ref, name, email, isActive, afasEmployeeId } = user(n);
  const asked = n % 50 === 0 ? `${name}-Anders` : name;
  const status = isActive ? 'ja' : 'nee';
  return `${ref};${asked};${email};${status};NL;${afasEmployeeId};Begeleider;Team ${n % 300};Utrecht;Oost`;
}

async function plan({ file, size }) {
  const { Planner, UserIndex, readRoster } = await load('Planner', 'UserIndex', 'readRoster');
  const index = new UserIndex();
  // Through JSON, as users come: texts put together in memory are held in another way.
  for (let n = 0; n < size; n += 1) index.add(JSON.parse(JSON.stringify(user(n))));
  return async () => {
    const roster = await readRoster(file, rosterOptions());
    const planner = new Planner(roster.sheets, index, policy({ archiveMissing: true }));
    await roster.readRows((row) => planner.add(row));
    const { counts } = planner.finish().plan;
    await roster.close();
    const { actions, unchanged } = counts;
    if (actions.update !== Math.ceil(size / 50) || unchanged + actions.update !== size) {
      throw new Error(`another plan than expected: ${JSON.stringify(counts)}`);
    }
  };
}
