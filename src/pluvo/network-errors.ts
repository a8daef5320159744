// What `fetch` throws, told apart: broken connections, time-outs, answers that are too large.

import type { Failure, Via } from '../user/gateway.ts';

/** Carries a failure through code that passes on what its `fetch` throws. */
export class TransportFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** The failure that a thrown error stands for; an error that is none of the network is thrown again. */
export function failureOfThrown(
  error: unknown,
  sent: {
    readonly signal: AbortSignal;
    readonly timeout: AbortSignal;
    readonly timeoutMs: number;
    readonly via: Via | null;
  },
): Failure {
  if (error instanceof TransportFailure) return error.failure;
  if (sent.signal.aborted) return { kind: 'aborted' };
  const via = sent.via === null ? {} : { via: sent.via };
  if (sent.timeout.aborted) return { kind: 'timeout', seconds: sent.timeoutMs / 1000, ...via };
  // A RangeError is of JSON that is nested too deeply.
  if (error instanceof SyntaxError || error instanceof RangeError) {
    return { kind: 'notGraphql', status: 200, found: 'damaged JSON' };
  }
  const code = causeCode(error);
  if (code === null) throw error;
  return { kind: 'network', cause: code, sent: !isNeverSent(code), ...via };
}

/** What is said of a certificate that nobody known vouches for. */
export const UNTRUSTED: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);

/** The way itself does not come about: to the endpoint or, where one is in between, to the proxy. */
export const NO_WAY: ReadonlySet<string> = new Set([
  'BAD_PORT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A proxy said no, with this HTTP status: the rest of the cause. */
export const OF_PROXY = 'PROXY_';

/** Failures of the connection itself, before a byte of the request went out. */
function isNeverSent(code: string): boolean {
  const isOfCertificate = UNTRUSTED.has(code) || /^(?:CERT_|ERR_TLS_CERT_|UNABLE_TO_)/.test(code);
  return NO_WAY.has(code) || isOfCertificate || NEVER_SENT.has(code) || code.startsWith(OF_PROXY);
}

const NEVER_SENT: ReadonlySet<string> = new Set([
  // No TLS at all at the other end, or none that both sides know.
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'HOSTNAME_MISMATCH',
]);

/**
 * The system's code of a failed fetch (`ECONNRESET`), found down its causes; `null` when the error
 * is not one of the network. A failed fetch is a `TypeError` whose cause has the code.
 */
function causeCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return causeCode(at.errors[0]);
    if (at.message === 'bad port') return 'BAD_PORT';
    if (at.cause === undefined && /terminated|fetch failed|socket/i.test(at.message)) {
      return 'CONNECTION_LOST';
    }
  }
  // What the specification of fetch makes of a 407, also of one that comes from no proxy of ours: a
  // network error without any reason.
  if (isBareFailure(error)) return `${OF_PROXY}407`;
  if (error instanceof TypeError && error.message === 'fetch failed') return 'FETCH_FAILED';
  return null;
}

function isBareFailure(error: unknown): boolean {
  if (!(error instanceof TypeError && error.message === 'fetch failed')) return false;
  return error.cause instanceof Error && error.cause.message === '';
}

/** Passes bytes on, and fails with `tooLarge` when there are more than the limit. */
export function limitBytes(limit: number): TransformStream<Uint8Array, Uint8Array> {
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
