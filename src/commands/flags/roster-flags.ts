// The flags that say how a roster is to be read; what they mean is in roster-options.ts, which is
// loaded only when a command runs.

import type { OptionTable } from './option-table.ts';
import { repeatable } from './shared-flags.ts';

const GROUP = 'Roster:';

const several = (describe: string) => repeatable(describe, GROUP);

const text = (describe: string) =>
  ({ type: 'string', describe, group: GROUP, requiresArg: true }) as const;

export const ROSTER_OPTIONS = {
  map: several('Say what a column is: --map "Pers.nr.=ref"'),
  ignore: several('Leave a column alone, by its heading or letter'),
  set: several('A value where the cell is missing or blank: --set language=NL'),
  sheet: several('A sheet to read, by name or number'),
  preset: text('The system that the roster comes from: afas, nmbrs, entra …'),
  mapping: { ...text('A mapping file, as columns --save writes it'), path: true },
  accept: several('Accept the reading of held rows: guests, private-email …'),
  dates: {
    choices: ['dmy', 'mdy'] as const,
    describe: 'Whether 03/04 is in April (dmy) or in March (mdy)',
    group: GROUP,
    requiresArg: true,
  },
  encoding: text('The encoding of a text file, instead of detecting it'),
  delimiter: text('The delimiter of a text file, instead of detecting it'),
  raw: {
    type: 'boolean',
    describe: 'Read CSV cells as they are, with the guard against formulas',
    group: GROUP,
    default: false,
  },
  today: text('The date that leave dates are compared with, as 2026-12-31'),
} as const satisfies OptionTable;
