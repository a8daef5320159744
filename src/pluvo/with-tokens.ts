// A transport that brings its token along, and once gets another when the server refuses it.

import type { Result } from '../user/gateway.ts';
import { isAuthCode, type Envelope } from './answer.ts';
import { withoutSecrets } from './secrets.ts';
import type { TokenSource } from './token.ts';
import type { BareTransport, Sending } from './transport.ts';

/** Sends one document with whatever token is good. */
export type Transport = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
  options: Sending,
) => Promise<Result<Envelope>>;

/**
 * Adds tokens to a transport, and takes them out of what the server says. A request is sent again only
 * when nothing of it was done.
 */
export function withTokens(send: BareTransport, tokens: TokenSource): Transport {
  return async (...request) => withoutSecrets(await sent(...request), tokens.secrets());

  async function sent(...[document, variables, options]: Parameters<Transport>) {
    const token = await tokens.token(options.signal);
    if (!token.ok) return token;
    const answer = await send(document, variables, { ...options, token: token.value });
    if (!isRefusedToken(answer)) return answer;
    const other = await tokens.renewed(token.value, options.signal);
    // Where there is no other token, the server's own answer says most.
    if (!other.ok) return other.failure.kind === 'unauthorized' ? answer : other;
    return send(document, variables, { ...options, token: other.value });
  }
}

/**
 * A 401, or nothing but `Auth` errors and no data (PLUVO-API, Errors): then no field has been
 * resolved, no mutation done.
 */
function isRefusedToken(answer: Result<Envelope>): boolean {
  if (!answer.ok) return answer.failure.kind === 'unauthorized';
  const { data, errors } = answer.value;
  const isEmpty = data === null || Object.values(data).every((value) => value === null);
  return isEmpty && errors.length > 0 && errors.every(({ code }) => isAuthCode(code));
}
