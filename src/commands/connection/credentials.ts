// From credentials to tokens: one that was given, or those of client credentials.

import path from 'node:path';
import { tokenCache } from '../../pluvo/token-cache.ts';
import { tokenRequest } from '../../pluvo/token-request.ts';
import { fixedToken, RenewedTokens, type Scope, type TokenSource } from '../../pluvo/token.ts';
import type { Io } from '../terminal/io.ts';
import { cacheFolder } from './cache-folder.ts';
import type { Way } from './proxy.ts';
import type { Settings } from './settings.ts';

/** What a command does with users: `read` asks for no right to write. */
export type Rights = 'read' | 'write';

const SCOPES = {
  read: ['users.read'],
  write: ['users.read', 'users.write'],
} as const satisfies Readonly<Record<Rights, readonly Scope[]>>;

export interface TokenOptions {
  readonly rights: Rights;
  /** Keep tokens for the next command. */
  readonly keep: boolean;
  readonly way: Way;
}

/** The tokens for an endpoint. Nothing is sent yet. */
export function tokensOf(
  { endpoint, credentials }: Settings,
  { rights, keep, way: { fetch, via } }: TokenOptions,
  io: Io,
): TokenSource {
  if (credentials.kind === 'token') return fixedToken(credentials.token);
  const { client } = credentials;
  const scopes = SCOPES[rights];
  const { now } = io;
  return new RenewedTokens({
    request: tokenRequest(endpoint, client, scopes, { now, via, ...(fetch && { fetch }) }),
    cache: keep
      ? tokenCache(path.join(cacheFolder(io), 'tokens'), { endpoint, ...client, scopes })
      : null,
    clientSecret: client.clientSecret,
    now,
  });
}
