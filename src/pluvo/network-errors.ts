// What `fetch` throws, told apart: broken connections, time-outs, answers that are too large.

import type { Failure } from '../user/gateway.ts';

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
  sent: { readonly signal: AbortSignal; readonly timeout: AbortSignal; readonly timeoutMs: number },
): Failure {
  if (error instanceof TransportFailure) return error.failure;
  if (sent.signal.aborted) return { kind: 'aborted' };
  if (sent.timeout.aborted) return { kind: 'timeout', seconds: sent.timeoutMs / 1000 };
  // A RangeError is of JSON that is nested too deeply.
  if (error instanceof SyntaxError || error instanceof RangeError) {
    return { kind: 'notGraphql', status: 200, found: 'damaged JSON' };
  }
  const code = causeCode(error);
  if (code === null) throw error;
  return { kind: 'network', cause: code, sent: !NEVER_SENT.has(code) };
}

/** Failures of the connection itself, before a byte of the request went out. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'BAD_PORT',
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
    if (at.message === 'bad port') return 'BAD_PORT';
    if (at.cause === undefined && /terminated|fetch failed|socket/i.test(at.message)) {
      return 'CONNECTION_LOST';
    }
  }
  // What the specification of fetch calls a network error, for a reason without a code (a 407).
  if (error instanceof TypeError && error.message === 'fetch failed') return 'FETCH_FAILED';
  return null;
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
