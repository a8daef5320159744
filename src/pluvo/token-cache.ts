// Tokens kept between runs: one file each, for its owner alone, named by a digest of what it is for.

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { SafeFile } from '../files/safe-file.ts';
import { systemCode } from '../files/system-error.ts';
import { IssueError } from '../user/issue.ts';
import { isObject } from './answer.ts';
import type { ClientCredentials, IssuedToken, TokenCache } from './token.ts';

/** What a token is for. Another secret is another token: whether it is right has yet to be asked. */
interface TokenKey extends ClientCredentials {
  readonly endpoint: string;
  readonly scopes: readonly string[];
}

/** The cache of one endpoint, client and set of scopes, in a folder that is made when needed. */
export function tokenCache(folder: string, key: TokenKey): TokenCache {
  const { endpoint, clientId, clientSecret, scopes } = key;
  const name = createHash('sha256')
    .update(JSON.stringify([endpoint, clientId, [...scopes].sort(), clientSecret]))
    .digest('hex');
  const file = path.join(folder, `${name}.json`);
  return {
    read: () => readToken(file),
    async write(token) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const kept = await SafeFile.create(file, { force: true });
        await kept.saveText(JSON.stringify(token));
      } catch (error) {
        // It will be asked for again.
        if (systemCode(error) === null && !(error instanceof IssueError)) throw error;
      }
    },
  };
}

async function readToken(file: string): Promise<IssuedToken | null> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      // One that others could read or change is not trusted. Windows has no such modes.
      const { mode } = await handle.stat();
      if (process.platform !== 'win32' && (mode & 0o077) !== 0) return null;
      return parseToken(JSON.parse(await handle.readFile('utf8')));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) !== null || error instanceof SyntaxError) return null;
    throw error;
  }
}

function parseToken(json: unknown): IssuedToken | null {
  if (!isObject(json)) return null;
  const { token, scope, renewAt, endsAt } = json;
  if (typeof token !== 'string' || typeof renewAt !== 'number' || typeof endsAt !== 'number') {
    return null;
  }
  return { token, scope: typeof scope === 'string' ? scope : null, renewAt, endsAt };
}
