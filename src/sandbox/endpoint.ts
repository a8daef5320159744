// What happens to a GraphQL request: whether it is let in, and which fault it meets.

import { type FaultName, FAULTS, type Mishap } from './faults.ts';
import { type Executed, responseKeys } from './graphql.ts';
import type { Ledger } from './ledger.ts';
import type { Access, Tokens } from './oauth.ts';
import { type Reply, unauthorizedReply } from './reply.ts';
import type { Received } from './server.ts';
import { type Throttle, THROTTLED, type ThrottleForm } from './throttle.ts';

/** The path of the endpoint. */
export const GRAPHQL_PATH = '/graphql/';

export interface EndpointParts {
  readonly ledger: Ledger;
  readonly tokens: Tokens;
  /** The documentation says 200; a gateway in front may say 401. */
  readonly unauthorizedStatus: 200 | 401;
  readonly throttle: Throttle | null;
  readonly throttledAs: ThrottleForm;
  /** Milliseconds from any start. */
  readonly now: () => number;
  readonly nextFault: () => FaultName | null;
  readonly slowMs: number;
  readonly execute: (body: string, access: Access, mishap: Mishap | null) => Promise<Executed>;
}

/** Answers a POST to the endpoint. Only what is wrong with the stand-in itself is thrown. */
export async function answer(parts: EndpointParts, request: Received): Promise<Reply> {
  parts.ledger.count('requests');
  const access = parts.tokens.accessOf(request.authorization);
  if (typeof access === 'string') return unauthorized(parts, access);
  // Rate limits apply per client, so it must be known who asks before a request counts.
  const waitMs = parts.throttle?.take(parts.now()) ?? 0;
  if (waitMs > 0) {
    parts.ledger.count('throttled');
    return THROTTLED[parts.throttledAs](waitMs, responseKeys(request.body));
  }
  const fault = parts.nextFault();
  return fault === null
    ? (await parts.execute(request.body, access, null)).reply
    : befall(parts, fault, request.body, access);
}

async function befall(
  parts: EndpointParts,
  name: FaultName,
  body: string,
  access: Access,
): Promise<Reply> {
  const fault = FAULTS[name];
  const hit = () => {
    parts.ledger.countFault(name);
    return { keys: responseKeys(body), slowMs: parts.slowMs };
  };
  switch (fault.kind) {
    case 'instead':
      return fault.answer(hit());
    case 'after': {
      const { reply } = await parts.execute(body, access, null);
      return fault.spoil(reply, hit());
    }
    case 'during': {
      const { reply, met } = await parts.execute(body, access, fault.mishap);
      if (met) hit();
      return reply;
    }
    case 'expireToken': {
      if (!parts.tokens.expire(access)) return (await parts.execute(body, access, null)).reply;
      hit();
      return unauthorized(parts, 'expired');
    }
  }
}

function unauthorized(parts: EndpointParts, why: 'missing' | 'expired'): Reply {
  parts.ledger.count('unauthorized');
  const message =
    why === 'expired'
      ? 'The access token has expired.'
      : 'Authentication credentials were not provided or are not valid.';
  return unauthorizedReply(parts.unauthorizedStatus, message);
}
