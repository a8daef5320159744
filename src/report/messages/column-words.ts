// What a language has to say about how the columns of a roster were understood.

import type { Looks } from '../../user/column.ts';
import type { OtherName, PartName } from '../../user/headings.ts';
import type { UnreadWhy } from '../../user/roster.ts';

export interface ColumnWords {
  readonly parts: Readonly<Record<PartName, string>>;
  /** What a column holds that is recognised and not used. */
  readonly others: Readonly<Record<OtherName | 'composedName' | 'blank' | 'spare', string>>;
  readonly notUsed: (what: string) => string;
  readonly sensitive: string;
  readonly unknown: string;
  /** Yes in this column means no. */
  readonly inverted: string;
  readonly lastFirst: string;
  readonly why: {
    readonly map: string;
    readonly preset: string;
    readonly alias: string;
    readonly ignored: string;
    readonly varies: string;
    readonly unknown: string;
    /** `share` is a percentage as the language writes it. */
    readonly values: Readonly<Record<Looks, (share: string) => string>>;
    readonly beside: (heading: string) => string;
  };
  readonly suggestion: (heading: string) => string;
  /** What the command `columns` says besides. */
  readonly list: {
    readonly workbook: string;
    readonly textFile: (format: {
      readonly encoding: string;
      readonly delimiter: string;
    }) => string;
    readonly saved: (path: string) => string;
    /** `rows`: how many there are below the header, in words. */
    readonly header: (row: string, rows: string) => string;
    /** `rows` as for `header`. */
    readonly filled: (filled: string, rows: string) => string;
    /** The values of a column that are not for the eye. */
    readonly masked: string;
    /** `rows`: the places of the rows, each with its reason. */
    readonly leftOut: (rows: readonly string[]) => string;
    readonly unread: Readonly<Record<UnreadWhy, (sheet: string) => string>>;
  };
  /** How many of the rows looked at have a value. */
  readonly filled: (filled: string, rows: string) => string;
}
