// import FILE: read, compare, show, ask, apply, report.

import type { Flags } from './option-table.ts';
import {
  APPLY_OPTIONS,
  CONNECTION_OPTIONS,
  FORCE_OPTION,
  JSON_OPTION,
  LANG_OPTION,
  PREVIEW_OPTIONS,
  RUNS_OPTION,
} from './shared-flags.ts';
import { POLICY_OPTIONS } from './policy-flags.ts';
import { ROSTER_OPTIONS } from './roster-flags.ts';

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
  ...APPLY_OPTIONS,
  ...PREVIEW_OPTIONS,
  ...FORCE_OPTION,
  ...RUNS_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const IMPORT_FLAGS = {
  usage: 'import <file>',
  describe: 'Import a roster: preview, ask, apply, report',
  positionals: { file: 'The roster: .xlsx or .csv' },
  options: IMPORT_OPTIONS,
  examples: [
    ['import roster.xlsx --org acme', 'preview the changes, then ask'],
    ['import roster.xlsx --org acme --dry-run', 'only preview'],
  ],
} as const satisfies Flags;
