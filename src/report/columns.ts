// How the columns of a file were understood, as plain data for the renderers.

import type { Column } from '../user/column.ts';
import type { Issue } from '../user/issue.ts';
import type { LeftOut, UnreadWhy } from '../user/roster.ts';

/** A column, and what to type when it was not understood as it is meant. */
export interface ColumnShown extends Column {
  readonly flags: readonly string[];
}

/** One sheet of the file; a CSV file has one, without a name. */
export type SheetShown = {
  readonly name: string | null;
  readonly hidden: boolean;
} & (
  | {
      readonly unread: null;
      readonly headerRow: number;
      /** Rows that may be about somebody. */
      readonly rows: number;
      readonly columns: readonly ColumnShown[];
    }
  | { readonly unread: UnreadWhy }
);

export interface ColumnsShown {
  readonly file: string;
  /** How a text file was understood; `null` for a workbook. */
  readonly text: { readonly encoding: string; readonly delimiter: string } | null;
  /** Every sheet of the file, in its order: a row's `sheet` is an index into it. */
  readonly sheets: readonly SheetShown[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly Issue[];
  readonly errors: readonly Issue[];
  /** The mapping file that was written. */
  readonly saved: string | null;
}
