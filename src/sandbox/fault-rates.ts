// Which fault befalls which request: at most one each, by chance that the seed decides.

import { draw } from './draw.ts';
import { FAULT_NAMES, type FaultName, PASSING_FAULTS } from './faults.ts';

/** The share of requests that a fault befalls, from 0 to 1. Together they are at most 1. */
export type FaultRates = Readonly<Partial<Record<FaultName, number>>>;

/** Every fault that passes alike, so that `rate` of the requests meet one of them. */
export function allFaults(rate: number): FaultRates {
  return Object.fromEntries(PASSING_FAULTS.map((name) => [name, rate / PASSING_FAULTS.length]));
}

/** The sum of the rates: the share of requests that meet any fault. */
export function totalRate(rates: FaultRates): number {
  return Object.values(rates).reduce((total, rate) => total + rate, 0);
}

/** Rates that add up to 1 in decimals do not always in binary. */
const ROUNDING = 1e-9;

/**
 * Gives the fault of each next request, or `null`. Which one the n-th request meets depends on the
 * rates, the seed and n alone. Throws a `RangeError` for rates that are no shares of one whole.
 */
export function faultPicker(rates: FaultRates, seed: number): () => FaultName | null {
  const isShare = (rate: number): boolean => rate >= 0 && rate <= 1;
  if (!Object.values(rates).every(isShare) || totalRate(rates) > 1 + ROUNDING) {
    throw new RangeError('the rates of faults are not shares of one whole');
  }
  let requests = 0;
  return () => {
    let left = draw(seed, requests);
    requests += 1;
    for (const name of FAULT_NAMES) {
      left -= rates[name] ?? 0;
      if (left < 0) return name;
    }
    return null;
  };
}
