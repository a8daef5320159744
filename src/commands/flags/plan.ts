// plan FILE -o roster.plan: the preview, saved.

import type { Flags } from './option-table.ts';
import {
  CONNECTION_OPTIONS,
  FORCE_OPTION,
  JSON_OPTION,
  LANG_OPTION,
  PREVIEW_OPTIONS,
  RUNS_OPTION,
} from './shared-flags.ts';
import { POLICY_OPTIONS } from './policy-flags.ts';
import { ROSTER_OPTIONS } from './roster-flags.ts';

export const PLAN_OPTIONS = {
  ...CONNECTION_OPTIONS,
  ...ROSTER_OPTIONS,
  ...POLICY_OPTIONS,
  output: {
    type: 'string',
    path: true,
    alias: 'o',
    describe: 'The plan file to write; apply takes it',
    group: 'Output:',
    requiresArg: true,
  },
  'detailed-exitcode': {
    type: 'boolean',
    describe: 'Exit with 2 when there are changes',
    group: 'Output:',
    default: false,
  },
  ...PREVIEW_OPTIONS,
  ...FORCE_OPTION,
  ...RUNS_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const PLAN_FLAGS = {
  usage: 'plan <file>',
  describe: 'Save what an import would do, for somebody to look at and apply',
  positionals: { file: 'The roster: .xlsx or .csv' },
  options: PLAN_OPTIONS,
  examples: [
    [
      'plan roster.xlsx -o roster.plan --preview roster.html --org acme',
      'a plan and a page to sign',
    ],
    ['apply roster.plan --org acme', 'apply exactly that'],
  ],
} as const satisfies Flags;
