// The lock: one holder, whoever else wants it, and whatever a dead process left.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLockOf } from '../../src/commands/run-folder/run-lock.ts';
import { many } from '../support/many.ts';
import { expectOneHolder } from '../support/one-holder.ts';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-lock-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const TORN = '{"pid":';

test('of many who find what a dead process left, one gets it', async () => {
  const folder = await aFolder();
  for (let round = 0; round < many(5); round += 1) {
    const place = { runs: folder, endpoint: `https://z${String(round)}.example/graphql/` };
    const probe = await takeLockOf(place, 0);
    const [name = ''] = await readdir(folder);
    await probe.release();
    await writeFile(path.join(folder, name), TORN);
    const takers = Array.from({ length: 64 }, (_, n) => takeLockOf(place, n));
    await expectOneHolder(takers);
    expect(await readdir(folder)).toEqual([]);
  }
});
