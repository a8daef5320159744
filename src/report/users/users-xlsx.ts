// An export of users as a workbook: one sheet, and another where Excel's limit is reached.

import { field, type Field } from '../../user/fields.ts';
import { fail } from '../../user/issue.ts';
import type { FieldName, User } from '../../user/user.ts';
import {
  exportHeadings,
  userTexts,
  type ExportColumn,
  type UserExport,
  type UserWriter,
} from './users.ts';
import { writeTable, type TableColumn, type TableRow } from '../workbook/table.ts';
import { CELL_LIMIT, exactCell } from '../workbook/cell-text.ts';
import { TEXT, writeWorkbook, type XlsxCell } from '../workbook/workbook.ts';

export const writeUsersXlsx: UserWriter = (
  { users, columns },
  { catalogue, madeAt, sheetRows },
  out,
) =>
  writeWorkbook(out, madeAt, async (book) => {
    const headings = exportHeadings(columns, catalogue);
    const looks = columns.map((column, index): TableColumn => {
      return { ...lookOf(column), heading: headings[index] ?? '' };
    });
    await writeTable(book, {
      name: catalogue.users,
      columns: looks,
      rows: rowsOf(users, columns),
      ...(sheetRows === undefined ? {} : { sheetRows }),
    });
  });

async function* rowsOf(
  users: UserExport['users'],
  columns: readonly ExportColumn[],
): AsyncGenerator<TableRow> {
  for await (const user of users) yield { cells: cellsOf(user, columns) };
}

type Look = Omit<TableColumn, 'heading'>;

const LOOKS: Readonly<Record<Field<FieldName>['type'], Look>> = {
  id: { width: 38, format: TEXT },
  text: { width: 16, format: TEXT },
  email: { width: 34, format: TEXT },
  // Excel shows a boolean as such in any format; LibreOffice would show 1 and 0.
  flag: { width: 10, format: '"TRUE";"TRUE";"FALSE"' },
  enum: { width: 12, format: TEXT },
  enums: { width: 22, format: TEXT },
  json: { width: 30, most: 40, format: TEXT },
  url: { width: 30, most: 40, format: TEXT },
};

function lookOf(column: ExportColumn): Look {
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
