// runs: what was done before, and how to be rid of it.

import type { Flags } from './option-table.ts';
import { JSON_OPTION, LANG_OPTION, RUNS_OPTION } from './shared-flags.ts';

export const RUNS_OPTIONS = {
  purge: {
    type: 'string',
    describe: 'Remove the runs that ended longer ago than this: 30d, 12h',
    group: 'Runs:',
    requiresArg: true,
  },
  yes: {
    type: 'boolean',
    describe: 'Remove without asking',
    group: 'Runs:',
    default: false,
  },
  ...RUNS_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const RUNS_FLAGS = {
  usage: 'runs',
  describe: 'List earlier runs; or remove old ones with the personal data they hold',
  positionals: {},
  options: RUNS_OPTIONS,
  examples: [['runs --purge 30d', 'remove what is older than 30 days']],
} as const satisfies Flags;
