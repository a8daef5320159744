// template: a blank roster for this organisation.

import type { Flags } from './option-table.ts';
import { CONNECTION_OPTIONS, FORCE_OPTION, JSON_OPTION, LANG_OPTION } from './shared-flags.ts';

export const TEMPLATE_OPTIONS = {
  ...CONNECTION_OPTIONS,
  output: {
    type: 'string',
    path: true,
    alias: 'o',
    describe: 'The file to write: .xlsx or .csv',
    group: 'Output:',
    default: 'roster.xlsx',
    requiresArg: true,
  },
  ...FORCE_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const TEMPLATE_FLAGS = {
  usage: 'template',
  describe: 'Write a blank roster, with what this organisation allows as drop-downs',
  positionals: {},
  options: TEMPLATE_OPTIONS,
  examples: [['template -o roster.xlsx --org acme', 'a workbook to fill in and import']],
} as const satisfies Flags;
