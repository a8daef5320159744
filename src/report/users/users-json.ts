// An export of users as JSON: objects with the fields and values of the API, in an array or one a line.

import { extraValue } from '../../user/extra-fields.ts';
import { jsonText } from '../../user/json.ts';
import {
  columnName,
  extrasOf,
  type ExportColumn,
  type UserExport,
  type UserWriter,
} from './users.ts';
import { writeJsonArray, writeJsonLines } from '../text/write-text.ts';

export const writeUsersJson: UserWriter = (data, _options, out) =>
  writeJsonArray(elements(data), out, jsonText);

export const writeUsersNdjson: UserWriter = (data, _options, out) =>
  writeJsonLines(elements(data), out, jsonText);

async function* elements({ users, columns }: UserExport): AsyncGenerator<object> {
  for await (const user of users) {
    const extras = extrasOf(user, columns);
    const valueOf = (column: ExportColumn): unknown =>
      typeof column === 'string' ? user[column] : (extraValue(extras, column.extra) ?? null);
    yield Object.fromEntries(columns.map((column) => [columnName(column), valueOf(column)]));
  }
}
