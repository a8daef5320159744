// Where the bearer token comes from: given by the person, or got for client credentials and renewed.

import type { Result } from '../user/gateway.ts';

/** Tokens for requests, any number of which may be in flight at once. */
export interface TokenSource {
  /** A token that is good for a while yet. */
  token(signal: AbortSignal): Promise<Result<string>>;
  /**
   * Another token, after `refused` was not accepted. All requests that were refused with the same
   * token share one renewal. Fails with `unauthorized` where there is no other.
   */
  renewed(refused: string, signal: AbortSignal): Promise<Result<string>>;
  /** What tokens are got for: with which rights, as far as the server says. `null`: they are given. */
  issued(): { readonly scope: string | null } | null;
  /** What no text may show: every token so far, and what they are got with. */
  secrets(): readonly string[];
}

/** A token that was given and cannot be replaced. */
export function fixedToken(token: string): TokenSource {
  return {
    token: () => Promise.resolve({ ok: true, value: token }),
    renewed: () => Promise.resolve({ ok: false, failure: { kind: 'unauthorized' } }),
    issued: () => null,
    secrets: () => [token],
  };
}

/** A token is renewed when less than this is left of it, or a tenth of its time where that is shorter. */
const RENEW_AHEAD_MS = 120_000;

export interface CredentialsOptions {
  /** Gets a new token from the endpoint. */
  readonly request: TokenRequest;
  readonly cache: TokenCache | null;
  /** What the tokens are got with. */
  readonly clientSecret?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Tokens got for client credentials: kept, renewed ahead of their end and when one is refused. */
export class RenewedTokens implements TokenSource {
  readonly #options: CredentialsOptions;
  #held: IssuedToken | null = null;
  #renewing: Promise<Result<string>> | null = null;
  #cacheRead = false;
  readonly #given = new Set<string>();

  constructor(options: CredentialsOptions) {
    this.#options = options;
  }

  async token(signal: AbortSignal): Promise<Result<string>> {
    if (!this.#cacheRead) {
      this.#cacheRead = true;
      this.#hold((await this.#options.cache?.read()) ?? null);
    }
    const held = this.#held;
    if (held !== null && this.#options.now() < held.renewAt) return { ok: true, value: held.token };
    const renewed = await this.#renew(signal);
    // One that is about to end is better than none.
    const isGood = held !== null && this.#options.now() < held.endsAt;
    return renewed.ok || !isGood ? renewed : { ok: true, value: held.token };
  }

  async renewed(refused: string, signal: AbortSignal): Promise<Result<string>> {
    const held = this.#held;
    if (this.#renewing === null && held !== null && held.token !== refused) {
      return { ok: true, value: held.token };
    }
    return this.#renew(signal);
  }

  issued(): { readonly scope: string | null } {
    return { scope: this.#held?.scope ?? null };
  }

  secrets(): readonly string[] {
    const { clientSecret } = this.#options;
    return [...(clientSecret === undefined ? [] : [clientSecret]), ...this.#given];
  }

  #hold(token: IssuedToken | null): void {
    this.#held = token;
    if (token !== null) this.#given.add(token.token);
  }

  #renew(signal: AbortSignal): Promise<Result<string>> {
    this.#renewing ??= this.#request(signal).finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #request(signal: AbortSignal): Promise<Result<string>> {
    const { request, cache } = this.#options;
    const answer = await request(signal);
    if (!answer.ok) return answer;
    this.#hold(answer.value);
    await cache?.write(answer.value);
    return { ok: true, value: answer.value.token };
  }
}

/** When a token that lasts so long is to be renewed, counted from when it was given. */
export function renewAfterMs(lifetimeMs: number): number {
  return lifetimeMs - Math.min(RENEW_AHEAD_MS, lifetimeMs / 10);
}

/** Rights that a token can carry. */
export type Scope = 'users.read' | 'users.write';

export interface IssuedToken {
  readonly token: string;
  /** The rights that it carries, as the server said; `null` where it did not. */
  readonly scope: string | null;
  /** Milliseconds since 1970: when it is to be renewed, and when it ends. */
  readonly renewAt: number;
  readonly endsAt: number;
}

export type TokenRequest = (signal: AbortSignal) => Promise<Result<IssuedToken>>;

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A place for one token. Neither fails: what cannot be kept is got anew. */
export interface TokenCache {
  read(): Promise<IssuedToken | null>;
  write(token: IssuedToken): Promise<void>;
}
