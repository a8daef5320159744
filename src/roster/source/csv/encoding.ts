// Which encoding a text file is in, decided over the whole file: a roster can look like ASCII for
// 90,000 lines before the first `é` shows what it is.

import { fail, issue, type Issue } from '../../../user/issue.ts';
import { UTF8_SEQUENCE } from '../../../files/code-pages.ts';
import type { RosterFile } from '../file.ts';
import { failDecoding, undecodableChunk, type TextSource } from './decode.ts';
import { lineAt } from './lines.ts';
import { guessOf } from './guess-code-page.ts';

const BYTE_ORDER_MARKS: readonly { readonly encoding: string; readonly mark: Buffer }[] = [
  // Before UTF-16LE, whose mark it begins with.
  { encoding: 'utf-32', mark: Buffer.of(0xff, 0xfe, 0, 0) },
  { encoding: 'utf-32', mark: Buffer.of(0, 0, 0xfe, 0xff) },
  { encoding: 'utf-8', mark: Buffer.of(0xef, 0xbb, 0xbf) },
  { encoding: 'utf-16le', mark: Buffer.of(0xff, 0xfe) },
  { encoding: 'utf-16be', mark: Buffer.of(0xfe, 0xff) },
];

/** The encoding that the first bytes of a file show: by their mark, or as UTF-16 by its zero bytes. */
export function visibleEncoding(head: Buffer): TextSource | null {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => head.indexOf(mark) === 0);
  if (marked !== undefined) return { encoding: marked.encoding, start: marked.mark.length };
  return unmarkedUtf16(head);
}

/** In UTF-16, every other byte of what is mostly Latin letters, digits and delimiters is zero. */
function unmarkedUtf16(head: Buffer): TextSource | null {
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const enough = head.length * 0.2;
  if (odd > enough && even < odd / 50) return { encoding: 'utf-16le', start: 0 };
  if (even > enough && odd < even / 50) return { encoding: 'utf-16be', start: 0 };
  return null;
}

/**
 * How to read a text file. A byte order mark decides over `wanted` (a name from `encodingNamed`);
 * without either it is UTF-16 where the zero bytes show it, else UTF-8 where all of the file is, else
 * Windows-1252 where nothing speaks against it. Fails with FILE_ENCODING and the line otherwise.
 */
export async function detectEncoding(file: RosterFile, wanted?: string): Promise<TextSource> {
  const visible = visibleEncoding(await file.read(0, 4096));
  if (visible?.encoding === 'utf-32') {
    fail('FILE_ENCODING', { encoding: 'utf-32', tries: [] }, { file: file.name, row: 1 });
  }
  if (visible !== null && (visible.start > 0 || wanted === undefined)) return visible;
  if (wanted !== undefined) return { encoding: wanted, start: 0 };

  const utf8: TextSource = { encoding: 'utf-8', start: 0 };
  const broken = await undecodableChunk(file, utf8);
  if (broken === null) return utf8;
  if (await isMostlyUtf8(file)) return failDecoding(file, utf8, broken);
  return windows1252(file);
}

// Written for bytes as characters (ISO-8859-1).
const HIGH_BYTE = /[\x80-\xFF]/g;

/**
 * Whether a file that is not UTF-8 was meant to be: most of what is beyond ASCII is well-formed. A
 * little of it can be chance (`CAFÉ’S`).
 */
async function isMostlyUtf8(file: RosterFile): Promise<boolean> {
  let wellFormed = 0;
  let stray = 0;
  for await (const chunk of file.chunks()) {
    const bytes = chunk.toString('latin1');
    const sequences = bytes.match(UTF8_SEQUENCE) ?? [];
    const inSequences = sequences.reduce((sum, sequence) => sum + sequence.length, 0);
    wellFormed += sequences.length;
    stray += (bytes.match(HIGH_BYTE)?.length ?? 0) - inSequences;
  }
  return wellFormed > stray;
}

// Not text in any of them.
const CONTROL = /[\0-\x08\x0E-\x19\x1B-\x1F\x7F]/;

/** A file whose words are as they should be in Windows-1252; those that a person must look at are told. */
async function windows1252(file: RosterFile): Promise<TextSource> {
  const encoding = 'windows-1252';
  const rowAt = (offset: number): Promise<number> => lineAt(file.chunks(), offset);
  const text = async function* (): AsyncGenerator<Buffer> {
    let position = 0;
    for await (const chunk of file.chunks()) {
      const control = chunk.toString('latin1').search(CONTROL);
      if (control >= 0) {
        const row = await rowAt(position + control);
        fail('FILE_ENCODING', { encoding, tries: [] }, { file: file.name, row });
      }
      position += chunk.length;
      yield chunk;
    }
  };
  const guess = await guessOf(text());
  switch (guess.kind) {
    case 'fine':
      return { encoding, start: 0 };
    case 'other': {
      const place = { file: file.name, row: await rowAt(guess.offset) };
      return fail('FILE_ENCODING', { encoding, tries: guess.tries }, place);
    }
    case 'doubt': {
      const doubts: Issue[] = [];
      for (const { offset, asRead, other } of guess.words.slice(0, WORDS_NAMED)) {
        const params = { encoding, other: other?.encoding ?? null, words: guess.words.length };
        const value = other === null ? asRead : `${asRead} → ${other.text}`;
        doubts.push(issue('ENCODING_DOUBT', params, { row: await rowAt(offset) }, value));
      }
      return { encoding, start: 0, doubts };
    }
  }
}

/** So many words are shown: they are enough to tell. */
const WORDS_NAMED = 5;
