// An embedded stand-in for Pluvo: a real GraphQL server on loopback, with rules and errors like the
// real one's. It is put together here; what it does is in the files beside this one.

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { fail } from '../user/issue.ts';
import type { User } from '../user/user.ts';
import { GRAPHQL_PATH, type Received, answer } from './endpoint.ts';
import { runGraphql } from './graphql.ts';
import { type Counters, Ledger, type LogEntry } from './ledger.ts';
import { aliasLimit, noIntrospection } from './limits.ts';
import { type Organisation, sampleOrganisation } from './organisation.ts';
import type { Reply } from './reply.ts';
import { createRoot } from './resolvers.ts';
import { createSchema } from './schema.ts';
import { type Listening, listen } from './server.ts';
import { readState, savingTo, writeState } from './state-file.ts';
import { Store } from './store.ts';
import { type Throttle, tokenBucket } from './throttle.ts';
import type { Database } from './wording.ts';

export interface SandboxOptions {
  /** Without it, or 0: a free one. */
  readonly port?: number | undefined;
  /** The bearer token that is let in. */
  readonly token?: string | undefined;
  /** Path of the file that keeps the users from one start to the next; made when it is not there. */
  readonly state?: string | undefined;
  /** The users of a new organisation; without them the sample organisation. An existing `state` goes first. */
  readonly users?: readonly User[] | undefined;
  /** Requests a second; without it there is no limit. */
  readonly rate?: number | undefined;
  /** Requests that may come at once before `rate` counts; by default those of one second. */
  readonly burst?: number | undefined;
  /** Whether a throttled answer has a `Retry-After` header (default true). */
  readonly retryAfter?: boolean | undefined;
  /** Milliseconds by which every answer is late. What was asked has been done by then. */
  readonly latencyMs?: number | undefined;
  /** The largest number of aliases in one document; without it there is no limit. */
  readonly aliasLimit?: number | undefined;
  /** Whether the schema may be asked for (default true). */
  readonly introspection?: boolean | undefined;
  /** The HTTP status of an answer to a wrong token (default 200, as documented). */
  readonly unauthorizedStatus?: 200 | 401 | undefined;
  /** Whose unique errors are imitated (default `postgres`). */
  readonly database?: Database | undefined;
  /** Told of what goes wrong in the stand-in itself, such as a full disk; the caller gets a 500. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

export interface Sandbox {
  readonly url: string;
  readonly token: string;
  /** Grow as requests come. */
  readonly counters: Counters;
  readonly log: readonly LogEntry[];
  /** The users as they are now. */
  readonly users: () => readonly User[];
  /** Stops answering, and waits until what was done is in the state file. */
  readonly close: () => Promise<void>;
}

/** The token that is let in where none is chosen. The users are invented, and the server is on loopback. */
const DEFAULT_TOKEN = 'sandbox-token';

/**
 * Starts the stand-in. Stops with `STATE_INVALID`, `FILE_UNREADABLE` or `OUTPUT_UNWRITABLE` for its
 * state file, with `PORT_UNAVAILABLE` for its port.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const organisation = await openOrganisation(options);
  const store = new Store(organisation.users, randomUUID);
  const ledger = new Ledger();
  const token = options.token ?? DEFAULT_TOKEN;
  const current = (): Organisation => ({ name: organisation.name, users: store.all() });
  const saving = options.state === undefined ? null : savingTo(options.state, current);
  const closing = new AbortController();

  const graphql = {
    schema: createSchema(),
    root: createRoot({ store, ledger, database: options.database ?? 'postgres' }),
    rules: [
      ...(options.aliasLimit === undefined ? [] : [aliasLimit(options.aliasLimit)]),
      ...(options.introspection === false ? [noIntrospection] : []),
    ],
  };
  const endpoint = {
    ledger,
    isAuthorized: (authorization: string | undefined) => authorization === `Bearer ${token}`,
    unauthorizedStatus: options.unauthorizedStatus ?? 200,
    throttle: throttleOf(options),
    retryAfter: options.retryAfter ?? true,
    async execute(body: string): Promise<Reply> {
      const before = store.revision;
      const reply = await runGraphql(graphql, body);
      if (store.revision !== before) await saving?.save();
      return reply;
    },
  };
  const serve = async (request: Received): Promise<Reply> => {
    const reply = await answer(endpoint, request);
    if (options.latencyMs !== undefined) await late(options.latencyMs, closing.signal);
    return reply;
  };

  const server = await listenOn(options.port ?? 0, serve, options.onError ?? warn);
  return {
    url: `http://127.0.0.1:${String(server.port)}${GRAPHQL_PATH}`,
    token,
    counters: ledger.counters,
    log: ledger.log,
    users: () => store.all(),
    close: async () => {
      closing.abort();
      await server.close();
      await saving?.settled();
    },
  };
}

/** The organisation to start with; a state file that is not there yet is made. */
async function openOrganisation({ state, users }: SandboxOptions): Promise<Organisation> {
  const saved = state === undefined ? null : await readState(state);
  if (saved !== null) return saved;
  const fresh = users === undefined ? await sampleOrganisation() : { name: 'Sandbox', users };
  if (state !== undefined) await writeState(state, fresh);
  return fresh;
}

function throttleOf({ rate, burst }: SandboxOptions): Throttle | null {
  if (rate === undefined) return null;
  return tokenBucket(rate, burst ?? Math.max(1, Math.ceil(rate)));
}

async function listenOn(
  port: number,
  serve: (request: Received) => Promise<Reply>,
  onError: (error: unknown) => void,
): Promise<Listening> {
  try {
    return await listen(port, serve, onError);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return fail('PORT_UNAVAILABLE', { port, cause: String(error.code) });
  }
}

/** Waits, unless the stand-in is closing: then nobody waits for the answer. */
async function late(latencyMs: number, closing: AbortSignal): Promise<void> {
  await delay(latencyMs, undefined, { signal: closing }).catch(() => undefined);
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
