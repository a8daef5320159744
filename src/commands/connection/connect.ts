// From the connection options to a client: a real endpoint, or the sandbox started for this run.

import path from 'node:path';
import { systemClock } from '../../apply/clock.ts';
import { UserIndex } from '../../plan/user-index.ts';
import type { Capabilities } from '../../pluvo/capabilities.ts';
import { PluvoClient } from '../../pluvo/client.ts';
import { failureIssue } from '../../pluvo/failure-issue.ts';
import { fixedToken, type TokenSource } from '../../pluvo/token.ts';
import type { OnWait } from '../../pluvo/transport.ts';
import type { Language } from '../../report/messages/languages.ts';
import { fail, IssueError } from '../../user/issue.ts';
import type { FieldName, User, Vocabulary } from '../../user/user.ts';
import type { Arguments } from '../flags/option-table.ts';
import type { CONNECTION_OPTIONS } from '../flags/shared-flags.ts';
import { maxWaitMsOf } from '../options/max-wait.ts';
import type { Io } from '../terminal/io.ts';
import { readingProgress, waitTeller } from '../terminal/progress.ts';
import { type Rights, tokensOf } from './credentials.ts';
import { wayTo } from './proxy.ts';
import { settingsOf } from './settings.ts';

export interface Connection {
  readonly endpoint: string;
  readonly client: PluvoClient;
  readonly tokens: TokenSource;
  readonly capabilities: Capabilities;
  /** What the endpoint's schema offers; `null` members where that is not known. */
  readonly vocabulary: Vocabulary;
  /** The fields that it takes, and those that can at least be compared. */
  readonly writable: ReadonlySet<FieldName>;
  readonly readable: ReadonlySet<FieldName>;
  close(): Promise<void>;
}

/** How waits and progress are told of on stderr. */
interface TellingOptions {
  readonly quiet?: boolean;
  readonly lang: Language | undefined;
}

type ConnectionArguments = Arguments<typeof CONNECTION_OPTIONS> & TellingOptions;

/**
 * Checks the options, opens the connection and finds out what the endpoint can do. `rights`: what is
 * asked for where the token can be chosen.
 */
export async function connect(
  options: ConnectionArguments,
  io: Io,
  rights: Rights = 'write',
): Promise<Connection> {
  if (io.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') fail('TLS_CHECK_DISABLED', {});
  const maxWaitMs = maxWaitMsOf(options['max-wait']);
  const onWait = waitTeller(io, { quiet: options.quiet === true, lang: options.lang });
  if (options.sandbox) return connectSandbox(options.state, onWait, io);
  const settings = settingsOf(options, io);
  const { endpoint } = settings;
  const way = await wayTo(endpoint, io);
  const tokens = tokensOf(settings, { rights, keep: options['token-cache'], way }, io);
  const client = new PluvoClient({
    endpoint,
    tokens,
    now: io.now,
    patience: { ...systemClock, maxWaitMs },
    via: way.via,
    ...(way.fetch && { fetch: way.fetch }),
  });
  return detected({ endpoint, client, tokens }, onWait, io, () => Promise.resolve());
}

async function connectSandbox(
  state: string | undefined,
  onWait: OnWait,
  io: Io,
): Promise<Connection> {
  const { startSandbox } = await import('../../sandbox/sandbox.ts');
  const file = state === undefined ? {} : { state: path.resolve(io.cwd, state) };
  const sandbox = await startSandbox(file);
  const { url, token } = sandbox;
  const tokens = fixedToken(token);
  const { fetch } = await wayTo(url, io);
  const client = new PluvoClient({
    endpoint: url,
    tokens,
    now: io.now,
    patience: systemClock,
    ...(fetch && { fetch }),
  });
  return detected({ endpoint: url, client, tokens }, onWait, io, () => sandbox.close());
}

async function detected(
  { endpoint, client, tokens }: Pick<Connection, 'endpoint' | 'client' | 'tokens'>,
  onWait: OnWait,
  io: Io,
  close: () => Promise<void>,
): Promise<Connection> {
  const found = await client.detect(io.interrupted, onWait);
  if (!found.ok) {
    await close();
    throw new IssueError([failureIssue(found.failure, endpoint)]);
  }
  const { read, write, vocabulary } = found.value;
  return {
    endpoint,
    client,
    tokens,
    capabilities: found.value,
    vocabulary,
    writable: write.fields,
    readable: read.fields,
    close,
  };
}

/** How reading is told of, and how many requests are in flight at once. */
export interface ReadingOptions extends TellingOptions {
  readonly concurrency?: number;
}

/** Reads every user, or stops the command with the reason why that did not work. */
export async function readAllUsers(
  connection: Connection,
  options: ReadingOptions,
  io: Io,
): Promise<UserIndex> {
  const users = new UserIndex();
  await eachUser(connection, options, io, (user) => {
    users.add(user);
  });
  return users;
}

/**
 * Hands every user to `onUser`, or stops the command with the reason why that did not work. Fewer
 * users than the API says there are is such a reason.
 */
export async function eachUser(
  { client, endpoint }: Pick<Connection, 'client' | 'endpoint'>,
  { quiet = false, lang, concurrency }: ReadingOptions,
  io: Io,
  onUser: (user: User) => void,
): Promise<void> {
  const progress = readingProgress(io, { quiet, lang });
  try {
    const answer = await client.readUsers(onUser, {
      signal: io.interrupted,
      onProgress: progress.of,
      onWait: progress.waiting,
      ...(concurrency === undefined ? {} : { concurrency }),
    });
    if (!answer.ok) throw new IssueError([failureIssue(answer.failure, endpoint)]);
    const { users, count, complete } = answer.value;
    if (!complete) fail('READ_INCOMPLETE', { read: users, expected: count ?? users });
  } finally {
    progress.stop();
  }
}

/**
 * Fails with PLAN_OTHER_ENDPOINT. The embedded sandbox listens on another port each time: there a plan
 * for this machine will do.
 */
export function checkEndpoint(endpoint: string, planned: string, sandbox: boolean): void {
  const isRehearsal = sandbox && new URL(planned).hostname === '127.0.0.1';
  if (endpoint !== planned && !isRehearsal) fail('PLAN_OTHER_ENDPOINT', { endpoint, planned });
}
