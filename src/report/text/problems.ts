// The problems of a plan, grouped: the same message of many rows is told once.

import type { Plan, Verdict } from '../../plan/plan.ts';
import type { Issue, IssueCode } from '../../user/issue.ts';
import type { Catalogue, Words } from '../messages/catalogue.ts';
import { placeText, wordsOf } from '../messages/words.ts';
import type { Paint, Style } from './paint.ts';
import { shorten, widthOf, wrap } from './width.ts';
import { visible } from './visible.ts';

type Kind = Verdict['verdict'] | 'warning';

/** Issues of one kind that say the same thing, on one sheet where there are several. */
export interface ProblemGroup extends Words {
  readonly kind: Kind;
  readonly code: IssueCode;
  readonly sheet: string | null;
  /** For the issues without a row: the column, where they have one. */
  readonly column: string | null;
  /** `value` is the text of the cell, `''` where it does not matter. */
  readonly rows: readonly { readonly row: number; readonly value: string }[];
}

/** What a person must look at comes first. */
const ORDER: readonly Kind[] = ['invalid', 'conflict', 'warning', 'skipped'];

const STYLES: Readonly<Record<Kind, Style>> = {
  invalid: 'red',
  conflict: 'red',
  warning: 'yellow',
  skipped: 'dim',
};

/** The groups of a plan's verdicts and of the warnings about its file; of each kind the largest first. */
export function problemGroups(
  plan: Pick<Plan, 'sheets' | 'verdicts'>,
  warnings: readonly Issue[],
  catalogue: Catalogue,
): readonly ProblemGroup[] {
  const groups = new Map<
    string,
    ProblemGroup & { readonly rows: ProblemGroup['rows'][number][] }
  >();
  const severalSheets = plan.sheets.length > 1;
  const add = (kind: Kind, issue: Issue, sheetName: string | null, row: number | null): void => {
    const words = wordsOf(issue, catalogue);
    const sheet = severalSheets ? sheetName : null;
    const column = row === null ? (issue.place.column ?? null) : null;
    const key = JSON.stringify([kind, issue.code, words.message, sheet, column]);
    const group = groups.get(key) ?? { kind, code: issue.code, ...words, sheet, column, rows: [] };
    groups.set(key, group);
    if (row !== null) group.rows.push({ row, value: issue.value ?? '' });
  };

  for (const { verdict, row, issues } of plan.verdicts) {
    const sheet = plan.sheets[row.sheet]?.name ?? null;
    for (const issue of issues) add(verdict, issue, sheet, row.row);
  }
  for (const issue of warnings) {
    // Shown as a list, or with the columns: one by one they would hide the rest.
    if (issue.code === 'COLUMN_UNUSED') continue;
    add('warning', issue, issue.place.sheet ?? null, issue.place.row ?? null);
  }
  return [...groups.values()].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.rows.length - a.rows.length,
  );
}

export interface ProblemStyle {
  readonly catalogue: Catalogue;
  readonly paint: Paint;
  readonly width: number;
  /** How many rows of a group are named. */
  readonly rows: number;
}

/** The lines of one group: kind, message and rows, and the hint below. */
export function problemLines(group: ProblemGroup, style: ProblemStyle): readonly string[] {
  const { catalogue, paint, width } = style;
  const label = kindText(group.kind, catalogue);
  const indent = 2 + Math.max(...ORDER.map((kind) => widthOf(kindText(kind, catalogue)))) + 2;
  const margin = ' '.repeat(indent);
  const room = width - indent;

  const text = wrap(visible(problemText(group, style)), room);
  const [first = '', ...rest] = text.map((line) => line.replaceAll(NO_BREAK, ' '));
  const gap = ' '.repeat(indent - 2 - widthOf(label));
  return [
    `  ${paint(STYLES[group.kind], label)}${gap}${first}`,
    ...rest.map((line) => margin + line),
    ...wrap(visible(group.hint), room).map((line) => margin + paint('dim', line)),
  ];
}

function kindText(kind: Kind, { outcomes, preview }: Catalogue): string {
  return kind === 'warning' ? preview.warning : outcomes[kind];
}

function problemText(
  { message, sheet, column, rows }: ProblemGroup,
  { catalogue, rows: limit }: ProblemStyle,
): string {
  const place = placeText(
    { ...(sheet === null ? {} : { sheet }), ...(column === null ? {} : { column }) },
    catalogue,
  );
  if (rows.length === 0) return place === '' ? message : `${message} (${place})`;
  const listed = rows.slice(0, limit).map(rowText);
  const where = catalogue.place.rows(listed, rows.length > limit);
  return `${catalogue.rows(rows.length)}: ${message} (${place === '' ? '' : `${place}, `}${where})`;
}

/** A space that no line is broken at. */
const NO_BREAK = '\u00A0';

/** The columns that a cell's text takes at most, behind its row. */
const VALUE_WIDTH = 24;

function rowText({ row, value }: ProblemGroup['rows'][number]): string {
  if (value === '') return String(row);
  return `${String(row)}${NO_BREAK}"${shorten(visible(value), VALUE_WIDTH)}"`;
}
