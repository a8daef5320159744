// How much of something is tried: what is usual, and in the soak many times that.

import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** How many times the usual; vitest.config.ts has it. */
    soakFactor: number;
  }
}

/** Runs of a property, rounds, people: as many as usual, and more in the soak. */
export function many(usual: number): number {
  return usual * inject('soakFactor');
}
