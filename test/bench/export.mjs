// Writing 100,000 users: CPU beside exceljs' streaming writer and csv-stringify alone, with the same
// cells. Usage: node test/bench/export.mjs [USERS], after a build.

import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify';
import ExcelJS from 'exceljs';
import { UserIndex } from '../../dist/plan/user-index.js';
import { CATALOGUES } from '../../dist/report/messages/languages.js';
import { USER_FORMATS } from '../../dist/report/users/formats.js';
import { FIELD_NAMES } from '../../dist/user/fields.js';

const users = Number(process.argv[2] ?? 100_000);
const index = new UserIndex();
for (let n = 0; n < users; n += 1) {
  index.add({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    isActive: n % 20 !== 0,
    email: `user${n}@acme.example`,
    name: `User ${n}`,
    ref: String(n),
    roles: ['PARTICIPANT'],
    profileImage: '',
    language: 'NL',
    extraFields: '{}',
    afasEmployeeId: null,
    afasPersonId: null,
  });
}

const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const options = { catalogue: CATALOGUES.en, madeAt: new Date(0) };
const cells = (user) =>
  FIELD_NAMES.map((name) => {
    const value = user[name];
    return Array.isArray(value) ? value.join(', ') : value;
  });

const WORK = {
  csv: {
    ours: () => USER_FORMATS.csv({ users: index, columns: FIELD_NAMES }, options, sink()),
    async alone() {
      function* records() {
        yield FIELD_NAMES;
        for (const user of index) yield cells(user);
      }
      await pipeline(
        Readable.from(records()),
        stringify({ bom: true, cast: { boolean: String } }),
        sink(),
      );
    },
    limit: 2,
  },
  xlsx: {
    ours: () => USER_FORMATS.xlsx({ users: index, columns: FIELD_NAMES }, options, sink()),
    async alone() {
      const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sink(), useStyles: true });
      const sheet = workbook.addWorksheet('Users', { views: [{ state: 'frozen', ySplit: 1 }] });
      sheet.columns = FIELD_NAMES.map(() => ({ width: 20, style: { numFmt: '@' } }));
      sheet.addRow([...FIELD_NAMES]).commit();
      let rows = 0;
      for (const user of index) {
        sheet.addRow(cells(user)).commit();
        rows += 1;
        if (rows % 1000 === 0) await setImmediate();
      }
      sheet.commit();
      await workbook.commit();
    },
    limit: 1.2,
  },
};

async function cpuSeconds(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The least of three: what the work costs when nothing else disturbs it. */
async function least(work) {
  const seconds = [];
  for (let run = 0; run < 3; run += 1) seconds.push(await cpuSeconds(work));
  return Math.min(...seconds);
}

for (const [format, { ours, alone, limit }] of Object.entries(WORK)) {
  const [mine, theirs] = [await least(ours), await least(alone)];
  const ratio = mine / theirs;
  console.log(
    `${format.padEnd(5)} ${mine.toFixed(2)} s, alone ${theirs.toFixed(2)} s: ${ratio.toFixed(2)} (at most ${limit})`,
  );
  if (ratio > limit) process.exitCode = 1;
}
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`peak memory ${peak} MB`);
