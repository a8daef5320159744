// How soon the program answers: `--help`, and a whole small import, beside a Node that does nothing.

import { cpu } from './measure.mjs';
import { CLI } from './modules.mjs';
import { dryRun, node, organisation } from './program.mjs';

const NOTHING = 'node -e 0';
const nothing = (input) => async () => (await node(['-e', '0'], input)).taken;

export default [
  {
    name: '--help',
    sizes: {},
    runs: 11,
    ways: {
      [NOTHING]: nothing,
      '--help': (input) => async () => (await node([CLI, '--help'], input)).taken,
    },
    targets: [cpu('--help', NOTHING, 2.2)],
  },
  {
    name: 'import --dry-run, XLSX rows against as many users',
    sizes: { full: 1000, small: 50 },
    runs: 5,
    prepare: (options) => organisation(options, 'xlsx', COLUMNS),
    ways: {
      [NOTHING]: nothing,
      import: (input) => () => dryRun(input.roster, input),
    },
    targets: [cpu('import', NOTHING, 14)],
  },
];

const COLUMNS = 'ref,name,email,isActive,language,roles,afasEmployeeId,afasPersonId';
