// From the bytes of a text file to UTF-8, strictly: a file that is not what it is taken for is an
// error that names the line, never a replacement character.

import { isUtf8 } from 'node:buffer';
import { codePage, toUtf8 } from '../../../files/code-pages.ts';
import { fail, type Issue } from '../../../user/issue.ts';
import type { RosterFile } from '../file.ts';
import { guessOf } from './guess-code-page.ts';
import { lineAt } from './lines.ts';

/** How the bytes of a file are to be read: a name of the Encoding Standard, and where the text starts. */
export interface TextSource {
  readonly encoding: string;
  /** The length of the byte order mark. */
  readonly start: number;
  /** Words that may be others in another encoding; none where it is sure. */
  readonly doubts?: readonly Issue[];
}

/** Turns the next bytes of a text into UTF-8, holding back a cut character. Throws on malformed bytes. */
type Transcoder = (bytes: Buffer, last: boolean) => Buffer;

const NOTHING = Buffer.alloc(0);

function transcoder(encoding: string): Transcoder {
  if (encoding === 'utf-8') return utf8Validator();
  const page = codePage(encoding);
  if (page !== null) return (bytes) => toUtf8(page, bytes);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes, last) => Buffer.from(decoder.decode(bytes, { stream: !last }));
}

function utf8Validator(): Transcoder {
  let held: Buffer = NOTHING;
  return (bytes, last) => {
    const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    const end = last ? all.length : wholeCharacters(all);
    held = all.subarray(end);
    const text = all.subarray(0, end);
    if (!isUtf8(text)) throw new TypeError('not UTF-8');
    return text;
  };
}

/** The length without a character whose last bytes are still to come. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes.readUInt8(bytes.length - back);
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The text of a file as UTF-8, in pieces of whole characters. Fails with FILE_ENCODING and the line. */
export async function* decoded(file: RosterFile, source: TextSource): AsyncGenerator<Buffer> {
  const transcode = transcoder(source.encoding);
  let index = 0;
  const strictly = async (bytes: Buffer, last: boolean): Promise<Buffer> => {
    try {
      return transcode(bytes, last);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return failDecoding(file, source, index);
    }
  };
  for await (const chunk of file.chunks(source.start)) {
    yield await strictly(chunk, false);
    index++;
  }
  yield await strictly(NOTHING, true);
}

/** The index of the first chunk that cannot be read so; `null` where all of the file can. */
export async function undecodableChunk(
  file: RosterFile,
  source: TextSource,
): Promise<number | null> {
  const transcode = transcoder(source.encoding);
  let index = 0;
  try {
    for await (const chunk of file.chunks(source.start)) {
      transcode(chunk, false);
      index++;
    }
    transcode(NOTHING, true);
    return null;
  } catch (error) {
    if (error instanceof TypeError) return index;
    throw error;
  }
}

/** Fails with FILE_ENCODING and the line in the chunk `index` where the decoding fails. */
export async function failDecoding(
  file: RosterFile,
  source: TextSource,
  index: number,
): Promise<never> {
  const row = await lineAt(decodable(file, source, index), Infinity);
  const guess = await guessOf(file.chunks());
  const thought = guess.kind === 'other' ? guess.tries : ['windows-1252'];
  const tries = thought.filter((encoding) => encoding !== source.encoding);
  return fail('FILE_ENCODING', { encoding: source.encoding, tries }, { file: file.name, row });
}

/** The text up to where it fails, which is in the chunk `index`: that one is read byte by byte. */
async function* decodable(
  file: RosterFile,
  source: TextSource,
  index: number,
): AsyncGenerator<Buffer> {
  const transcode = transcoder(source.encoding);
  let at = 0;
  for await (const chunk of file.chunks(source.start)) {
    if (at++ < index) {
      yield transcode(chunk, false);
      continue;
    }
    for (let byte = 0; byte < chunk.length; byte++) {
      let text: Buffer;
      try {
        text = transcode(chunk.subarray(byte, byte + 1), false);
      } catch {
        return;
      }
      yield text;
    }
  }
}
