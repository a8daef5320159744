// What a column is taken for, and why.

import type { OtherName, PartName } from './headings.ts';
import type { FieldName } from './user.ts';

export type Target =
  /** `inverted`: yes in this column means no (`Geblokkeerd`). `lastFirst`: surname first. */
  | {
      readonly kind: 'field';
      readonly field: FieldName;
      readonly inverted?: true;
      readonly lastFirst?: true;
      /** Only this member of the extra fields (`extraFields.team`). */
      readonly member?: string;
    }
  /** A part of a name, an address that is only a substitute, a date that decides the status. */
  | { readonly kind: 'part'; readonly part: PartName }
  /** Recognised, and nothing that a Pluvo user has. */
  | { readonly kind: 'other'; readonly other: OtherName | 'composedName' | 'blank' | 'spare' }
  /** Dropped while reading. */
  | { readonly kind: 'sensitive' };

export type Why =
  /** `varies`: the heading means different things in different systems, and its values do not tell. */
  | { readonly kind: 'map' | 'preset' | 'alias' | 'ignored' | 'varies' | 'unknown' }
  /** Decided on the values: which share of the filled cells looks how. */
  | { readonly kind: 'values'; readonly looks: Looks; readonly share: number }
  /** Decided by another column: a first-name column makes `Naam` a surname. */
  | { readonly kind: 'beside'; readonly heading: string };

export type Looks =
  'numbers' | 'names' | 'addresses' | 'dates' | 'statuses' | 'infixes' | 'restricted' | 'blank';

/** One column of a roster, understood. */
export interface Column {
  /** 0-based. */
  readonly index: number;
  readonly letter: string;
  readonly heading: string;
  /** `null`: nobody knows; listed and left alone. */
  readonly target: Target | null;
  readonly why: Why;
  /** A heading that is spelt much alike: a suggestion, never applied. */
  readonly suggestion: string | null;
  /** Filled cells among the rows looked at, and up to three values; none of a sensitive column. */
  readonly filled: number;
  readonly rows: number;
  readonly samples: readonly string[];
}
