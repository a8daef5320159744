// The one request for a token: OAuth client credentials (PLUVO-API, Transport; RFC 6749 §4.4).

import type { Failure, Result, Via } from '../user/gateway.ts';
import { failureOfStatus, isObject } from './answer.ts';
import { failureOfThrown, limitBytes } from './network-errors.ts';
import {
  type ClientCredentials,
  type IssuedToken,
  renewAfterMs,
  type Scope,
  type TokenRequest,
} from './token.ts';

const TIMEOUT_MS = 30_000;

const MAX_ANSWER_BYTES = 64 * 1024;

/** Where the answer does not say how long a token lasts, it is renewed after this. */
const LIFETIME_UNKNOWN_S = 600;

/** Where an endpoint gives out tokens: `/oauth/token/` of the same origin. */
function tokenEndpoint(endpoint: string): string {
  return new URL('/oauth/token/', endpoint).href;
}

/** The request for a token of that endpoint with those scopes. Nothing of it is in any failure. */
export function tokenRequest(
  endpoint: string,
  { clientId, clientSecret }: ClientCredentials,
  scopes: readonly Scope[],
  {
    now,
    fetch: send = fetch,
    via = null,
  }: {
    readonly now: () => number;
    readonly fetch?: typeof fetch;
    readonly via?: Via | null;
  },
): TokenRequest {
  return async (signal) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const asked = now();
    try {
      const answer = await send(tokenEndpoint(endpoint), {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
          scope: scopes.join(' '),
        }).toString(),
        redirect: 'manual',
        signal: AbortSignal.any([signal, timeout]),
      });
      return await readAnswer(answer, asked);
    } catch (error) {
      const failure = failureOfThrown(error, { signal, timeout, timeoutMs: TIMEOUT_MS, via });
      // Whatever became of this request, the one that needed the token has not been sent.
      return {
        ok: false,
        failure: failure.kind === 'network' ? { ...failure, sent: false } : failure,
      };
    }
  };
}

async function readAnswer(answer: Response, asked: number): Promise<Result<IssuedToken>> {
  const json = await readJson(answer);
  const error = isObject(json) ? json['error'] : undefined;
  const isRefusal = answer.status === 400 || answer.status === 401 || answer.status === 403;
  if (isRefusal && typeof error === 'string') return refused(error);
  const failure = failureOfStatus(answer.status, answer.headers, asked);
  if (failure !== null) return { ok: false, failure };
  const issued = isObject(json) ? issuedToken(json, asked) : null;
  return issued === null
    ? { ok: false, failure: notATokenAnswer(answer.status) }
    : { ok: true, value: issued };
}

function refused(error: string): Result<never> {
  const reason = error === 'invalid_scope' ? 'scope' : 'client';
  return { ok: false, failure: { kind: 'unauthorized', reason } };
}

function notATokenAnswer(status: number): Failure {
  return { kind: 'notGraphql', status, found: 'an answer without a token' };
}

function issuedToken(json: Readonly<Record<string, unknown>>, asked: number): IssuedToken | null {
  const { access_token: token, expires_in: seconds, scope } = json;
  if (typeof token !== 'string' || token === '') return null;
  const known = typeof seconds === 'number' && seconds > 0;
  const lifetimeMs = (known ? seconds : LIFETIME_UNKNOWN_S) * 1000;
  return {
    token,
    scope: typeof scope === 'string' ? scope : null,
    renewAt: asked + renewAfterMs(lifetimeMs),
    endsAt: asked + lifetimeMs,
  };
}

/** The JSON of an answer, or `null` where it has none. */
async function readJson(answer: Response): Promise<unknown> {
  const body = answer.body?.pipeThrough(limitBytes(MAX_ANSWER_BYTES)) ?? null;
  const text = await new Response(body).text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
