// How the columns of a file were understood, on a terminal.

import type { Survey, SurveyedColumn, SurveyedSheet } from '../../user/roster.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { problemGroups, problemLines } from '../text/problems.ts';
import { type Paint, painter } from '../text/paint.ts';
import { visible } from '../text/visible.ts';
import { shorten, widthOf, wrap } from '../text/width.ts';
import { targetText, whyText } from '../text/column-text.ts';

export interface ColumnsTextOptions {
  readonly catalogue: Catalogue;
  /** The columns of the screen. */
  readonly width: number;
  readonly color: boolean;
}

/** A heading or a sample takes at most so many columns of the screen. */
const HEADING_WIDTH = 36;

const SAMPLE_WIDTH = 32;

/** A warning names so many rows. */
const ROWS_NAMED = 8;

/** What was found, and the mapping file that was written. */
export type Shown = Survey & { readonly saved: string | null };

/** All of it but the errors, with a line break at the end. */
export function columnsText(shown: Shown, options: ColumnsTextOptions): string {
  const paint = painter(options.color);
  const lines = [
    ...fileLines(shown, options, paint),
    ...shown.sheets.flatMap((sheet) => sheetLines(sheet, options, paint)),
    ...leftOutLines(shown, options),
    ...warningLines(shown, options, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function fileLines(
  { file, text, saved }: Shown,
  { catalogue: { columns } }: ColumnsTextOptions,
  paint: Paint,
): readonly string[] {
  const how = text === null ? columns.list.workbook : columns.list.textFile(text);
  return [
    `${paint('bold', visible(file))}: ${how}`,
    ...(saved === null ? [] : [columns.list.saved(visible(saved))]),
  ];
}

function sheetLines(
  sheet: SurveyedSheet,
  options: ColumnsTextOptions,
  paint: Paint,
): readonly string[] {
  const { catalogue, width } = options;
  const { list } = catalogue.columns;
  const name = sheet.name === null ? '' : catalogue.place.sheet(visible(sheet.name));
  if (sheet.unread !== null) {
    return ['', ...wrap(`${name}: ${list.unread[sheet.unread](visible(sheet.name ?? ''))}`, width)];
  }
  const facts = list.header(catalogue.number(sheet.headerRow), catalogue.rows(sheet.rows));
  const names = sheet.columns.map(({ heading }) => headingText(heading, catalogue));
  const room = Math.max(...names.map(widthOf), 0);
  return [
    '',
    paint('bold', name === '' ? facts : `${name}: ${facts}`),
    ...sheet.columns.flatMap((column) => columnLines(column, { room, sheet, options, paint })),
  ];
}

function headingText(heading: string, { empty }: Catalogue): string {
  return shorten(visible(heading === '' ? empty : heading), HEADING_WIDTH);
}

interface ColumnStyle {
  /** The columns of the screen that the widest heading takes. */
  readonly room: number;
  readonly sheet: { readonly rows: number };
  readonly options: ColumnsTextOptions;
  readonly paint: Paint;
}

/** The column and what it is read as; why, and what is in it; what to type to change that. */
function columnLines(
  column: SurveyedColumn,
  { room, sheet, options: { catalogue, width }, paint }: ColumnStyle,
): readonly string[] {
  const { columns, number } = catalogue;
  const { letter, heading, target, filled, samples, flags } = column;
  const name = headingText(heading, catalogue);
  const isUsed = target?.kind === 'field' || target?.kind === 'part';
  const readAs = targetText(column, catalogue);
  const first = `  ${letter.padEnd(3)} ${name}${' '.repeat(room - widthOf(name))}  ${
    isUsed ? paint('green', `→ ${readAs}`) : paint('dim', `- ${readAs}`)
  }`;
  const margin = ' '.repeat(6);
  const values =
    target?.kind === 'sensitive' || (filled > 0 && samples.length === 0)
      ? columns.list.masked
      : samples.map((sample) => shorten(visible(sample), SAMPLE_WIDTH)).join(' · ');
  const about = [
    visible(whyText(column, catalogue)),
    columns.list.filled(number(filled), catalogue.rows(sheet.rows)),
    ...(values === '' ? [] : [values]),
  ].join('; ');
  return [
    first,
    ...wrap(about, width - margin.length).map((line) => margin + paint('dim', line)),
    ...flags.map((flag) => `${margin}${paint('yellow', visible(flag))}`),
  ];
}

function leftOutLines(
  { leftOut, sheets }: Shown,
  { catalogue, width }: ColumnsTextOptions,
): readonly string[] {
  if (leftOut.length === 0) return [];
  const { columns, page, place } = catalogue;
  const several = sheets.filter(({ unread }) => unread === null).length > 1;
  const rows = leftOut.map((row) => {
    const name = several ? (sheets[row.place.sheet]?.name ?? null) : null;
    const where = name === null ? '' : `${place.sheet(visible(name))}, `;
    return `${where}${place.row(row.place.row)} (${page.leftOut[row.why]})`;
  });
  return ['', ...wrap(columns.list.leftOut(rows), width)];
}

function warningLines(
  { warnings, sheets }: Shown,
  { catalogue, width }: ColumnsTextOptions,
  paint: Paint,
): readonly string[] {
  const read = sheets.filter(({ unread }) => unread === null);
  const plan = { verdicts: [], sheets: read.map(({ name }) => ({ name, columns: {} })) };
  const groups = problemGroups(plan, warnings, catalogue);
  const style = { catalogue, paint, width, rows: ROWS_NAMED };
  return groups.length === 0 ? [] : ['', ...groups.flatMap((group) => problemLines(group, style))];
}
