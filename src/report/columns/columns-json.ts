// How the columns of a file were understood, as the JSON object of `columns --json`.

import type { SurveyedColumn, SurveyedSheet } from '../../user/roster.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { issueJson } from '../messages/words.ts';
import { whyText } from '../text/column-text.ts';
import type { Shown } from './columns-text.ts';

/** The object, on one line. `exitCode` is that of the command. */
export function columnsJson(
  { file, text, sheets, leftOut, warnings, errors, saved }: Shown,
  exitCode: number,
  catalogue: Catalogue,
): string {
  return JSON.stringify({
    command: 'columns',
    file,
    encoding: text?.encoding ?? null,
    delimiter: text?.delimiter ?? null,
    sheets: sheets.map((sheet) => sheetJson(sheet, catalogue)),
    leftOut: leftOut.map(({ place, why }) => {
      return { sheet: sheets[place.sheet]?.name ?? null, row: place.row, why };
    }),
    saved,
    warnings: warnings.map((problem) => issueJson(problem, catalogue)),
    errors: errors.map((problem) => issueJson(problem, catalogue)),
    exitCode,
  });
}

function sheetJson(sheet: SurveyedSheet, catalogue: Catalogue): object {
  const { name, hidden, unread } = sheet;
  if (sheet.unread !== null) return { name, hidden, read: false, why: unread };
  const { headerRow, rows } = sheet;
  const columns = sheet.columns.map((column) => columnJson(column, catalogue));
  return { name, hidden, read: true, headerRow, rows, columns };
}

function columnJson(column: SurveyedColumn, catalogue: Catalogue): object {
  const { letter, heading, target, why, suggestion, filled, samples, flags } = column;
  return {
    letter,
    heading,
    kind: target?.kind ?? 'unknown',
    field: fieldOf(column),
    inverted: target?.kind === 'field' && target.inverted === true,
    lastFirst: target?.kind === 'field' && target.lastFirst === true,
    decidedBy: why.kind,
    why: whyText({ why, suggestion: null }, catalogue),
    suggestion,
    filled,
    samples,
    flags,
  };
}

/** What the column holds, as a mapping names it; `null` where nothing is read from it. */
function fieldOf({ target }: SurveyedColumn): string | null {
  switch (target?.kind) {
    case 'field':
      return target.field;
    case 'part':
      return target.part;
    case 'other':
      return target.other;
    case 'sensitive':
    case undefined:
      return null;
  }
}
