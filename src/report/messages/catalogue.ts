// What a language has to say: the words of every issue, and every other text of previews and reports.

import type { Action } from '../../plan/plan.ts';
import type { Field } from '../../user/fields.ts';
import type { IssueCode, IssueParams } from '../../user/issue.ts';
import type { FieldName } from '../../user/user.ts';
import type { ReportColumn } from '../results/columns.ts';
import type { ReportOutcome } from '../results/row.ts';
import type { CheckWords } from './check-words.ts';
import type { ColumnWords } from './column-words.ts';
import type { PageWords } from './page-words.ts';
import type { ProgressWords } from './progress-words.ts';

/** `message`: what is wrong, in one phrase without a full stop. `hint`: what to do next, in sentences. */
export interface Words {
  readonly message: string;
  readonly hint: string;
}

export type IssueWords = { readonly [C in IssueCode]: (params: IssueParams[C]) => Words };

/** One language: every word that a person gets to read. */
export interface Catalogue {
  /** As a web page says which language it is in. */
  readonly lang: string;
  /** Which of the field table's headings name the fields. */
  readonly headings: keyof Field<FieldName>['heading'];
  readonly issues: IssueWords;
  readonly actions: Readonly<Record<Action, string>>;
  readonly outcomes: Readonly<Record<ReportOutcome, string>>;
  readonly number: (n: number) => string;
  /** Of a share, 0 to 1. */
  readonly percent: (share: number) => string;
  /** Day and time, where this program runs. */
  readonly moment: (at: Date) => string;
  readonly all: (items: readonly string[]) => string;
  readonly rows: (n: number) => string;
  readonly place: {
    readonly sheet: (name: string) => string;
    readonly row: (row: number) => string;
    /** `listed` are rows as they are to be named; `more`: there are others. */
    readonly rows: (listed: readonly string[], more: boolean) => string;
    readonly column: (letter: string) => string;
    /** For a user that the roster does not have. */
    readonly nowhere: string;
  };
  /** Stands for a value that is not there. */
  readonly empty: string;
  readonly preview: {
    readonly nothing: string;
    readonly problems: string;
    readonly warning: string;
    readonly changes: string;
    /** `hidden` is how many there are beyond those shown. */
    readonly moreProblems: (hidden: number) => string;
    readonly moreChanges: (hidden: number) => string;
    readonly archiving: string;
    readonly restoring: string;
    readonly inviting: (people: number) => string;
    readonly refused: string;
    readonly renames: (people: number) => string;
  };
  readonly page: PageWords;
  readonly columns: ColumnWords;
  readonly check: CheckWords;
  readonly progress: ProgressWords;
  /** The question before anything is written. */
  readonly confirm: (changes: number, endpoint: string) => string;
  /** The last lines of a run, whole or half way: how many of each outcome, and where the report is. */
  readonly ended: (
    outcomes: Readonly<Partial<Record<ReportOutcome, number>>>,
    report: string,
    isStopped: boolean,
  ) => string;
  readonly runs: {
    /** There are none in that folder. */
    readonly none: (folder: string) => string;
    readonly removed: (runs: number) => string;
  };
  readonly report: {
    readonly columns: Readonly<Record<ReportColumn, string>>;
    /** The names of the sheets. */
    readonly summary: string;
    readonly rows: string;
    readonly total: string;
  };
  /** What an export has written: how many users, and to which file (`null`: to stdout). */
  readonly exported: (users: number, file: string | null) => string;
  /** The name of the only sheet of an export. */
  readonly users: string;
}
