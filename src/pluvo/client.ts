// The API client: reads all users, sends batches of mutations. The only door to GraphQL.

import type {
  Failure,
  Mutation,
  RequestsLeft,
  Result,
  Selector,
  UserGateway,
  Via,
  Written,
} from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import { failureOfError, isObject, type Envelope } from './answer.ts';
import { withTokens, type Transport } from './with-tokens.ts';
import { FIRST_GENERATION, type Capabilities } from './capabilities.ts';
import { detect } from './detect.ts';
import { alias, writeOperation, type Operation } from './documents.ts';
import { paced, type Patience } from './retries.ts';
import { parseWritten } from './parse-user.ts';
import { readBack } from './read-back.ts';
import { readCounts, readUsers, type UserCounts, type UsersRead } from './read-users.ts';
import type { TokenSource } from './token.ts';
import { createTransport, type OnWait } from './transport.ts';

export interface ClientOptions {
  readonly endpoint: string;
  readonly tokens: TokenSource;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How reads wait before they try again. */
  readonly patience: Patience;
  /** Another way to the network than Node's own: a proxy. */
  readonly fetch?: typeof fetch;
  /** The proxy on that way, which failures name. */
  readonly via?: Via | null;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Requests in flight at once. */
  readonly concurrency?: number;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly onWait?: OnWait | undefined;
}

/** All users may come in one answer, so reading may take long; the others are short. */
const READ_TIMEOUT_MS = 300_000;
const ASK_TIMEOUT_MS = 30_000;
const WRITE_TIMEOUT_MS = 30_000;
/** A million users of 500 bytes each. */
const MAX_ANSWER_BYTES = 512 * 1024 * 1024;
const READ_CONCURRENCY = 8;
/** Users that one request selects: servers limit aliases. */
const SELECTED_AT_ONCE = 20;

/** A client of one endpoint (the full URL, ending in `/graphql/`). */
export class PluvoClient implements UserGateway {
  readonly #send: Transport;
  readonly #ask: Transport;
  #capabilities: Capabilities = FIRST_GENERATION;

  constructor({ endpoint, tokens, now, patience, fetch, via = null }: ClientOptions) {
    const transport = createTransport({
      endpoint,
      maxAnswerBytes: MAX_ANSWER_BYTES,
      now,
      via,
      ...(fetch === undefined ? {} : { fetch }),
    });
    this.#send = withTokens(transport, tokens);
    this.#ask = paced(this.#send, patience);
  }

  /** What the endpoint can do: the first generation, until `detect` has found out. */
  get capabilities(): Capabilities {
    return this.#capabilities;
  }

