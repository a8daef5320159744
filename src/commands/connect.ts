// From the connection options to a client: a real endpoint, or the sandbox started for this run.

import path from 'node:path';
import { checkedEndpoint, organisationEndpoint } from '../pluvo/endpoint.ts';
import { failureIssue } from '../pluvo/failure-issue.ts';
import { PluvoClient } from '../pluvo/client.ts';
import { UserIndex } from '../plan/user-index.ts';
import { fail, IssueError } from '../user/issue.ts';
import type { User, Vocabulary } from '../user/user.ts';
import type { Arguments } from './command.ts';
import type { Io } from './io.ts';
import type { CONNECTION_OPTIONS } from './options.ts';

export interface Connection {
  readonly endpoint: string;
  readonly client: PluvoClient;
  /** What the endpoint's schema offers; `null` members where that is not known. */
  readonly vocabulary: Vocabulary;
  close(): Promise<void>;
}

const VOCABULARY_UNKNOWN: Vocabulary = { languages: null, roles: null };

/** Checks the options and opens the connection. Nothing is sent yet. */
export async function connect(
  options: Arguments<typeof CONNECTION_OPTIONS>,
  io: Io,
): Promise<Connection> {
  if (io.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') fail('TLS_CHECK_DISABLED', {});
  if (options.sandbox) return connectSandbox(options.state, io);
  const org = options.org ?? io.env['PLUVO_ORG'];
  const given =
    options.endpoint ?? (options.org === undefined ? io.env['PLUVO_ENDPOINT'] : undefined);
  if (given === undefined && org === undefined) fail('ENDPOINT_MISSING', {});
  const endpoint = given === undefined ? organisationEndpoint(org ?? '') : checkedEndpoint(given);
  const token = io.env['PLUVO_TOKEN'] ?? '';
  if (token === '') fail('CREDENTIALS_MISSING', {});
  return {
    endpoint,
    client: new PluvoClient({ endpoint, token, now: io.now }),
    vocabulary: VOCABULARY_UNKNOWN,
    close: () => Promise.resolve(),
  };
}

async function connectSandbox(state: string | undefined, io: Io): Promise<Connection> {
  const { startSandbox } = await import('../sandbox/sandbox.ts');
  const file = state === undefined ? {} : { state: path.resolve(io.cwd, state) };
  const sandbox = await startSandbox(file);
  const { url, token } = sandbox;
  return {
    endpoint: url,
    client: new PluvoClient({ endpoint: url, token, now: io.now }),
    vocabulary: VOCABULARY_UNKNOWN,
    close: () => sandbox.close(),
  };
}

/** Reads every user, or stops the command with the reason why that did not work. */
export async function readAllUsers(
  { client, endpoint }: Connection,
  signal: AbortSignal,
): Promise<UserIndex> {
  const users = new UserIndex();
  await eachUser({ client, endpoint }, signal, (user) => {
    users.add(user);
  });
  return users;
}

/** Hands every user to `onUser`, or stops the command with the reason why that did not work. */
export async function eachUser(
  { client, endpoint }: Pick<Connection, 'client' | 'endpoint'>,
  signal: AbortSignal,
  onUser: (user: User) => void,
): Promise<void> {
  const answer = await client.readUsers(onUser, signal);
  if (!answer.ok) throw new IssueError([failureIssue(answer.failure, endpoint)]);
}
