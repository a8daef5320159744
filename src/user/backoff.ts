// How long to wait before something that failed is tried again.

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * Milliseconds to wait after that many failures (1, 2, …): exponential with full jitter, so that what
 * failed together does not come back together. `random` is in [0, 1).
 */
export function backoffMs(failures: number, random: number): number {
  return random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
}
