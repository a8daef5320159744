// A list of plain data, held as bytes outside the heap: a million changes take a third of what as many
// objects do, and the garbage collector need not walk them.

/** What can be read by position and in order: an array, or a list that is held otherwise. */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
  /** The item at a position (0, 1, 2 …), or `undefined` beyond the end. */
  at(index: number): T | undefined;
}

const CHUNK_BYTES = 1 << 20;
/** Bytes of UTF-8 that one unit of a JavaScript string can take. */
const MOST_BYTES_A_UNIT = 3;

/**
 * Grows at its end. Items are what JSON can say (no `undefined` in them, no key `__proto__`); each comes
 * back as a new object, equal to what was put in, with its keys in the same order.
 */
export class PackedList<T> implements Sequence<T> {
  readonly #shapes = new Shapes();
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  readonly #chunks: Uint8Array[] = [];
  /** By item: the number of its chunk, and where in it the item starts. */
  readonly #starts: number[] = [];
  readonly #bytes: number[] = [];
  /** Bytes in use of the last chunk; there is none yet. */
  #used = CHUNK_BYTES;

  static of<T>(items: Iterable<T>): PackedList<T> {
    const list = new PackedList<T>();
    for (const item of items) list.push(item);
    return list;
  }

  get length(): number {
    return this.#starts.length;
  }

  push(item: T): void {
    const text = JSON.stringify(this.#shapes.strip(item));
    const chunk = this.#room(text.length * MOST_BYTES_A_UNIT);
    const { written } = this.#encoder.encodeInto(text, chunk.subarray(this.#used));
    this.#starts.push((this.#chunks.length - 1) * CHUNK_BYTES + this.#used);
    this.#bytes.push(written);
    this.#used += written;
  }

  at(index: number): T | undefined {
    const start = this.#starts[index];
    const bytes = this.#bytes[index];
    if (start === undefined || bytes === undefined) return undefined;
    const offset = start % CHUNK_BYTES;
    const chunk = this.#chunks[(start - offset) / CHUNK_BYTES];
    const text = this.#decoder.decode(chunk?.subarray(offset, offset + bytes));
    // It is what `push` was given.
    return this.#shapes.restore(JSON.parse(text)) as T;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let index = 0; index < this.length; index += 1) {
      const item = this.at(index);
      if (item !== undefined) yield item;
    }
  }

  /** The chunk in which so many bytes fit from `#used` on. */
  #room(bytes: number): Uint8Array {
    const last = this.#chunks.at(-1);
    if (last !== undefined && this.#used + bytes <= CHUNK_BYTES) return last;
    const chunk = new Uint8Array(Math.max(CHUNK_BYTES, bytes));
    this.#chunks.push(chunk);
    this.#used = 0;
    return chunk;
  }
}

/** Stands before the items of a list, where an object has the number of its shape. */
const LIST = -1;

/** Objects with the same keys in the same order share them: each is left with its values alone. */
class Shapes {
  readonly #numbers = new Map<string, number>();
  readonly #keys: (readonly string[])[] = [];

  strip(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return [LIST, ...value.map((item) => this.strip(item))];
    const values = Object.values(value).map((item) => this.strip(item));
    return [this.#numberOf(Object.keys(value)), ...values];
  }

  restore(stripped: unknown): unknown {
    if (!Array.isArray(stripped)) return stripped;
    const values: readonly unknown[] = stripped;
    const keys = this.#keys[Number(values[0])];
    if (keys === undefined) return values.slice(1).map((item) => this.restore(item));
    // Faster by far than Object.fromEntries.
    const object: Record<string, unknown> = {};
    for (const [at, key] of keys.entries()) object[key] = this.restore(values[at + 1]);
    return object;
  }

  #numberOf(keys: readonly string[]): number {
    const name = JSON.stringify(keys);
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#keys.push(keys) - 1;
    this.#numbers.set(name, number);
    return number;
  }
}
