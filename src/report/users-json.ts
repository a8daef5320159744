// An export of users as JSON: an array of objects, with the fields and values of the API.

import type { UserExport, UserWriter } from './users.ts';
import { writeJsonArray } from './write-text.ts';

export const writeUsersJson: UserWriter = (data, _options, out) =>
  writeJsonArray(elements(data), out);

async function* elements({ users, fields }: UserExport): AsyncGenerator<object> {
  for await (const user of users) {
    yield Object.fromEntries(fields.map((name) => [name, user[name]]));
  }
}
