// An export of users as CSV.

import {
  exportHeadings,
  userText,
  type ExportOptions,
  type UserExport,
  type UserWriter,
} from './users.ts';
import { writeCsv } from './write-text.ts';

export const writeUsersCsv: UserWriter = (data, options, out) => {
  const { raw = false, withoutBom = false } = options;
  return writeCsv(records(data, options), { raw, bom: !withoutBom }, out);
};

async function* records(
  { users, fields }: UserExport,
  { catalogue }: ExportOptions,
): AsyncGenerator<readonly string[]> {
  yield exportHeadings(fields, catalogue);
  for await (const user of users) yield fields.map((name) => userText(user, name));
}
