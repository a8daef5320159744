// What a language has to say in the previews that are files: the page and the workbook.

import type { Action } from '../../plan/plan.ts';
import type { LeftOut } from '../../user/roster.ts';

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
