// An embedded stand-in for Pluvo: a real GraphQL server on loopback, with rules and errors like the
// real one's. It is put together here; what it does is in the files beside this one.

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { systemCode } from '../files/system-error.ts';
import { fail } from '../user/issue.ts';
import { answer, GRAPHQL_PATH } from './endpoint.ts';
import { faultPicker } from './fault-rates.ts';
import type { Mishap } from './faults.ts';
import {
  aliasLimit,
  complexityLimit,
  depthLimit,
  execute,
  type Executed,
  noIntrospection,
} from './graphql.ts';
import { Ledger } from './ledger.ts';
import { type Access, TOKEN_PATH, Tokens } from './oauth.ts';
import {
  DEFAULT_CLIENT,
  DEFAULT_SLOW_MS,
  DEFAULT_TOKEN,
  type Sandbox,
  type SandboxOptions,
} from './options.ts';
import { type Organisation, sampleOrganisation } from './organisation.ts';
import { jsonReply, type Reply } from './reply.ts';
import { createRoot, Mishaps } from './resolvers.ts';
import { createSchema } from './schema.ts';
import {
  type BodyLimit,
  listen,
  type Listening,
  type Received,
  route,
  type Routes,
} from './server.ts';
import { readState, savingTo, writeState } from './state-file.ts';
import { type Stats, STATS_PATH, statsOf } from './stats.ts';
import { Store } from './store.ts';
import { type Throttle, tokenBucket } from './throttle.ts';

export type { Sandbox, SandboxOptions };

/**
 * Starts the stand-in. Stops with `STATE_INVALID`, `FILE_UNREADABLE` or `OUTPUT_UNWRITABLE` for its
 * state file, with `PORT_UNAVAILABLE` for its port.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const organisation = await openOrganisation(options);
  const store = new Store(organisation.users, randomUUID, options.seats);
  const ledger = new Ledger();
  const mishaps = new Mishaps();
  const world = { store, ledger, mishaps, database: options.database ?? 'postgres' };
  const token = options.token ?? DEFAULT_TOKEN;
  const client = { ...DEFAULT_CLIENT, ...options.oauth };
  const now = options.now ?? (() => performance.now());
  const tokens = new Tokens({ ...client, fixedToken: token, now, newToken: randomUUID });
  const current = (): Organisation => ({ name: organisation.name, users: store.all() });
  const saving = options.state === undefined ? null : savingTo(options.state, current);
  const closing = new AbortController();

  const graphql = {
    schema: createSchema(options.api ?? 'first'),
    root: createRoot(world),
    rules: [
      ...(options.aliasLimit === undefined ? [] : [aliasLimit(options.aliasLimit)]),
      ...(options.complexityLimit === undefined ? [] : [complexityLimit(options.complexityLimit)]),
      ...(options.depthLimit === undefined ? [] : [depthLimit(options.depthLimit)]),
      ...(options.introspection === false ? [noIntrospection] : []),
    ],
  };
  const endpoint = {
    ledger,
    tokens,
    unauthorizedStatus: options.unauthorizedStatus ?? 200,
    throttle: throttleOf(options),
    throttledAs: options.throttledAs ?? 'header',
    now,
    nextFault: faultPicker(options.faults ?? {}, options.seed ?? 1),
    slowMs: options.slowMs ?? DEFAULT_SLOW_MS,
    async execute(body: string, access: Access, mishap: Mishap | null): Promise<Executed> {
      const before = store.revision;
      const executed = execute(world, graphql, { body, access, mishap });
      if (store.revision !== before) await saving?.save();
      return executed;
    },
  };
  const stats = (): Stats => statsOf(store, ledger);
  const routes: Routes = {
    [GRAPHQL_PATH]: { method: 'POST', answer: (request) => answer(endpoint, request) },
    [TOKEN_PATH]: {
      method: 'POST',
      answer: ({ body }) => {
        const reply = tokens.issue(body);
        if (reply.status === 200) ledger.count('tokensIssued');
        return reply;
      },
    },
    [STATS_PATH]: { method: 'GET', answer: () => jsonReply(200, stats()) },
  };
  const serve = async (request: Received): Promise<Reply> => {
    const reply = await route(routes, request);
    const lateMs = (options.latencyMs ?? 0) + (reply.delayMs ?? 0);
    if (lateMs > 0) await late(lateMs, closing.signal);
    return reply;
  };

  const limit = { bytes: options.bodyLimit, refusedAs: options.bodyRefusedAs };
  const server = await listenOn(options.port ?? 0, serve, options.onError ?? warn, limit);
  const { clientId, clientSecret } = client;
  return {
    url: `http://127.0.0.1:${String(server.port)}${GRAPHQL_PATH}`,
    token,
    clientId,
    clientSecret,
    counters: ledger.counters,
    log: ledger.log,
    stats,
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
  limit: BodyLimit,
): Promise<Listening> {
  try {
    return await listen(port, serve, onError, limit);
  } catch (error) {
    const cause = systemCode(error);
    if (cause === null) throw error;
    return fail('PORT_UNAVAILABLE', { port, cause });
  }
}

/** Waits, unless the stand-in is closing: then nobody waits for the answer. */
async function late(latencyMs: number, closing: AbortSignal): Promise<void> {
  await delay(latencyMs, undefined, { signal: closing }).catch(() => undefined);
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
