// Records of texts, held as bytes outside the heap: the garbage collector need not walk five million
// strings, and a text can be compared without being made.

const CHUNK_BYTES = 1 << 20;
/** Stands for the length of a text that is `null`. */
const ABSENT = -1;
const LENGTH_BYTES = 4;
const BEYOND_LATIN_1 = /[^\0-\xFF]/;

/**
 * Grows at its end. A record has `width` texts or `null`s; each text comes back unit for unit. It is
 * written as the length of each, the bytes of a unit (1, or 2 where one of its texts needs that), and
 * the texts.
 */
export class PackedTexts {
  readonly #width: number;
  readonly #chunks: Buffer[] = [];
  readonly #starts: number[] = [];
  /** Bytes in use of the last chunk; there is none yet. */
  #used = CHUNK_BYTES;

  constructor(width: number) {
    this.#width = width;
  }

  /** How many records there are. */
  get length(): number {
    return this.#starts.length;
  }

  push(texts: readonly (string | null)[]): void {
    const joined = texts.map((text) => text ?? '').join('');
    const unit = BEYOND_LATIN_1.test(joined) ? 2 : 1;
    const chunk = this.#room(this.#head + joined.length * unit);
    this.#starts.push((this.#chunks.length - 1) * CHUNK_BYTES + this.#used);
    for (const text of texts) {
      this.#used = chunk.writeInt32LE(text === null ? ABSENT : text.length, this.#used);
    }
    this.#used = chunk.writeUInt8(unit, this.#used);
    this.#used += chunk.write(joined, this.#used, unit === 1 ? 'latin1' : 'utf16le');
  }

  /** The texts of a record. */
  at(record: number): readonly (string | null)[] {
    const { chunk, start } = this.#find(record);
    const end =
      start + this.#head + this.#unitsBefore(chunk, start, this.#width) * this.#unit(chunk, start);
    const encoding = this.#unit(chunk, start) === 1 ? 'latin1' : 'utf16le';
    const joined = chunk.toString(encoding, start + this.#head, end);
    const texts: (string | null)[] = [];
    let from = 0;
    for (let column = 0; column < this.#width; column += 1) {
      const length = chunk.readInt32LE(start + column * LENGTH_BYTES);
      texts.push(length === ABSENT ? null : joined.slice(from, from + length));
      if (length !== ABSENT) from += length;
    }
    return texts;
  }

  /** Whether that is the text of a record in a column. */
  has(record: number, column: number, text: string): boolean {
    const { chunk, start } = this.#find(record);
    if (chunk.readInt32LE(start + column * LENGTH_BYTES) !== text.length) return false;
    const unit = this.#unit(chunk, start);
    let byte = start + this.#head + this.#unitsBefore(chunk, start, column) * unit;
    for (let at = 0; at < text.length; at += 1, byte += unit) {
      const code = unit === 1 ? chunk[byte] : chunk.readUInt16LE(byte);
      if (code !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  /** The bytes in front of the texts of a record. */
  get #head(): number {
    return this.#width * LENGTH_BYTES + 1;
  }

  #unit(chunk: Buffer, start: number): number {
    return chunk.readUInt8(start + this.#width * LENGTH_BYTES);
  }

  #unitsBefore(chunk: Buffer, start: number, column: number): number {
    let units = 0;
    for (let before = 0; before < column; before += 1) {
      units += Math.max(0, chunk.readInt32LE(start + before * LENGTH_BYTES));
    }
    return units;
  }

  #find(record: number): { readonly chunk: Buffer; readonly start: number } {
    const position = this.#starts[record] ?? -1;
    const start = position % CHUNK_BYTES;
    const chunk = this.#chunks[(position - start) / CHUNK_BYTES];
    if (chunk === undefined) throw new RangeError(`no record ${String(record)}`);
    return { chunk, start };
  }

  /** The chunk in which so many bytes fit from `#used` on. */
  #room(bytes: number): Buffer {
    const last = this.#chunks.at(-1);
    if (last !== undefined && this.#used + bytes <= CHUNK_BYTES) return last;
    const chunk = Buffer.alloc(Math.max(CHUNK_BYTES, bytes));
    this.#chunks.push(chunk);
    this.#used = 0;
    return chunk;
  }
}
