// export: all users to a spreadsheet.

import { command } from './command.ts';
import { CONNECTION_OPTIONS, FORCE_OPTION, JSON_OPTION, LANG_OPTION } from './options.ts';

export const EXPORT_OPTIONS = {
  ...CONNECTION_OPTIONS,
  output: {
    type: 'string',
    alias: 'o',
    describe: 'The file to write: .xlsx, .csv or .json; - for CSV on stdout',
    group: 'Output:',
    default: 'users.xlsx',
    requiresArg: true,
  },
  active: {
    type: 'boolean',
    describe: 'Only users that are active',
    group: 'Output:',
  },
  archived: {
    type: 'boolean',
    describe: 'Only users that are archived',
    group: 'Output:',
    // Without defaults: yargs counts a default as given.
    conflicts: 'active',
  },
  columns: {
    type: 'string',
    describe: 'The fields to write, in that order: ref,name,email',
    group: 'Output:',
    requiresArg: true,
  },
  ...FORCE_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const exportCommand = command({
  usage: 'export',
  describe: 'Write all users to a spreadsheet',
  positionals: {},
  options: EXPORT_OPTIONS,
  examples: [
    ['export -o users.xlsx --org acme', 'all users, as a workbook'],
    ['export -o - --active --org acme', 'active users as CSV on stdout'],
  ],
  load: async () => (await import('./run-export.ts')).runExport,
});
