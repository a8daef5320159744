// What happens to a request, step by step, until one of the steps answers it.

import type { Ledger } from './ledger.ts';
import { type Reply, errorReply, htmlReply, jsonReply } from './reply.ts';
import type { Throttle } from './throttle.ts';

/** The path of the endpoint. Without the last slash it redirects. */
export const GRAPHQL_PATH = '/graphql/';

/** A request after its body has come in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface EndpointParts {
  readonly ledger: Ledger;
  readonly isAuthorized: (authorization: string | undefined) => boolean;
  /** The documentation says 200; a gateway in front may say 401. */
  readonly unauthorizedStatus: 200 | 401;
  readonly throttle: Throttle | null;
  /** Whether a throttled answer says in a header how long to wait. */
  readonly retryAfter: boolean;
  readonly execute: (body: string) => Promise<Reply>;
}

/** Answers a request. Only what is wrong with the stand-in itself is thrown. */
export async function answer(parts: EndpointParts, request: Received): Promise<Reply> {
  return misdirected(request) ?? unadmitted(parts, request) ?? (await parts.execute(request.body));
}

function misdirected({ path, method }: Received): Reply | null {
  if (`${path}/` === GRAPHQL_PATH) {
    return htmlReply(301, '301 Moved Permanently', { location: GRAPHQL_PATH });
  }
  if (path !== GRAPHQL_PATH) return htmlReply(404, '404 Not Found');
  return method === 'POST' ? null : errorReply('GraphQL only supports POST requests.', 405);
}

// Rate limits apply per client, so it must be known who asks before a request counts.
function unadmitted(parts: EndpointParts, { authorization }: Received): Reply | null {
  parts.ledger.count('requests');
  if (!parts.isAuthorized(authorization)) {
    parts.ledger.count('unauthorized');
    return unauthorizedReply(parts.unauthorizedStatus);
  }
  const waitMs = parts.throttle?.take(performance.now()) ?? 0;
  if (waitMs === 0) return null;
  parts.ledger.count('throttled');
  return throttledReply(waitMs, parts.retryAfter);
}

function unauthorizedReply(status: 200 | 401): Reply {
  const message = 'Authentication credentials were not provided or are not valid.';
  const error = { message, extensions: { code: 'AuthenticationError' } };
  return jsonReply(status, { errors: [error], data: null });
}

function throttledReply(waitMs: number, retryAfter: boolean): Reply {
  const seconds = String(Math.ceil(waitMs / 1000));
  const unit = seconds === '1' ? 'second' : 'seconds';
  const detail = `Request was throttled. Expected available in ${seconds} ${unit}.`;
  return jsonReply(429, { detail }, retryAfter ? { 'retry-after': seconds } : {});
}
