// One POST to the endpoint, by graphql-request, with every way it can end told apart. graphql-request's
// own errors carry the variables, which are personal data: none of them leaves this file.

import { ClientError, GraphQLClient } from 'graphql-request';
import type { Failure, Result } from '../user/gateway.ts';
import { failureOfStatus, isObject, readEnvelope, type Envelope } from './answer.ts';

export interface TransportOptions {
  readonly endpoint: string;
  /** The bearer token, asked for before each request. */
  readonly token: () => Promise<string>;
  /** An answer larger than this many bytes is cut off and refused. */
  readonly maxAnswerBytes: number;
  /** Milliseconds since 1970, for `Retry-After` dates. */
  readonly now: () => number;
}

/** Sends one document; `timeoutMs` bounds the whole exchange. */
export type Transport = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
) => Promise<Result<Envelope>>;

/** Carries a failure through graphql-request, which passes on what its `fetch` throws. */
class TransportFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Opens a transport to an endpoint. Nothing is sent yet. */
export function createTransport(options: TransportOptions): Transport {
  const { endpoint, token, maxAnswerBytes, now } = options;

  async function guardedFetch(
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> {
    const answer = await fetch(input, { ...init, redirect: 'manual' });
    const failure = failureOfStatus(answer.status, answer.headers, now());
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
    return new Response(body, { status: answer.status, headers: answer.headers });
  }

  // `excludeOperationName`: otherwise every document is parsed on the way out only to find its name.
  const client = new GraphQLClient(endpoint, {
    fetch: guardedFetch,
    errorPolicy: 'all',
    excludeOperationName: true,
  });

  return async (document, variables, { signal, timeoutMs }) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await client.rawRequest<unknown>({
        query: document,
        variables: { ...variables },
        requestHeaders: { authorization: `Bearer ${await token()}` },
        signal: AbortSignal.any([signal, timeout]),
      });
      return envelopeOf(answer, answer.status);
    } catch (error) {
      if (error instanceof ClientError) return envelopeOf(error.response, error.response.status);
      return { ok: false, failure: failureOfThrown(error, { signal, timeout, timeoutMs }) };
    }
  };
}

function envelopeOf(json: unknown, status: number): Result<Envelope> {
  const given = isObject(json) ? withoutEmpty(json) : json;
  const envelope = readEnvelope(given);
  if (envelope !== null) return { ok: true, value: envelope };
  return { ok: false, failure: { kind: 'notGraphql', status, found: 'application/json' } };
}

/** graphql-request sets `data` and `errors` to undefined when the answer has neither. */
function withoutEmpty(json: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

function failureOfThrown(
  error: unknown,
  sent: { readonly signal: AbortSignal; readonly timeout: AbortSignal; readonly timeoutMs: number },
): Failure {
  if (error instanceof TransportFailure) return error.failure;
  if (sent.signal.aborted) return { kind: 'aborted' };
  if (sent.timeout.aborted) return { kind: 'timeout', seconds: sent.timeoutMs / 1000 };
  if (error instanceof SyntaxError) {
    return { kind: 'notGraphql', status: 200, found: 'damaged JSON' };
  }
  const code = causeCode(error);
  if (code === null) throw error;
  return { kind: 'network', cause: code, sent: !NEVER_SENT.has(code) };
}

/** Failures of the connection itself, before a byte of the request went out. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * The system's code of a failed fetch (`ECONNRESET`), found down its causes; `null` when the error
 * is not one of the network. A failed fetch is a `TypeError` whose cause has the code.
 */
function causeCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return causeCode(at.errors[0]);
    if (at.cause === undefined && /terminated|fetch failed|socket/i.test(at.message)) {
      return 'CONNECTION_LOST';
    }
  }
  return null;
}

function limitBytes(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > limit) {
        controller.error(new TransportFailure({ kind: 'tooLarge', limitBytes: limit }));
      } else controller.enqueue(chunk);
    },
  });
}
