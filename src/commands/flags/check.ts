// check: can it connect, and what is there.

import type { Flags } from './option-table.ts';
import { CONNECTION_OPTIONS, JSON_OPTION, LANG_OPTION } from './shared-flags.ts';

export const CHECK_OPTIONS = {
  ...CONNECTION_OPTIONS,
  ...LANG_OPTION,
  ...JSON_OPTION,
} as const;

export const CHECK_FLAGS = {
  usage: 'check',
  describe: 'Check the connection, its rights and what the organisation has',
  positionals: {},
  options: CHECK_OPTIONS,
  examples: [['check --org acme', 'before the first import']],
} as const satisfies Flags;
