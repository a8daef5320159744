// One POST to the endpoint, by graphql-request, with every way it can end told apart. graphql-request's
// own errors carry the variables, which are personal data: none of them leaves this file.

import { ClientError, GraphQLClient } from 'graphql-request';
import type { Failure, Result, Via } from '../user/gateway.ts';
import { failureOfStatus, isObject, readEnvelope, type Envelope } from './answer.ts';
import { limitHeaders, requestsLeft, waitInText } from './rate-limit-headers.ts';
import { failureOfThrown, limitBytes, TransportFailure } from './network-errors.ts';

export interface TransportOptions {
  readonly endpoint: string;
  /** An answer larger than this many bytes is cut off and refused. */
  readonly maxAnswerBytes: number;
  /** Milliseconds since 1970, for `Retry-After` dates. */
  readonly now: () => number;
  /** Another way to the network than Node's own: a proxy. */
  readonly fetch?: typeof fetch;
  /** The proxy on that way, which failures name. */
  readonly via?: Via | null;
}

export interface Sending {
  readonly signal: AbortSignal;
  /** Bounds the whole exchange. */
  readonly timeoutMs: number;
  /** Told before it is tried again: why, and after how many milliseconds. */
  readonly onWait?: OnWait | undefined;
}

/** Told of a wait before something is tried again. */
export type OnWait = (failure: Failure, ms: number) => void;

/** Sends one document with a bearer token. */
export type BareTransport = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
  options: Sending & { readonly token: string },
) => Promise<Result<Envelope>>;

/** Opens a transport to an endpoint. Nothing is sent yet. */
export function createTransport(options: TransportOptions): BareTransport {
  const { endpoint, maxAnswerBytes, now, via = null } = options;
  const send = options.fetch ?? fetch;

  async function guardedFetch(
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> {
    const answer = await send(input, { ...init, redirect: 'manual' });
    const failure = failureOfStatus(answer.status, answer.headers, now());
    if (failure?.kind === 'throttled' && failure.retryAfterMs === null) {
      throw new TransportFailure({ ...failure, retryAfterMs: await waitInText(answer) });
    }
    if (failure !== null) {
      await answer.body?.cancel();
      throw new TransportFailure(failure);
    }
    const type = answer.headers.get('content-type') ?? '';
    if (!/json/i.test(type)) {
      await answer.body?.cancel();
      const found = type.split(';')[0] ?? '';
      throw new TransportFailure({ kind: 'notGraphql', status: answer.status, found });
    }
    const body = answer.body?.pipeThrough(limitBytes(maxAnswerBytes)) ?? null;
    const headers = { ...JSON_TYPE, ...limitHeaders(answer.headers) };
    return new Response(body, { status: answer.status, headers });
  }

  // `excludeOperationName`: otherwise every document is parsed on the way out only to find its name.
  const client = new GraphQLClient(endpoint, {
    fetch: guardedFetch,
    jsonSerializer: { parse: parseAnswer, stringify: JSON.stringify },
    errorPolicy: 'all',
    excludeOperationName: true,
  });

  return async (document, variables, { signal, timeoutMs, token }) => {
    const bearer = token.trim();
    // `fetch` would quote it in its error.
    if (!IN_HEADER.test(bearer)) return { ok: false, failure: { kind: 'unauthorized' } };
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await client.rawRequest<unknown>({
        query: document,
        variables: { ...variables },
        requestHeaders: { authorization: `Bearer ${bearer}` },
        signal: AbortSignal.any([signal, timeout]),
      });
      const result = envelopeOf(answer, answer.status);
      const left = requestsLeft(answer.headers, now());
      if (!result.ok || left === null) return result;
      return { ok: true, value: { ...result.value, left } };
    } catch (error) {
      if (error instanceof ClientError) {
        return envelopeOf(error.response, error.response.status);
      }
      return { ok: false, failure: failureOfThrown(error, { signal, timeout, timeoutMs, via }) };
    }
  };
}

/** What a token can be made of: anything else is no text for a header. */
const IN_HEADER = /^[\x21-\x7E]+$/;

/** graphql-request parses only what it takes for GraphQL; of JSON there are more names than it knows. */
const JSON_TYPE = { 'content-type': 'application/json' } as const;

/**
 * Parses an answer to what graphql-request lets through. On anything else (`errors: null`, a text) it
 * throws an error that quotes the answer.
 */
function parseAnswer(text: string): Record<string, unknown> {
  const json: unknown = JSON.parse(text);
  if (!isObject(json)) return {};
  const { data, errors } = json;
  return {
    ...(isObject(data) || data === null ? { data } : {}),
    ...(Array.isArray(errors) ? { errors } : {}),
  };
}

function envelopeOf(json: unknown, status: number): Result<Envelope> {
  const given = isObject(json) ? withoutEmpty(json) : json;
  const envelope = readEnvelope(given, status);
  if (envelope !== null) return { ok: true, value: envelope };
  return { ok: false, failure: { kind: 'notGraphql', status, found: 'application/json' } };
}

/** graphql-request sets `data` and `errors` to undefined when the answer has neither. */
function withoutEmpty(json: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}
