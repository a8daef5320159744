// columns FILE: how each column of a file would be understood, and what to write to change it.

import type { Flags } from './option-table.ts';
import { FORCE_OPTION, JSON_OPTION, LANG_OPTION } from './shared-flags.ts';
import { ROSTER_OPTIONS } from './roster-flags.ts';

export const COLUMNS_OPTIONS = {
  ...ROSTER_OPTIONS,
  save: {
    type: 'string',
    path: true,
    describe: 'Write a mapping file, which --mapping takes',
    group: 'Output:',
    requiresArg: true,
  },
  ...FORCE_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const COLUMNS_FLAGS = {
  usage: 'columns <file>',
  describe: 'Show how the columns of a roster are understood',
  positionals: { file: 'The roster: .xlsx or .csv' },
  options: COLUMNS_OPTIONS,
  examples: [
    ['columns roster.xlsx', 'what each column is taken for, and why'],
    ['columns roster.xlsx --map "Nr=ref" --save ours.json', 'keep what was said of them'],
  ],
} as const satisfies Flags;
