// A roster as the parser hands it to the plan: what each row asks for, and where it stands.

import type { OtherName, PartName } from './headings.ts';
import type { Issue } from './issue.ts';
import type { OtherRow, Place, RowPlace } from './place.ts';
import type { FieldName, FieldValue } from './user.ts';

/** The cell is blank: the field stays as it is (with `--blank clear`, it is cleared). */
export const BLANK = Symbol('blank');

/** The cell says `<clear>`: the field is emptied. */
export const CLEAR = Symbol('clear');

export type Wanted<F extends FieldName = FieldName> = FieldValue<F> | typeof BLANK | typeof CLEAR;

/** What one row asks for. A field that is absent has no column in the roster. */
export type WantedUser = { readonly [F in FieldName]?: Wanted<F> } & {
  /** Members of the extra fields that have a column: JSON values, `BLANK` or `CLEAR`. */
  readonly extraMembers?: ReadonlyMap<string, unknown>;
  /** Keys as their cell has them, where that is not their value: it tells whom of two users they fit. */
  readonly asWritten?: Readonly<Partial<Record<'ref' | 'email', string>>>;
};

/** The dates of one contract, as ISO dates; `null` where there is none. */
export interface Contract {
  readonly start: string | null;
  readonly end: string | null;
}

interface Parsed {
  readonly place: RowPlace;
  /** The cells that could be read: enough to know whom the row is about, if anything is. */
  readonly wanted: WantedUser;
}

/**
 * One row of the roster after parsing. `notes` are worth a look and stop nothing. `skipped` rows are
 * left alone for a reason; `held` ones need a decision that only a person can make.
 */
export type RosterRow =
  | (Parsed & {
      readonly kind: 'person';
      readonly notes?: readonly Issue[];
      /** Values that look damaged, by field: the row is invalid unless its user has that very value. */
      readonly doubts?: ReadonlyMap<FieldName, Issue>;
      /** Present where the roster has contract dates. */
      readonly contract?: Contract;
    })
  | (Parsed & { readonly kind: 'invalid'; readonly issues: readonly Issue[] })
  | (Parsed & {
      readonly kind: 'skipped' | 'held';
      readonly reason: Issue;
      /** What the row itself says, where `wanted` is that of the row that speaks for it. */
      readonly said?: WantedUser;
    });

/** A row that is no record at all: a title, a total, a footnote, a template's example. Listed, never planned. */
export interface LeftOut {
  readonly kind: 'leftOut';
  readonly place: RowPlace;
  readonly why: 'title' | 'totals' | 'footnote' | 'example';
}

/** A sheet of the roster (a CSV file has one, without a name) and the columns its fields come from. */
export interface RosterSheet {
  readonly name: string | null;
  /** Column letters by field; several where a value is composed. */
  readonly columns: Readonly<Partial<Record<FieldName, readonly string[]>>>;
  /** The column letters of single extra fields, by their name. */
  readonly members?: Readonly<Record<string, string>>;
}

/**
 * Why a sheet of the file is not read. `another`: it looks like a roster too; `other`: it does not;
 * `notNamed`: other sheets were asked for.
 */
export type UnreadWhy = 'hidden' | 'blank' | 'another' | 'other' | 'notNamed';

/** The place of a row, or of one of its fields, as a message names it. */
export function placeOfRow(
  { row }: RowPlace,
  sheet: RosterSheet | undefined,
  field?: FieldName,
): Place {
  const column = field === undefined ? undefined : sheet?.columns[field]?.[0];
  return {
    ...(sheet?.name == null ? {} : { sheet: sheet.name }),
    row,
    ...(column === undefined ? {} : { column }),
  };
}

/** Another row as a message about the row `from` names it; `sheet` is that of the other. */
export function otherRow(
  from: RowPlace,
  other: RowPlace,
  sheet: RosterSheet | undefined,
): OtherRow {
  const isBeside = other.sheet === from.sheet || sheet?.name == null;
  return isBeside ? other.row : { sheet: sheet.name, row: other.row };
}

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
