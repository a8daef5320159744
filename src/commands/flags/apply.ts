// apply roster.plan: exactly what was previewed.

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

export const APPLY_COMMAND_OPTIONS = {
  ...CONNECTION_OPTIONS,
  roster: {
    type: 'string',
    path: true,
    describe: 'Refuse the plan unless it was made of this roster file',
    group: 'Plan:',
    requiresArg: true,
  },
  ...APPLY_OPTIONS,
  ...PREVIEW_OPTIONS,
  ...FORCE_OPTION,
  ...RUNS_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const APPLY_FLAGS = {
  usage: 'apply <plan>',
  describe: 'Apply a saved plan; users who have changed since are left alone',
  positionals: { plan: 'The plan file, as plan -o writes it' },
  options: APPLY_COMMAND_OPTIONS,
  examples: [['apply roster.plan --org acme', 'preview the plan, then ask']],
} as const satisfies Flags;
