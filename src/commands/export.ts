// Writes all users to a file, or as CSV to stdout.

import path from 'node:path';
import { SafeFile } from '../files/safe-file.ts';
import { systemCode } from '../files/system-error.ts';
import { UserIndex } from '../plan/user-index.ts';
import type { Catalogue } from '../report/messages/catalogue.ts';
import { issueJson } from '../report/messages/words.ts';
import { formatOf } from '../report/text/format-of.ts';
import { visible } from '../report/text/visible.ts';
import { USER_FORMATS, type UserFormat } from '../report/users/formats.ts';
import type { ExportColumn, ExportOptions } from '../report/users/users.ts';
import { parseExtraFields } from '../user/extra-fields.ts';
import { type ExitCode, issue, type Issue, IssueError } from '../user/issue.ts';
import type { User } from '../user/user.ts';
import { connect, type Connection, eachUser } from './connection/connect.ts';
import type { EXPORT_OPTIONS } from './flags/export.ts';
import type { Arguments } from './flags/option-table.ts';
import {
  allColumns,
  type Condition,
  fieldsAmong,
  filterOf,
  parseColumns,
  parseWhere,
  unseen,
} from './options/export-columns.ts';
import { usageError } from './options/usage.ts';
import { type Io, say } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { issueText } from './terminal/show-error.ts';

type ExportArguments = Arguments<typeof EXPORT_OPTIONS>;

/** Runs `export`. The file is opened before anything is read, and replaced only when it is whole. */
export async function runExport(args: ExportArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const asked = args.columns === undefined ? null : parseColumns(args.columns);
  const conditions = parseWhere(args.where);
  const toStdout = args.output === '-';
  if (toStdout && args.json) {
    throw usageError('-o - and --json both write to stdout: name a file, or add --no-json');
  }
  const format = toStdout ? 'csv' : formatOf(args.output, USER_FORMATS);
  const options: ExportOptions = {
    catalogue,
    madeAt: new Date(io.now()),
    withoutBom: !(args.bom ?? !toStdout),
    raw: args.raw,
    delimiter: delimiterOf(args.delimiter),
    encoding: args.encoding,
  };
  const target = path.resolve(io.cwd, args.output);
  const file = toStdout ? null : await SafeFile.create(target, { force: args.force });
  try {
    const connection = await connect(args, io, 'read');
    try {
      const named = [...(asked ?? []), ...conditions.map(({ column }) => column)];
      refuseUnreadable(named, connection);
      const { users, extras } = await readUsers(args, conditions, connection, io);
      const columns = asked ?? allColumns(connection.readable, TABLES.has(format) ? extras : null);
      const write = USER_FORMATS[format];
      if (file === null) await untilClosed(write({ users, columns }, options, io.stdout));
      else await file.save((out) => write({ users, columns }, options, out));
      const isFilter = conditions.length > 0 || args.active === true || args.archived === true;
      const warnings = users.size === 0 && isFilter ? [issue('WHERE_FITS_NOBODY', {})] : [];
      if (args.json) say(io.stdout, resultJson(target, users.size, warnings, catalogue));
      else {
        for (const warning of warnings) say(io.stderr, issueText(warning, 'warning', catalogue));
        say(io.stderr, catalogue.exported(users.size, toStdout ? null : visible(target)));
      }
      return 0;
    } finally {
      await connection.close();
    }
  } finally {
    await file?.discard();
  }
}

/** Formats with rows and columns; the others hold what the API says, as it says it. */
const TABLES: ReadonlySet<UserFormat> = new Set(['xlsx', 'csv']);

/** Reads those who are wanted, held compactly, and the names of the extra fields that they have. */
async function readUsers(
  args: ExportArguments,
  conditions: readonly Condition[],
  connection: Connection,
  io: Io,
): Promise<{ readonly users: UserIndex; readonly extras: ReadonlySet<string> | null }> {
  const { concurrency, lang } = args;
  const { vocabulary } = connection;
  const isWanted = wantedUsers(args, filterOf(conditions, vocabulary));
  const users = new UserIndex();
  const extras = new Set<string>();
  const seen = { roles: new Set<string>(), extras: new Set<string>() };
  const odd = { found: false };
  await eachUser(connection, { concurrency, lang }, io, (user) => {
    const members = parseExtraFields(user.extraFields);
    for (const role of user.roles) seen.roles.add(role);
    for (const name of Object.keys(members ?? {})) seen.extras.add(name);
    if (!isWanted(user)) return;
    users.add(user);
    if (members === null) odd.found = true;
    else for (const name of Object.keys(members)) extras.add(name);
  });
  const unknown = seen.roles.size + users.size === 0 ? [] : unseen(conditions, seen, vocabulary);
  if (unknown.length > 0) throw new IssueError(unknown);
  return { users, extras: odd.found ? null : extras };
}

function wantedUsers(
  { active, archived }: ExportArguments,
  fits: (user: User) => boolean,
): (user: User) => boolean {
  return (user) => {
    if (active === true && !user.isActive) return false;
    if (archived === true && user.isActive) return false;
    return fits(user);
  };
}

/** Whoever reads from the pipe may have seen enough (`| head`). */
async function untilClosed(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (systemCode(error) !== 'EPIPE') throw error;
  }
}

function delimiterOf(text: string): string {
  const delimiter = text === '\\t' || text === 'tab' ? '\t' : text;
  if (![',', ';', '|', '\t'].includes(delimiter)) {
    throw usageError('--delimiter takes one of , ; | and \\t');
  }
  return delimiter;
}

/** A column of something that this endpoint does not have would be blank for everybody. */
function refuseUnreadable(columns: readonly ExportColumn[], { readable }: Connection): void {
  const lacking = fieldsAmong(columns).filter((name) => !readable.has(name));
  if (lacking.length === 0) return;
  throw new IssueError(lacking.map((field) => issue('COLUMN_NOT_SUPPORTED', { field })));
}

function resultJson(
  file: string,
  users: number,
  warnings: readonly Issue[],
  catalogue: Catalogue,
): string {
  const told = warnings.map((warning) => issueJson(warning, catalogue));
  return JSON.stringify({
    command: 'export',
    file,
    users,
    warnings: told,
    errors: [],
    exitCode: 0,
  });
}
