// import FILE: read, compare, show, ask, apply, report.

import { command } from './command.ts';
import { CONNECTION_OPTIONS, JSON_OPTION } from './options.ts';
import { ROSTER_OPTIONS } from './roster-flags.ts';

export const POLICY_OPTIONS = {
  blank: {
    choices: ['keep', 'clear'] as const,
    describe: 'What a blank cell means for a field that can be emptied',
    group: 'Plan:',
    default: 'keep' as const,
    requiresArg: true,
  },
  restore: {
    type: 'boolean',
    describe: 'Restore archived users whom the roster names without a status',
    group: 'Plan:',
    default: false,
  },
  invite: {
    type: 'boolean',
    describe: 'Send an invitation to every user that is created',
    group: 'Plan:',
    default: false,
  },
} as const;

export const IMPORT_OPTIONS = {
  ...CONNECTION_OPTIONS,
  ...ROSTER_OPTIONS,
  ...POLICY_OPTIONS,
  'dry-run': {
    type: 'boolean',
    describe: 'Stop after the preview: nothing is written',
    group: 'Apply:',
    default: false,
  },
  yes: {
    type: 'boolean',
    describe: 'Apply without asking',
    group: 'Apply:',
    default: false,
  },
  concurrency: {
    type: 'number',
    describe: 'Requests in flight at once, at most',
    group: 'Apply:',
    default: 4,
    requiresArg: true,
  },
  rate: {
    type: 'number',
    describe: 'Requests a second, at most',
    group: 'Apply:',
    default: 20,
    requiresArg: true,
  },
  runs: {
    type: 'string',
    describe: 'The folder that run folders with their reports are made in',
    group: 'Output:',
    default: 'pluvo-runs',
    requiresArg: true,
  },
  verbose: {
    type: 'boolean',
    describe: 'Show every change, not one screenful',
    group: 'Output:',
    default: false,
  },
  ...JSON_OPTION,
} as const;

export const importCommand = command({
  usage: 'import <file>',
  describe: 'Import a roster: preview, ask, apply, report',
  positionals: { file: 'The roster: .xlsx or .csv' },
  options: IMPORT_OPTIONS,
  examples: [
    ['import roster.xlsx --org acme', 'preview the changes, then ask'],
    ['import roster.xlsx --org acme --dry-run', 'only preview'],
  ],
  load: async () => (await import('./run-import.ts')).runImport,
});
