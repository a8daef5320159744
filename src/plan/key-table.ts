// A look-up of users by a text that is theirs, held in two typed arrays: a Map of a million texts takes
// twice the memory, and most of the time of a look-up goes into hashing the text.

/** Stands in for the number of a user that is not there. */
export const NOBODY = -1;

/** Stands in for the number of a user where more than one is meant. */
export const SEVERAL = -2;

const FIRST_SLOTS = 1 << 10;

/**
 * Numbers (0, 1, 2 …) by key. The texts stay with their owner, who is asked whether a number has one;
 * an open table with linear probing.
 */
export class KeyTable {
  readonly #hasKey: (number: number, key: string) => boolean;
  /** By slot: the number, or `NOBODY` in a free one, and the hash of its key. */
  #numbers = new Int32Array(FIRST_SLOTS).fill(NOBODY);
  #hashes = new Int32Array(FIRST_SLOTS);
  #used = 0;

  /** `hasKey`: whether the key that a number was set with is this one. */
  constructor(hasKey: (number: number, key: string) => boolean) {
    this.#hasKey = hasKey;
  }

  /** The number that was last set with that key, or `NOBODY`. */
  get(key: string): number {
    return this.#numbers[this.#slotOf(key, hashOf(key))] ?? NOBODY;
  }

  /** Sets the number of a key, and returns the one that it had. */
  set(key: string, number: number): number {
    const hash = hashOf(key);
    const slot = this.#slotOf(key, hash);
    const before = this.#numbers[slot] ?? NOBODY;
    if (before === NOBODY) this.#used += 1;
    this.#numbers[slot] = number;
    this.#hashes[slot] = hash;
    if (this.#used * 2 > this.#numbers.length) this.#grow();
    return before;
  }

  /** The slot that has the key, or the free one that it would get. */
  #slotOf(key: string, hash: number): number {
    const mask = this.#numbers.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#numbers[slot] ?? NOBODY;
      if (number === NOBODY) return slot;
      if (this.#hashes[slot] === hash && this.#hasKey(number, key)) return slot;
    }
  }

  #grow(): void {
    const numbers = this.#numbers;
    const hashes = this.#hashes;
    const mask = numbers.length * 2 - 1;
    this.#numbers = new Int32Array(mask + 1).fill(NOBODY);
    this.#hashes = new Int32Array(mask + 1);
    for (const [at, number] of numbers.entries()) {
      if (number === NOBODY) continue;
      const hash = hashes[at] ?? 0;
      let slot = hash & mask;
      while (this.#numbers[slot] !== NOBODY) slot = (slot + 1) & mask;
      this.#numbers[slot] = number;
      this.#hashes[slot] = hash;
    }
  }
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
