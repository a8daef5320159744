// An export of users as CSV.

import {
  exportHeadings,
  userTexts,
  type ExportOptions,
  type UserExport,
  type UserWriter,
} from './users.ts';
import { writeCsv } from '../text/write-text.ts';

export const writeUsersCsv: UserWriter = (data, options, out) => {
  const { raw = false, withoutBom = false, delimiter, encoding } = options;
  const csv = {
    raw,
    bom: !withoutBom,
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  };
  return writeCsv(records(data, options), csv, out);
};

async function* records(
  { users, columns }: UserExport,
  { catalogue }: ExportOptions,
): AsyncGenerator<readonly string[]> {
  yield exportHeadings(columns, catalogue);
  for await (const user of users) yield userTexts(user, columns);
}
