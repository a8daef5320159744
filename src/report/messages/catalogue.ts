// What a language has to say: the words of every issue, and every other text of previews and reports.

import type { Action } from '../../plan/plan.ts';
import type { Field } from '../../user/fields.ts';
import type { Failure } from '../../user/gateway.ts';
import type { OtherName, PartName } from '../../user/headings.ts';
import type { IssueCode, IssueParams } from '../../user/issue.ts';
import type { LeftOut, Looks, UnreadWhy } from '../../user/roster.ts';
import type { FieldName } from '../../user/user.ts';
import type { CheckStatus, CheckTopic, Finding } from '../check/check.ts';
import type { ReportColumn, ReportOutcome } from '../results/row.ts';

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
    /** The columns that are not used, and how many there are beyond those named. */
    readonly unused: (columns: readonly string[], more: number) => string;
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
    /** The question before that, below their list. */
    readonly removing: (runs: number) => string;
    /** What is not ours in the folder of a run that was removed. */
    readonly left: (folder: string, names: readonly string[]) => string;
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

export interface CheckWords {
  readonly statuses: Readonly<Record<CheckStatus, string>>;
  readonly topics: Readonly<Record<CheckTopic, string>>;
  readonly words: (finding: Exclude<Finding, { kind: 'issue' }>) => Words;
}

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
  /** The question what a column is, with numbered answers. */
  readonly choices: {
    /** `name`: as `--map` takes it. */
    readonly is: (name: string) => string;
    readonly leaveOut: string;
    readonly which: (answers: number) => string;
    readonly remember: (file: string) => string;
    readonly yesOrNo: readonly [string, string];
  };
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

export interface PageWords {
  readonly title: (file: string) => string;
  readonly lead: {
    readonly waiting: (changes: number) => string;
    readonly nothing: string;
    readonly refused: string;
  };
  /** The labels of what a preview or a report is about. */
  readonly facts: Readonly<
    Record<'roster' | 'endpoint' | 'made' | 'finished' | 'today' | 'tool' | 'digest', string>
  >;
  readonly headings: Readonly<
    Record<
      | 'refusals'
      | 'warnings'
      | 'summary'
      | 'consequences'
      | 'problems'
      | 'renames'
      | 'rows'
      | 'columns'
      | 'leftOut'
      | 'origin',
      string
    >
  >;
  /** Of the bar: `parts` are counted outcomes, listed. */
  readonly bar: (parts: string) => string;
  readonly noMail: string;
  readonly invited: string;
  /** Two users who are probably one person: named as the roster has them, and as Pluvo does. */
  readonly rename: (created: string, archived: string) => string;
  /** Jumps over everything to the table. */
  readonly skip: string;
  readonly filters: Readonly<
    Record<
      | 'label'
      | 'search'
      | 'outcome'
      | 'everyOutcome'
      | 'field'
      | 'everyField'
      | 'reason'
      | 'everyReason'
      | 'clear'
      | 'none',
      string
    >
  >;
  /** How many rows a filter leaves; both numbers are written out already. */
  readonly showing: (shown: string, total: string) => string;
  readonly showRows: string;
  /** Of a list that the page does not have in full. */
  readonly more: (hidden: number) => string;
  /** The page has only the first rows of very many. */
  readonly cut: (shown: number, total: number) => string;
  /** The headings of the tables. */
  readonly table: Readonly<
    Record<
      | 'row'
      | 'sheet'
      | 'outcome'
      | 'person'
      | 'details'
      | 'field'
      | 'before'
      | 'after'
      | 'source'
      | 'value'
      | 'reason'
      | 'hint'
      | 'place'
      | 'invitation'
      | 'column'
      | 'heading'
      | 'readAs'
      | 'why'
      | 'filled'
      | 'samples'
      | 'what'
      | 'option'
      | 'setting',
      string
    >
  >;
  readonly leftOut: Readonly<Record<LeftOut['why'], string>>;
  readonly yes: string;
  readonly no: string;
  /** On paper, below everything. */
  readonly sign: Readonly<Record<'agreed' | 'name' | 'date' | 'signature', string>>;
  /** The names of a workbook's sheets, at most 31 characters each. */
  readonly sheets: Readonly<
    Record<
      Action | 'summary' | 'problems' | 'skipped' | 'warnings' | 'columns' | 'leftOut' | 'origin',
      string
    >
  >;
}

export interface ProgressWords {
  /** What goes on. */
  readonly tasks: { readonly reading: string; readonly applying: string };
  /** How far it is; `figures` are the speed, the time that is left and the like. */
  readonly line: (task: string, done: string, total: string, figures: string) => string;
  /** `time` is as `units` write it. */
  readonly left: (time: string) => string;
  readonly units: { readonly hours: string; readonly minutes: string; readonly seconds: string };
  /** `number` is the requests a second, at present. */
  readonly requests: (number: string) => string;
  readonly retries: (retries: number) => string;
  /** A part of a line. */
  readonly waiting: (seconds: string, why: string) => string;
  /** A line of its own. */
  readonly waits: (seconds: string, why: string) => string;
  /** Why something waits. Nothing in it is of a person. */
  readonly why: (failure: Failure) => string;
}
