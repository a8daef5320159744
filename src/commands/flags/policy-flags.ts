// The flags that say what a plan may contain; what they mean is in policy-options.ts, which is loaded
// only when a command runs.

import type { OptionTable } from './option-table.ts';
import { repeatable } from './shared-flags.ts';

const GROUP = 'Plan:';

const several = (describe: string) => repeatable(describe, GROUP);

const yesNo = (describe: string) =>
  ({ type: 'boolean', describe, group: GROUP, default: false }) as const;

export const POLICY_OPTIONS = {
  match: {
    choices: ['auto', 'id', 'ref', 'email', 'afasEmployeeId', 'afasPersonId'] as const,
    describe: 'What a row is matched by',
    group: GROUP,
    default: 'auto' as const,
    requiresArg: true,
  },
  blank: {
    choices: ['keep', 'clear'] as const,
    describe: 'What a blank cell means for a field that can be emptied',
    group: GROUP,
    default: 'keep' as const,
    requiresArg: true,
  },
  restore: yesNo('Restore archived users whom the roster names without a status'),
  invite: yesNo('Send an invitation to every user that is created'),
  'archive-missing': yesNo('Archive active users that the roster does not have'),
  scope: several('For whom the roster speaks: refs, addresses or patterns (hr-*), role:NAME'),
  protect: several('Never archive these: refs, addresses or patterns, role:NAME'),
  'max-archive': {
    type: 'string',
    describe: 'The most users to archive: a number or a percentage; else the larger of 5 and 5 %',
    group: GROUP,
    requiresArg: true,
  },
  'allow-mass-change': several('Let name, email or ref change for most people at once'),
  'allow-shrink': yesNo('Let the roster be much smaller than the last one'),
  only: {
    type: 'string',
    describe: 'Only these actions: create,update,restore,archive',
    group: GROUP,
    requiresArg: true,
  },
  limit: {
    type: 'number',
    whole: true,
    describe: 'At most this many changes',
    group: GROUP,
    requiresArg: true,
  },
} as const satisfies OptionTable;
