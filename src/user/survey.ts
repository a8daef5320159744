// How the columns of a file were understood, as plain data.

import type { Column } from './column.ts';
import type { Issue } from './issue.ts';
import type { LeftOut, UnreadWhy } from './roster.ts';

export interface SurveyedColumn extends Column {
  /** What to type when it was not understood as it is meant; the likeliest first. */
  readonly flags: readonly string[];
}

/** One sheet of the file; a CSV file has one, without a name. */
export type SurveyedSheet = {
  readonly name: string | null;
  readonly hidden: boolean;
} & (
  | {
      readonly unread: null;
      readonly headerRow: number;
      /** Rows that may be about somebody. */
      readonly rows: number;
      readonly columns: readonly SurveyedColumn[];
    }
  | { readonly unread: UnreadWhy }
);

export interface Survey {
  readonly file: string;
  /** How a text file was understood; `null` for a workbook. */
  readonly text: { readonly encoding: string; readonly delimiter: string } | null;
  /** Every sheet of the file, in its order: a row's `sheet` is an index into it. */
  readonly sheets: readonly SurveyedSheet[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly Issue[];
  /** Why the roster cannot be imported as it is. */
  readonly errors: readonly Issue[];
}
