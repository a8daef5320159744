// Who may come in: one token that never ends, and those that /oauth/token/ gives out for a while.

import { type Reply, jsonReply } from './reply.ts';

/** The path where client credentials become a token. */
export const TOKEN_PATH = '/oauth/token/';

export const SCOPES = [
  'users.read',
  'users.write',
  'groups.read',
  'groups.write',
  'extra_categories.write',
] as const;

export type Scope = (typeof SCOPES)[number];

/** What a request may do. */
export interface Access {
  readonly token: string;
  readonly scopes: ReadonlySet<Scope>;
}

export interface OauthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seconds that a token is valid. */
  readonly expiresIn: number;
  /** What the client may ask for. */
  readonly scopes: readonly Scope[];
}

interface Parts extends OauthOptions {
  /** The token that is let in without being given out, with every right. */
  readonly fixedToken: string;
  /** Milliseconds from any start. */
  readonly now: () => number;
  readonly newToken: () => string;
}

type Refused = 'missing' | 'expired';

export class Tokens {
  readonly #parts: Parts;
  readonly #issued = new Map<string, { readonly access: Access; readonly endsAt: number }>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What the request with this `Authorization` header may do, or why it may not come in. */
  accessOf(authorization: string | undefined): Access | Refused {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    if (token === this.#parts.fixedToken) return { token, scopes: new Set(SCOPES) };
    const issued = this.#issued.get(token);
    if (issued === undefined) return 'missing';
    return this.#parts.now() < issued.endsAt ? issued.access : 'expired';
  }

  /** Ends a token now; false for the fixed one, which nothing can replace. */
  expire({ token }: Access): boolean {
    const issued = this.#issued.get(token);
    if (issued === undefined) return false;
    this.#issued.set(token, { ...issued, endsAt: -Infinity });
    return true;
  }

  /** Answers a POST with a form (RFC 6749 §4.4); errors as django-oauth-toolkit words them. */
  issue(form: string): Reply {
    const fields = new URLSearchParams(form);
    const { clientId, clientSecret, scopes, expiresIn, newToken, now } = this.#parts;
    if (fields.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type');
    if (fields.get('client_id') !== clientId || fields.get('client_secret') !== clientSecret) {
      return refused('invalid_client', 401);
    }
    const asked = (fields.get('scope') ?? '').split(' ').filter((word) => word !== '');
    const granted = scopes.filter((scope) => asked.length === 0 || asked.includes(scope));
    if (asked.length > granted.length) return refused('invalid_scope');
    const token = newToken();
    this.#issued.set(token, {
      access: { token, scopes: new Set(granted) },
      endsAt: now() + expiresIn * 1000,
    });
    return jsonReply(
      200,
      {
        access_token: token,
        expires_in: expiresIn,
        token_type: 'Bearer',
        scope: granted.join(' '),
      },
      { 'cache-control': 'no-store' },
    );
  }
}

function refused(error: string, status = 400): Reply {
  return jsonReply(status, { error });
}
