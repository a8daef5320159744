// Measuring a work: each way of doing it runs in a process of its own, in turn, so that a busy machine
// slows all of them; the medians count. A bench is a list of works:
//   name     what is done
//   sizes    how much of it, `full` and `small` (in CI, where it only has to run)
//   runs     how often each way is run at full size
//   prepare  makes what the ways need in `folder`, gives it as JSON; `onEnd` takes what ends it
//   ways     by name: gets folder, size and what was prepared, makes itself ready, and returns the work
//            that is measured, which may return figures of its own
//   targets  what is asked of the medians

import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const WAY = path.join(import.meta.dirname, 'way.mjs');

/** The medians of what each way of a work took: `{ [way]: { seconds, wall, megabytes, … } }`. */
export async function measure(bench, work, isSmall) {
  const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-bench-'));
  const ends = [];
  try {
    const size = work.sizes[isSmall ? 'small' : 'full'];
    const onEnd = (end) => ends.push(end);
    const input = { folder, size, ...(await work.prepare?.({ folder, size, onEnd })) };
    const taken = Object.keys(work.ways).map((way) => [way, []]);
    for (let run = 0; run < (isSmall ? 1 : work.runs); run += 1) {
      for (const [way, figures] of taken) figures.push(await runWay(bench, work, way, input));
    }
    return Object.fromEntries(taken.map(([way, figures]) => [way, mediansOf(figures)]));
  } finally {
    for (const end of ends) await end();
    await rm(folder, { recursive: true });
  }
}

function runWay(bench, { name }, way, input) {
  const file = path.join(import.meta.dirname, `${bench}.mjs`);
  const args = [file, name, way, JSON.stringify(input)];
  const child = fork(WAY, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    let figures;
    child.on('message', (message) => (figures = message));
    child.on('close', (code) => {
      if (code === 0 && figures !== undefined) resolve(figures);
      else reject(new Error(`"${way}" ended with ${code}`));
    });
  });
}

function mediansOf(runs) {
  const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[runs.length >> 1];
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(key)]));
}

/** At most so many times the CPU of a yardstick. */
export function cpu(way, yardstick, atMost) {
  const of = (medians) => medians[way].seconds / medians[yardstick].seconds;
  return { measured: 'CPU', yardstick, of, unit: '×', atMost };
}

/** At most so many MB at the peak, all that the process holds. */
export function memory(way, atMost) {
  return { measured: 'peak memory', of: (medians) => medians[way].megabytes, unit: ' MB', atMost };
}
