// Time and chance as they really are.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './apply-plan.ts';

export const systemClock: Clock = {
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
  random: () => Math.random(),
};
