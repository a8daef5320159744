// Text as bytes of the encodings that spreadsheet programs take.

import { Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { issue, IssueError } from '../user/issue.ts';
import { bytesOf, WINDOWS_1252 } from './code-pages.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'windows-1252'] as const;
export type EncodingName = (typeof ENCODINGS)[number];

interface Encoding {
  /** The byte order mark; empty where there is none. */
  readonly mark: Buffer;
  /** From UTF-8 to this one; `null` for UTF-8 itself. Fails with OUTPUT_NOT_ENCODABLE. */
  readonly encode: Transform | null;
}

export function encoding(name: EncodingName): Encoding {
  switch (name) {
    case 'utf-8':
      return { mark: Buffer.from('\uFEFF'), encode: null };
    case 'utf-16le':
      return {
        mark: Buffer.from('\uFEFF', 'utf16le'),
        encode: encoder((text) => Buffer.from(text, 'utf16le')),
      };
    case 'windows-1252':
      return { mark: Buffer.alloc(0), encode: encoder((text) => encodeBy(BYTES, text, name)) };
  }
}

function encoder(encode: (text: string) => Buffer): Transform {
  // A character may be cut in two by the end of a chunk.
  const decoder = new StringDecoder('utf8');
  const pushed = (text: string): readonly [Error | null, Buffer?] => {
    try {
      return [null, encode(text)];
    } catch (error) {
      return [error instanceof Error ? error : new Error(String(error))];
    }
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      done(...pushed(decoder.write(chunk)));
    },
    flush(done) {
      done(...pushed(decoder.end()));
    },
  });
}

const BYTES = bytesOf(WINDOWS_1252);

function encodeBy(bytes: ReadonlyMap<string, number>, text: string, name: string): Buffer {
  const encoded = Buffer.alloc(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const byte = bytes.get(text.charAt(index));
    if (byte === undefined)
      throw new IssueError([issue('OUTPUT_NOT_ENCODABLE', { encoding: name })]);
    encoded[index] = byte;
  }
  return encoded;
}
