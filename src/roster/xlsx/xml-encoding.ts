// The encoding of an XML part: UTF-8 as nearly always, UTF-16, or what the declaration names.

import { TextDecoder } from 'node:util';
import { fail } from '../../user/issue.ts';
import type { Part } from '../source/xlsx/zip.ts';

/** The text of a part, as it is unpacked. What cannot be decoded cleanly is an `IssueError`. */
export async function* decodeXml(part: Part): AsyncGenerator<string, void> {
  let decoder: TextDecoder | undefined;
  const decode = (bytes?: Buffer): string => {
    try {
      if (bytes === undefined) return decoder?.decode() ?? '';
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      return decoder.decode(bytes, { stream: true });
    } catch {
      return fail('FILE_DAMAGED', { reason: `${part.name} cannot be decoded` });
    }
  };
  for await (const bytes of part.bytes()) yield decode(bytes);
  yield decode();
}

function encodingOf(start: Buffer): string {
  // Without a byte order mark UTF-16 shows in the NUL beside the first `<`.
  if (start[0] === 0xff || (start[0] === 0x3c && start[1] === 0)) return 'utf-16le';
  if (start[0] === 0xfe || (start[0] === 0 && start[1] === 0x3c)) return 'utf-16be';
  const declaration = start.toString('latin1', 0, 200);
  return /^<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
}
