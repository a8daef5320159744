// Chance that repeats: the same seed gives the same numbers, in any order in which they are asked for.

/** The `n`-th number of the seed, from 0 up to 1 (the `n`-th step of mulberry32). */
export function draw(seed: number, n: number): number {
  let state = (seed + Math.imul(n + 1, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
