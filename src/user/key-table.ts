// A look-up of users, or of rows, by a text that is theirs, held in a typed array: a Map of a million texts takes
// twice the memory, and most of the time of a look-up goes into hashing the text.

/** Stands in for the number of a user that is not there. */
export const NOBODY = -1;

const FIRST_SLOTS = 1 << 10;
const NUMBERS_A_SLOT = 2;

/**
 * Numbers (0, 1, 2 …) by key. The texts stay with their owner, who is asked whether a number has one;
 * an open table with linear probing.
 */
export class KeyTable {
  readonly #hasKey: (number: number, key: string) => boolean;
  /**
   * By slot: the number, or `NOBODY` in a free one, and behind it the hash of its key. Side by side, as
   * it is the way to them in memory that takes the time.
   */
  #slots = new Int32Array(FIRST_SLOTS * NUMBERS_A_SLOT).fill(NOBODY);
  #used = 0;

  /** `hasKey`: whether the key that a number was set with is this one. */
  constructor(hasKey: (number: number, key: string) => boolean) {
    this.#hasKey = hasKey;
  }

  /** The number that was last set with that key, or `NOBODY`. */
  get(key: string): number {
    return this.#slots[this.#find(key, hashOf(key))] ?? NOBODY;
  }

  set(key: string, number: number): void {
    const hash = hashOf(key);
    this.#put(this.#find(key, hash), hash, number);
  }

  /** The number that the key has; where it has none, it gets this one, and the answer is `NOBODY`. */
  add(key: string, number: number): number {
    const hash = hashOf(key);
    const at = this.#find(key, hash);
    const known = this.#slots[at] ?? NOBODY;
    if (known === NOBODY) this.#put(at, hash, number);
    return known;
  }

  #put(at: number, hash: number, number: number): void {
    if (this.#slots[at] === NOBODY) this.#used += 1;
    this.#slots[at] = number;
    this.#slots[at + 1] = hash;
    if (this.#used * 2 * NUMBERS_A_SLOT > this.#slots.length) this.#grow();
  }

  /** Where the slot begins that has the key, or the free one that it would get. */
  #find(key: string, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = firstSlot(hash, mask); ; at = (at + NUMBERS_A_SLOT) & mask) {
      const number = slots[at] ?? NOBODY;
      if (number === NOBODY) return at;
      if (slots[at + 1] === hash && this.#hasKey(number, key)) return at;
    }
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2).fill(NOBODY);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += NUMBERS_A_SLOT) {
      const number = old[from] ?? NOBODY;
      if (number === NOBODY) continue;
      const hash = old[from + 1] ?? 0;
      let at = firstSlot(hash, mask);
      while (slots[at] !== NOBODY) at = (at + NUMBERS_A_SLOT) & mask;
      slots[at] = number;
      slots[at + 1] = hash;
    }
    this.#slots = slots;
  }
}

function firstSlot(hash: number, mask: number): number {
  return (hash << 1) & mask;
}

/** FNV-1a over the units of the text, its bits mixed as MurmurHash3 does at its end. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
