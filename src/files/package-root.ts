// The package itself: its version, and where the files are that come with it.

import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of `package.json`. A module of `src/`, of `.build/` and a chunk of `dist/` (scripts/build.mjs)
 * lie equally deep below it.
 */
export const PACKAGE_ROOT = path.resolve(import.meta.dirname, '../..');

/** The version of this program. */
export function toolVersion(): string {
  const text = readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}
