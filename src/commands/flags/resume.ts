// resume [RUN]: goes on where a run was stopped.

import type { Flags } from './option-table.ts';
import {
  APPLY_OPTIONS,
  CONNECTION_OPTIONS,
  JSON_OPTION,
  LANG_OPTION,
  RUNS_OPTION,
} from './shared-flags.ts';

export const RESUME_OPTIONS = {
  ...CONNECTION_OPTIONS,
  ...APPLY_OPTIONS,
  ...RUNS_OPTION,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const RESUME_FLAGS = {
  usage: 'resume [run]',
  describe: 'Continue a run that was stopped half way; the latest when none is named',
  positionals: { run: 'The folder of the run, or its name' },
  options: RESUME_OPTIONS,
  examples: [['resume --org acme', 'ask, then continue the latest run']],
} as const satisfies Flags;
