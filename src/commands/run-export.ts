// Writes all users to a file, or as CSV to stdout.

import path from 'node:path';
import { formatOf } from '../report/format-of.ts';
import { SafeFile } from '../report/safe-file.ts';
import { USER_FORMATS } from '../report/users-formats.ts';
import { fieldNamed } from '../roster/preset.ts';
import { FIELD_NAMES } from '../user/fields.ts';
import { issue, IssueError, type ExitCode } from '../user/issue.ts';
import type { FieldName, User } from '../user/user.ts';
import { catalogueOf } from './catalogue-of.ts';
import type { Arguments } from './command.ts';
import { connect, eachUser, type Connection } from './connect.ts';
import type { EXPORT_OPTIONS } from './export.ts';
import { say, type Io } from './io.ts';

type ExportArguments = Arguments<typeof EXPORT_OPTIONS>;

/** Runs `export`. The file is opened before anything is read, and replaced only when it is whole. */
export async function runExport(args: ExportArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const fields = fieldsOf(args.columns);
  const toStdout = args.output === '-';
  const format = toStdout ? 'csv' : formatOf(args.output, USER_FORMATS);
  const target = path.resolve(io.cwd, args.output);
  const file = toStdout ? null : await SafeFile.create(target, { force: args.force });
  try {
    const connection = await connect(args, io);
    try {
      const users = await readUsers(args, connection, io);
      const options = { catalogue, madeAt: new Date(io.now()), withoutBom: toStdout };
      const write = USER_FORMATS[format];
      if (file === null) await write({ users, fields }, options, io.stdout);
      else await file.save((out) => write({ users, fields }, options, out));
      if (args.json) say(io.stdout, resultJson(target, users.length));
      else
        say(io.stderr, `${catalogue.number(users.length)} users${toStdout ? '' : ` in ${target}`}`);
      return 0;
    } finally {
      await connection.close();
    }
  } finally {
    await file?.discard();
  }
}

async function readUsers(
  { active, archived }: ExportArguments,
  connection: Connection,
  io: Io,
): Promise<readonly User[]> {
  const users: User[] = [];
  await eachUser(connection, io.interrupted, (user) => {
    if (active === true && !user.isActive) return;
    if (archived === true && user.isActive) return;
    users.push(user);
  });
  return users;
}

function fieldsOf(columns: string | undefined): readonly FieldName[] {
  if (columns === undefined) return FIELD_NAMES;
  const problems: IssueError['issues'][number][] = [];
  const fields = columns.split(',').flatMap((name) => {
    const field = fieldNamed(name);
    if (field === null) {
      problems.push(issue('MAP_FIELD_UNKNOWN', { field: name.trim(), nearest: null }));
    }
    return field ?? [];
  });
  if (problems.length > 0) throw new IssueError(problems);
  return fields;
}

function resultJson(file: string, users: number): string {
  return JSON.stringify({ command: 'export', file, users, errors: [], exitCode: 0 });
}
