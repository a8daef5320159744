// What a dry run costs as a person runs it: a CSV file against as many users of a local endpoint, next
// to csv-parse alone on that file; reading the users is measured by itself and taken off.

import { csvParse } from './inputs.mjs';
import { memory } from './measure.mjs';
import { load } from './modules.mjs';
import { dryRun, organisation } from './program.mjs';

const COLUMNS = 'ref,name,email,isActive,language,roles,afasEmployeeId,afasPersonId';

export default [
  {
    name: 'dry run of a CSV file, reading the users taken off',
    sizes: { full: 100_000, small: 2000 },
    runs: 3,
    async prepare(options) {
      const { env, roster } = await organisation(options, 'csv', COLUMNS);
      return { env, file: roster };
    },
    ways: {
      'csv-parse': csvParse(),
      'read the users': readUsers,
      'dry run': (input) => () => dryRun(input.file, input),
    },
    targets: [
      {
        measured: 'CPU',
        yardstick: 'csv-parse',
        of: ({ 'dry run': all, 'read the users': read, 'csv-parse': parse }) =>
          (all.seconds - read.seconds) / parse.seconds,
        unit: '×',
        atMost: 3,
      },
      memory('dry run', 600),
    ],
  },
];

async function readUsers({ env, size }) {
  const { connect, readAllUsers, systemIo } = await load('connect', 'readAllUsers', 'systemIo');
  const io = { ...systemIo(), env };
  return async () => {
    const connection = await connect(
      { sandbox: false, 'token-cache': false, 'max-wait': '10m' },
      io,
      'read',
    );
    const users = await readAllUsers(connection, {}, io);
    if (users.size !== size) throw new Error(`${users.size} users were read`);
    await connection.close();
  };
}
