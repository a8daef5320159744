// SHA-256, of files and of what streams by.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The digest of a file's bytes, as 64 hexadecimal digits. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** A digest of texts, as UTF-8; `digest` gives 64 hexadecimal digits. */
export function sha256(): { update: (text: string) => void; digest: () => string } {
  const hash = createHash('sha256');
  return {
    update(text) {
      hash.update(text);
    },
    digest: () => hash.digest('hex'),
  };
}

/** 16 characters that are the same for the same endpoint, and fit in a file's name. */
export function endpointHash(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex').slice(0, 16);
}
