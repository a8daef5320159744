// The shared test data beside the checkout: read from there, never copied.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../shared/data');
const present = existsSync(ROOT);

if (!present && process.env['PLUVO_BULK_CI'] === '1') {
  throw new Error(`${ROOT} is missing, and PLUVO_BULK_CI says that nothing may be skipped`);
}

/** The path of a shared file. */
export function sharedData(...parts: readonly string[]): string {
  return path.join(ROOT, ...parts);
}

/** `describe`, or a skip that says why where the shared data is not there. (It may be read in `body`.) */
export const describeShared = present
  ? describe
  : (name: string, _body: () => void): void => {
      describe(name, () => {
        it.skip('skipped: ../shared/data is not beside this checkout');
      });
    };
