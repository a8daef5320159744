// An export of users as a workbook: one sheet, and another where Excel's limit is reached.

import { field, type Field } from '../user/fields.ts';
import { fail } from '../user/issue.ts';
import type { FieldName, User } from '../user/user.ts';
import { exportHeadings, userTexts, type ExportColumn, type UserWriter } from './users.ts';
import { CELL_LIMIT, exactCell } from './xlsx-text.ts';
import {
  SHEET_ROWS,
  TEXT,
  writeWorkbook,
  type XlsxCell,
  type XlsxColumn,
  type XlsxSheet,
} from './xlsx-writer.ts';

export const writeUsersXlsx: UserWriter = (
  { users, columns },
  { catalogue, madeAt, sheetRows = SHEET_ROWS },
  out,
) =>
  writeWorkbook(out, madeAt, async (book) => {
    const looks = columns.map(lookOf);
    const headings = exportHeadings(columns, catalogue);
    const open = (number: number): XlsxSheet =>
      book.table(
        number === 1 ? catalogue.users : `${catalogue.users} ${String(number)}`,
        looks,
        headings,
      );
    let sheets = 1;
    let sheet = open(sheets);
    for await (const user of users) {
      if (sheet.rows() === sheetRows) {
        sheet.close();
        sheets += 1;
        sheet = open(sheets);
      }
      sheet.add(cellsOf(user, columns));
      if (sheet.isFull()) await sheet.drained();
    }
    sheet.close();
  });

const LOOKS: Readonly<Record<Field<FieldName>['type'], XlsxColumn>> = {
  id: { width: 38, format: TEXT },
  text: { width: 22, format: TEXT },
  email: { width: 34, format: TEXT },
  // Excel shows a boolean as such in any format; LibreOffice would show 1 and 0.
  flag: { width: 10, format: '"TRUE";"TRUE";"FALSE"' },
  enum: { width: 12, format: TEXT },
  enums: { width: 22, format: TEXT },
  json: { width: 30, format: TEXT },
  url: { width: 30, format: TEXT },
};

function lookOf(column: ExportColumn): XlsxColumn {
  return typeof column === 'string' ? LOOKS[field(column).type] : LOOKS.text;
}

/** A flag is a real boolean; everything else is text, so that nothing is taken for a number or a date. */
function cellsOf(user: User, columns: readonly ExportColumn[]): readonly XlsxCell[] {
  const texts = userTexts(user, columns);
  return columns.map((column, index) => {
    const value = typeof column === 'string' ? user[column] : null;
    if (typeof value === 'boolean') return value;
    const text = texts[index] ?? '';
    if (text.length > CELL_LIMIT) {
      const name = typeof column === 'string' ? column : 'extraFields';
      fail('OUTPUT_CELL_TOO_LONG', { field: name, limit: CELL_LIMIT });
    }
    return text === '' ? null : exactCell(text);
  });
}
