// export: all users to a spreadsheet.

import type { Flags } from './option-table.ts';
import {
  CONNECTION_OPTIONS,
  FORCE_OPTION,
  JSON_OPTION,
  LANG_OPTION,
  repeatable,
} from './shared-flags.ts';

export const EXPORT_OPTIONS = {
  ...CONNECTION_OPTIONS,
  output: {
    type: 'string',
    path: true,
    alias: 'o',
    describe: 'The file to write: .xlsx, .csv, .json or .ndjson; - for CSV on stdout',
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
    describe: 'The fields to write, in that order: ref,name,email,extraFields.team',
    group: 'Output:',
    requiresArg: true,
  },
  where: repeatable(
    'Only users whose field fits a pattern: --where "email=*@acme.example"',
    'Output:',
  ),
  delimiter: {
    type: 'string',
    describe: 'What stands between the cells of a CSV file: , ; | or \\t',
    group: 'Output:',
    default: ',',
    requiresArg: true,
  },
  encoding: {
    choices: ['utf-8', 'utf-16le', 'windows-1252'] as const,
    describe: 'The encoding of a CSV file',
    group: 'Output:',
    default: 'utf-8' as const,
    requiresArg: true,
  },
  bom: {
    type: 'boolean',
    describe: 'Begin a CSV file with the mark that Excel needs; else only a file has it',
    group: 'Output:',
  },
  raw: {
    type: 'boolean',
    describe: 'Write CSV cells as they are, without the guard against formulas',
    group: 'Output:',
    default: false,
  },
  concurrency: {
    type: 'number',
    whole: true,
    describe: 'Requests in flight at once, at most',
    group: 'Connection:',
    default: 8,
    requiresArg: true,
  },
  ...FORCE_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const EXPORT_FLAGS = {
  usage: 'export',
  describe: 'Write all users to a spreadsheet',
  positionals: {},
  options: EXPORT_OPTIONS,
  examples: [
    ['export -o users.xlsx --org acme', 'all users, as a workbook'],
    ['export -o - --active --org acme', 'active users as CSV on stdout'],
    ['export -o users.csv --delimiter ";" --where roles=MANAGER', 'for a Dutch Excel; managers'],
  ],
} as const satisfies Flags;
