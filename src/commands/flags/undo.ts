// undo RUN: plans the inverse of a run, shows it, asks, applies.

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

export const UNDO_OPTIONS = {
  ...CONNECTION_OPTIONS,
  'max-archive': POLICY_OPTIONS['max-archive'],
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

export const UNDO_FLAGS = {
  usage: 'undo <run>',
  describe: 'Take back what a run did: fields back, archived restored, created archived',
  positionals: { run: 'The folder of the run, or its name' },
  options: UNDO_OPTIONS,
  examples: [['undo pluvo-runs/2026-01-31T09-30-00-roster --org acme', 'preview, then ask']],
} as const satisfies Flags;
