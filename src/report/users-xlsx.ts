// An export of users as a workbook with one sheet.

import { field, type Field } from '../user/fields.ts';
import { fail } from '../user/issue.ts';
import type { FieldName, User } from '../user/user.ts';
import { exportHeadings, userText, type UserWriter } from './users.ts';
import { CELL_LIMIT, exactCell } from './xlsx-text.ts';
import { SHEET_ROWS, TEXT, writeWorkbook, type XlsxCell, type XlsxColumn } from './xlsx-writer.ts';

export const writeUsersXlsx: UserWriter = ({ users, fields }, { catalogue, madeAt }, out) =>
  writeWorkbook(out, madeAt, async (book) => {
    const columns = fields.map((name) => COLUMNS[field(name).type]);
    const sheet = book.table(catalogue.users, columns, exportHeadings(fields, catalogue));
    for await (const user of users) {
      if (sheet.rows() === SHEET_ROWS) fail('OUTPUT_TOO_MANY_ROWS', { limit: SHEET_ROWS - 1 });
      sheet.add(fields.map((name) => cellOf(user, name)));
      if (sheet.isFull()) await sheet.drained();
    }
    sheet.close();
  });

const COLUMNS: Readonly<Record<Field<FieldName>['type'], XlsxColumn>> = {
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

/** A flag is a real boolean; everything else is text, so that nothing is taken for a number or a date. */
function cellOf(user: User, name: FieldName): XlsxCell {
  const value = user[name];
  if (typeof value === 'boolean') return value;
  const text = userText(user, name);
  if (text.length > CELL_LIMIT) fail('OUTPUT_CELL_TOO_LONG', { field: name, limit: CELL_LIMIT });
  return text === '' ? null : exactCell(text);
}
