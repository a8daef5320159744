// The shared texts of a workbook: cells of type `s` hold an index into this list.

import { fail } from '../../../user/issue.ts';
import { appendText, cellText } from './cell-text.ts';
import { binarySize, LIMITS } from './limits.ts';
import { readXml } from './xml.ts';
import type { Part } from './zip.ts';

/** Reads the table; an empty one where the workbook has no such part. */
export async function readSharedStrings(part: Part | undefined): Promise<TextTable> {
  const table = new TextTable();
  if (part === undefined) return table;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await readXml(part, {
    open(name) {
      if (name === 't') inText = !inPhonetic;
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 'si') text = '';
    },
    text(piece) {
      if (inText) text = appendText(text, piece);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        table.push(cellText(text));
        if (table.size > LIMITS.texts) {
          fail('FILE_TOO_LARGE', { limit: `${binarySize(LIMITS.texts)} of text` });
        }
      }
    },
  });
  return table;
}

const PAGE = 1024 ** 2;

/** Longer texts are kept as strings, so that thousands of cells with the same one share it. */
const LONG = 1024;

/** The most bytes that one UTF-16 unit takes in UTF-8. */
const UTF8_BYTES = 3;

/** A list of texts, each at most 32,767 UTF-16 units long. */
export class TextTable {
  readonly #pages: Buffer[] = [];
  readonly #long = new Map<number, string>();
  /** Begin and end of each text, counted over all pages. No text lies across two pages. */
  #bounds = new Uint32Array(1024);
  #count = 0;
  #end = 0;
  #longBytes = 0;

  /** What the table takes, in bytes; less what each text above 1,024 units adds of its own. */
  get size(): number {
    return this.#end + this.#longBytes + this.#bounds.byteLength;
  }

  push(text: string): void {
    const index = this.#count;
    this.#count += 1;
    if (index * 2 === this.#bounds.length) {
      const grown = new Uint32Array(this.#bounds.length * 2);
      grown.set(this.#bounds);
      this.#bounds = grown;
    }
    if (text.length > LONG) this.#pushLong(index, text);
    else if (text !== '') this.#pushBytes(index, text);
  }

  /** The text at an index; `undefined` for an index that the list does not have. */
  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index >= this.#count) return undefined;
    const begin = this.#bounds[index * 2];
    const end = this.#bounds[index * 2 + 1];
    if (begin === undefined || end === undefined) return undefined;
    if (begin === end) return this.#long.get(index) ?? '';
    const offset = begin % PAGE;
    return this.#pages[(begin - offset) / PAGE]?.toString('utf8', offset, offset + end - begin);
  }

  #pushBytes(index: number, text: string): void {
    const used = this.#end % PAGE;
    const fits = used > 0 && used + text.length * UTF8_BYTES <= PAGE;
    if (!fits) this.#end = this.#pages.push(Buffer.allocUnsafeSlow(PAGE)) * PAGE - PAGE;
    const begin = this.#end;
    this.#end += this.#pages.at(-1)?.write(text, begin % PAGE) ?? 0;
    this.#bounds[index * 2] = begin;
    this.#bounds[index * 2 + 1] = this.#end;
  }

  #pushLong(index: number, text: string): void {
    // A copy: `text` may be a slice, which would keep all of the XML around it.
    const bytes = Buffer.from(text);
    this.#long.set(index, bytes.toString());
    this.#longBytes += bytes.length;
  }
}
