// Many who want one lock at once.

import { expect } from 'vitest';
import type { FileLock } from '../../src/files/lock-file.ts';

/** Of those who try, one gets the lock, and the others are told that it is taken. It is released then. */
export async function expectOneHolder(takers: readonly Promise<FileLock>[]): Promise<void> {
  const ends = await Promise.allSettled(takers);
  const holders = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  expect(holders).toHaveLength(1);
  for (const end of ends) {
    if (end.status === 'rejected')
      expect(end.reason).toMatchObject({ issues: [{ code: 'RUN_LOCKED' }] });
  }
  for (const holder of holders) await holder.release();
}