  /** Finds out what the endpoint can do; reading and writing go by it from then on. */
  async detect(signal: AbortSignal, onWait?: OnWait): Promise<Result<Capabilities>> {
    const options = { signal, timeoutMs: ASK_TIMEOUT_MS, onWait };
    const found = await detect((document) => this.#ask(document, {}, options));
    if (found.ok) this.#capabilities = found.value;
    return found;
  }

  /** Every user of the organisation, archived ones included, handed to `onUser` one by one. */
  async readUsers(onUser: (user: User) => void, options: ReadOptions): Promise<Result<UsersRead>> {
    return readUsers({
      ask: (operation) => this.#read(operation, options),
      read: this.#capabilities.read,
      concurrency: options.concurrency ?? READ_CONCURRENCY,
      onUser,
      onProgress: options.onProgress,
    });
  }

  /** How many users there are; `null` where only reading them all would tell (first generation). */
  async countUsers(signal: AbortSignal): Promise<Result<UserCounts | null>> {
    const { read } = this.#capabilities;
    if (read.users.query === 'users') return { ok: true, value: null };
    return readCounts((operation) => this.#read(operation, { signal }), read);
  }

  /**
   * The users whom the selectors find, each once; `null` where this endpoint cannot select by all of
   * them. As patient as reading all users is.
   */
  async readSome(
    selectors: readonly Selector[],
    options: Pick<ReadOptions, 'signal' | 'onWait'>,
  ): Promise<Result<readonly User[]> | null> {
    const { read } = this.#capabilities;
    if (!selectors.every(({ by }) => read.selectors.has(by))) return null;
    const found = new Map<string, User>();
    let most = SELECTED_AT_ONCE;
    for (let from = 0; from < selectors.length;) {
      const part = selectors.slice(from, from + most);
      const answer = await readBack(part, {
        ask: (operation) => this.#read(operation, options),
        read,
        everybody: (onUser) => this.readUsers(onUser, options),
      });
      const fewer = answer.ok ? null : fewerThan(part.length, answer.failure);
      if (fewer !== null) {
        most = fewer;
        continue;
      }
      if (!answer.ok) return answer;
      for (const user of answer.value) if (user !== null) found.set(user.id, user);
      from += part.length;
    }
    return { ok: true, value: [...found.values()] };
  }

  #read(
    { document, variables }: Operation,
    { signal, onWait }: Pick<ReadOptions, 'signal' | 'onWait'>,
  ): Promise<Result<Envelope>> {
    return this.#ask(document, variables, { signal, timeoutMs: READ_TIMEOUT_MS, onWait });
  }

  /**
   * See `UserGateway`. An error without a path fails the request as a whole. Only with an HTTP status
   * of 400 and more (as graphene has it) and without data does it say that nothing was carried out.
   */
  async send(
    mutations: readonly Mutation[],
    signal: AbortSignal,
    onLeft?: (left: RequestsLeft) => void,
  ): Promise<Result<readonly Result<Written>[]>> {
    const { write, read } = this.#capabilities;
    const { document, variables } = writeOperation(mutations, write, read);
    const options = { signal, timeoutMs: WRITE_TIMEOUT_MS };
    const answer = await this.#send(document, variables, options);
    if (!answer.ok) return answer;
    if (answer.value.left !== undefined) onLeft?.(answer.value.left);
    const general = answer.value.errors.find((error) => error.alias === null);
    if (general !== undefined) {
      const failure = failureOfError(general);
      const { status, data } = answer.value;
      // A throttle, and a server that does not know the token, do not look at what is asked.
      const isUntold = data !== null || (status < 400 && failure.kind === 'rejected');
      return { ok: false, failure: isUntold ? untold(failure) : failure };
    }
    const results = mutations.map((_, number) => resultOf(answer.value, alias(number)));
    return { ok: true, value: results };
  }

  /** See `UserGateway`. Tries once: the queue knows when to try again. */
  async readBack(
    selectors: readonly Selector[],
    signal: AbortSignal,
    onLeft?: (left: RequestsLeft) => void,
  ): Promise<Result<readonly (User | null)[]>> {
    return readBack(selectors, {
      ask: async ({ document, variables }) => {
        const answer = await this.#send(document, variables, { signal, timeoutMs: ASK_TIMEOUT_MS });
        if (answer.ok && answer.value.left !== undefined) onLeft?.(answer.value.left);
        return answer;
      },
      read: this.#capabilities.read,
      everybody: (onUser) => this.readUsers(onUser, { signal }),
    });
  }
}

/** How many to ask for instead of so many, where that was too much for the server; `null` where it was not. */
function fewerThan(many: number, failure: Failure): number | null {
  if (failure.kind !== 'rejected' || failure.reason !== 'tooMuch' || many === 1) return null;
  const { allowed = many } = failure;
  return allowed >= 1 && allowed < many ? allowed : many >> 1;
}

/** The same failure, of what may have been carried out all the same. */
function untold(failure: Failure): Failure {
  if (failure.kind === 'rejected') return { ...failure, untold: true };
  return failure.kind === 'throttled' ? { kind: 'server', status: failure.status } : failure;
}

function resultOf({ data, errors }: Envelope, name: string): Result<Written> {
  const error = errors.find((each) => each.alias === name);
  const failure = error === undefined ? null : failureOfError(error);
  // `data: null` does not mean that nothing was done.
  if (failure?.kind === 'rejected' && data === null) return { ok: false, failure: untold(failure) };
  if (failure !== null) return { ok: false, failure };
  const payload = data?.[name];
  const user = isObject(payload) ? parseWritten(payload['user']) : null;
  if (!isObject(payload) || user === null)
    return { ok: false, failure: { kind: 'server', status: 200 } };
  const { created } = payload;
  return { ok: true, value: { created: typeof created === 'boolean' ? created : null, user } };
}
