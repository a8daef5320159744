// A plan with everything that a person needs to judge it: what it was made of, from what, and what
// was noticed. Every preview is rendered from this, and a plan file is this written down.

import type { Issue } from '../user/issue.ts';
import type { Column, LeftOut } from '../user/roster.ts';
import type { Plan } from './plan.ts';

/** How one sheet of the roster was read. */
export interface SheetReading {
  /** `null` for a CSV file. */
  readonly name: string | null;
  readonly headerRow: number;
  readonly columns: readonly Column[];
}

export interface PlanDocument {
  /** The version of pluvo-bulk that made it. */
  readonly tool: string;
  readonly endpoint: string;
  readonly source: {
    /** The roster's file name, without its folder. */
    readonly file: string;
    /** Of the file's bytes, as 64 hexadecimal digits. */
    readonly sha256: string;
    readonly sheets: readonly SheetReading[];
  };
  /** The day that leave dates were compared with, as an ISO date. */
  readonly today: string;
  /** The options that shaped the plan, as flag and value: `['--archive-missing', 'true']`. */
  readonly options: readonly (readonly [flag: string, value: string])[];
  readonly leftOut: readonly LeftOut[];
  /** Worth a look; they stop nothing. */
  readonly warnings: readonly Issue[];
  /** What a guard refuses: while there is one, nothing is applied. */
  readonly refusals: readonly Issue[];
  readonly plan: Plan;
}
