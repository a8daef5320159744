// A name for files that belong to an endpoint.

import { createHash } from 'node:crypto';

/** 16 characters that are the same for the same endpoint, and fit in a file's name. */
export function endpointHash(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex').slice(0, 16);
}
