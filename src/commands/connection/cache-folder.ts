// Where a program keeps what it can get again, by the customs of each system.

import path from 'node:path';
import { homedir } from 'node:os';
import type { Io } from '../terminal/io.ts';

/** The folder of this program's own in the user's cache. It may not be there yet. */
export function cacheFolder({ env }: Pick<Io, 'env'>): string {
  return path.join(cacheOf(env), 'pluvo-bulk');
}

function cacheOf(env: Io['env']): string {
  const given = (name: string): string | null => {
    const value = env[name] ?? '';
    // The XDG specification has relative paths ignored.
    return path.isAbsolute(value) ? value : null;
  };
  const home = given('HOME') ?? homedir();
  const xdg = given('XDG_CACHE_HOME');
  if (xdg !== null) return xdg;
  if (process.platform === 'win32') {
    return given('LOCALAPPDATA') ?? path.join(home, 'AppData', 'Local');
  }
  return process.platform === 'darwin'
    ? path.join(home, 'Library', 'Caches')
    : path.join(home, '.cache');
}
