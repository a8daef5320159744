// Writing users that are in memory: beside exceljs' streaming writer and csv-stringify alone, with the
// same cells.

import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { user } from './inputs.mjs';
import { cpu, memory } from './measure.mjs';
import { load } from './modules.mjs';

const FORMATS = {
  csv: { yardstick: 'csv-stringify', alone: stringified, ratio: 2 },
  xlsx: { yardstick: 'exceljs', alone: throughExcelJs, ratio: 1.2 },
};

export default Object.entries(FORMATS).map(([format, { yardstick, alone, ratio }]) => ({
  name: `users to ${format.toUpperCase()}`,
  sizes: { full: 100_000, small: 2000 },
  runs: 3,
  ways: {
    async [yardstick]({ size }) {
      const { users, fields } = await held(size);
      return () => alone(users, fields);
    },
    async export({ size }) {
      const { users, fields } = await held(size);
      const { CATALOGUES, USER_FORMATS } = await load('CATALOGUES', 'USER_FORMATS');
      const options = { catalogue: CATALOGUES.en, madeAt: new Date(0) };
      return async () => {
        await USER_FORMATS[format]({ users, columns: fields }, options, sink());
      };
    },
  },
  targets: [cpu('export', yardstick, ratio), memory('export', 400)],
}));

async function held(size) {
  const { UserIndex, FIELD_NAMES: fields } = await load('UserIndex', 'FIELD_NAMES');
  const users = new UserIndex();
  for (let n = 0; n < size; n += 1) users.add(user(n, { roles: ['PARTICIPANT'] }));
  return { users, fields };
}

const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() });

const cellsOf = (each, fields) =>
  fields.map((name) => (Array.isArray(each[name]) ? each[name].join(', ') : each[name]));

async function stringified(users, fields) {
  const { stringify } = await import('csv-stringify');
  function* records() {
    yield fields;
    for (const each of users) yield cellsOf(each, fields);
  }
  const options = { bom: true, cast: { boolean: String } };
  await pipeline(Readable.from(records()), stringify(options), sink());
}

async function throughExcelJs(users, fields) {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sink(), useStyles: true });
  const sheet = workbook.addWorksheet('Users', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = fields.map(() => ({ width: 20, style: { numFmt: '@' } }));
  sheet.addRow([...fields]).commit();
  let rows = 0;
  for (const each of users) {
    sheet.addRow(cellsOf(each, fields)).commit();
    rows += 1;
    if (rows % 1000 === 0) await setImmediate();
  }
  sheet.commit();
  await workbook.commit();
}
