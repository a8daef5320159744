// Finds out whether a connection works, with which rights, and what is at its other end.

import { generationOf } from '../pluvo/capabilities.ts';
import { failureIssue } from '../pluvo/failure-issue.ts';
import { checkJson, checkText } from '../report/check/check-text.ts';
import type { Check, CheckTopic, Finding } from '../report/check/check.ts';
import { FIELD_NAMES } from '../user/fields.ts';
import { type ExitCode, type IssueCode, IssueError } from '../user/issue.ts';
import { connect, type Connection, eachUser } from './connection/connect.ts';
import { settingsOf } from './connection/settings.ts';
import type { CHECK_OPTIONS } from './flags/check.ts';
import type { Arguments } from './flags/option-table.ts';
import { type Io, say } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';

type CheckArguments = Arguments<typeof CHECK_OPTIONS>;

/** Runs `check`. Nothing is changed; a problem is exit code 1. */
export async function runCheck(args: CheckArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const findings: Finding[] = [];
  const found = (finding: Finding): void => {
    findings.push(finding);
  };
  let endpoint: string | null = null;
  try {
    endpoint = foundSettings(args, io, found);
    const connection = await connectSomehow(args, io, found);
    endpoint = connection.endpoint;
    try {
      foundApi(connection, found);
      await foundUsers(connection, args, io, found);
      await foundSpeed(connection, io, found);
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof IssueError)) throw error;
    for (const issue of error.issues) found({ kind: 'issue', topic: topicOf(issue.code), issue });
  }
  const check: Check = { endpoint, findings };
  const exitCode = findings.some(({ kind }) => kind === 'issue') ? 1 : 0;
  say(io.stdout, args.json ? checkJson(check, exitCode, catalogue) : checkText(check, catalogue));
  return exitCode;
}

type Found = (finding: Finding) => void;

/** Gives the endpoint, where there is one before it is connected to. */
function foundSettings(args: CheckArguments, io: Io, found: Found): string | null {
  const { config } = io;
  if (config != null) {
    found({ kind: 'configFile', file: config.file, options: Object.keys(config.options) });
  }
  if (args.sandbox) return null;
  const { endpoint, sources } = settingsOf(args, io);
  for (const setting of sources) found({ kind: 'setting', ...setting });
  return endpoint;
}

/** With the right to write, else without. */
async function connectSomehow(args: CheckArguments, io: Io, found: Found): Promise<Connection> {
  const connected = (connection: Connection): Connection => {
    found({ kind: 'connected', endpoint: connection.endpoint });
    const issued = connection.tokens.issued();
    if (issued === null) found({ kind: 'fixedToken' });
    else found({ kind: 'clientToken', scopes: issued.scope?.split(' ') ?? null });
    return connection;
  };
  try {
    return connected(await connect(args, io, 'write'));
  } catch (error) {
    const isScope = error instanceof IssueError && error.issues[0]?.code === 'SCOPE_REFUSED';
    if (!isScope) throw error;
    const connection = connected(await connect(args, io, 'read'));
    found({ kind: 'readOnlyToken' });
    return connection;
  }
}

function foundApi({ capabilities, readable, writable }: Connection, found: Found): void {
  found({ kind: 'api', generation: generationOf(capabilities), source: capabilities.source });
  const named = (has: (name: (typeof FIELD_NAMES)[number]) => boolean) => FIELD_NAMES.filter(has);
  found({
    kind: 'fields',
    written: named((name) => writable.has(name)),
    readOnly: named((name) => readable.has(name) && !writable.has(name)),
  });
  const missing = named((name) => !readable.has(name));
  if (missing.length > 0) found({ kind: 'fieldsMissing', fields: missing });
  const { languages, roles } = capabilities.vocabulary;
  found({ kind: 'values', field: 'language', words: languages });
  found({ kind: 'values', field: 'roles', words: roles });
}

async function foundUsers(
  connection: Connection,
  { lang }: CheckArguments,
  io: Io,
  found: Found,
): Promise<void> {
  const { client, endpoint } = connection;
  const counts = await client.countUsers(io.interrupted);
  if (!counts.ok) throw new IssueError([failureIssue(counts.failure, endpoint)]);
  const { active = null, archived = null } = counts.value ?? {};
  if (active !== null && archived !== null) {
    found({ kind: 'users', active, archived });
    return;
  }
  const count = { active: 0, archived: 0 };
  await eachUser(connection, { lang }, io, ({ isActive }) => {
    count[isActive ? 'active' : 'archived'] += 1;
  });
  found({ kind: 'users', ...count });
}

/** One small request: how long it takes, and what the server says of its limit. */
async function foundSpeed(
  { client, endpoint, capabilities }: Connection,
  io: Io,
  found: Found,
): Promise<void> {
  // Without it, everybody would be read.
  if (!capabilities.read.selectors.has('ref')) return;
  const limit: { left: number | null } = { left: null };
  const started = io.now();
  const answer = await client.readBack(
    [{ by: 'ref', ref: 'pluvo-bulk-check' }],
    io.interrupted,
    (left) => {
      limit.left = left.remaining;
    },
  );
  if (!answer.ok) throw new IssueError([failureIssue(answer.failure, endpoint)]);
  found({ kind: 'speed', ms: io.now() - started, left: limit.left });
}

const TOKEN_CODES: ReadonlySet<IssueCode> = new Set([
  'UNAUTHORIZED',
  'CLIENT_REFUSED',
  'SCOPE_REFUSED',
  'CREDENTIALS_MISSING',
  'ENDPOINT_REFUSED',
]);

function topicOf(code: IssueCode): CheckTopic {
  if (TOKEN_CODES.has(code)) return 'token';
  return code === 'READ_INCOMPLETE' ? 'users' : 'connection';
}
