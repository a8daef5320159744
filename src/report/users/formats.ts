// The formats of an export of users. A new one is a file like `users-csv.ts` and a row here.

import type { UserWriter } from './users.ts';
import { writeUsersCsv } from './users-csv.ts';
import { writeUsersJson, writeUsersNdjson } from './users-json.ts';
import { writeUsersXlsx } from './users-xlsx.ts';

export const USER_FORMATS = {
  xlsx: writeUsersXlsx,
  csv: writeUsersCsv,
  json: writeUsersJson,
  ndjson: writeUsersNdjson,
} as const satisfies Readonly<Record<string, UserWriter>>;

export type UserFormat = keyof typeof USER_FORMATS;
