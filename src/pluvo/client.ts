// The API client: reads all users, sends batches of mutations. The only door to GraphQL.

import type { Failure, Mutation, Result, UserGateway, Written } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import { failureOfError, isObject, type Envelope } from './answer.ts';
import { alias, READ_USERS, writeOperation } from './documents.ts';
import { parseUser, parseWritten } from './parse-user.ts';
import { createTransport, type Transport } from './transport.ts';

export interface ClientOptions {
  readonly endpoint: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** All users come in one answer, so reading may take long; a write is short. */
const READ_TIMEOUT_MS = 300_000;
const WRITE_TIMEOUT_MS = 30_000;
/** A million users of 500 bytes each. */
const MAX_ANSWER_BYTES = 512 * 1024 * 1024;

/** A client of one endpoint (the full URL, ending in `/graphql/`). */
export class PluvoClient implements UserGateway {
  readonly #transport: Transport;

  constructor({ endpoint, token, now }: ClientOptions) {
    this.#transport = createTransport({
      endpoint,
      token: () => Promise.resolve(token),
      maxAnswerBytes: MAX_ANSWER_BYTES,
      now,
    });
  }

  /** Every user of the organisation, archived ones included, handed to `onUser` one by one. */
  async readUsers(onUser: (user: User) => void, signal: AbortSignal): Promise<Result<number>> {
    const answer = await this.#transport(READ_USERS, {}, { signal, timeoutMs: READ_TIMEOUT_MS });
    if (!answer.ok) return answer;
    const { data, errors } = answer.value;
    if (errors[0] !== undefined) return { ok: false, failure: failureOfError(errors[0]) };
    const list: unknown = data?.['users'];
    if (!Array.isArray(list)) return { ok: false, failure: NO_USERS };
    for (const json of list) {
      const user = parseUser(json);
      if (user === null) return { ok: false, failure: NO_USERS };
      onUser(user);
    }
    return { ok: true, value: list.length };
  }

  /** See `UserGateway`. An error without a path is one of the request, and fails it as a whole. */
  async send(
    mutations: readonly Mutation[],
    signal: AbortSignal,
  ): Promise<Result<readonly Result<Written>[]>> {
    const { document, variables } = writeOperation(mutations);
    const options = { signal, timeoutMs: WRITE_TIMEOUT_MS };
    const answer = await this.#transport(document, variables, options);
    if (!answer.ok) return answer;
    const general = answer.value.errors.find((error) => error.alias === null);
    if (general !== undefined) return { ok: false, failure: failureOfError(general) };
    const results = mutations.map((_, number) => resultOf(answer.value, alias(number)));
    return { ok: true, value: results };
  }
}

const NO_USERS: Failure = { kind: 'notGraphql', status: 200, found: 'an answer without users' };

function resultOf({ data, errors }: Envelope, name: string): Result<Written> {
  const error = errors.find((each) => each.alias === name);
  if (error !== undefined) return { ok: false, failure: failureOfError(error) };
  const payload = data?.[name];
  const user = isObject(payload) ? parseWritten(payload['user']) : null;
  if (!isObject(payload) || user === null)
    return { ok: false, failure: { kind: 'server', status: 200 } };
  const { created } = payload;
  return { ok: true, value: { created: typeof created === 'boolean' ? created : null, user } };
}
