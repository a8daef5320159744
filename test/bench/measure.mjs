// What the benches share: each way of doing the work runs in a process of its own, in turn, so that a
// busy machine slows all of them; medians and ratios are printed. Needs the build.

import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Gives a temporary folder to `use`, and removes it whatever happens. */
export async function inTemporaryFolder(use) {
  const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-bench-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Runs `node SCRIPT WAY ...args` for each way, `runs` times in turn. A run prints one JSON object of
 * `report` on its last line. Gives the medians by way.
 */
export function compare(script, ways, args, runs) {
  const results = new Map(ways.map((way) => [way, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const way of ways) {
      const answer = execFileSync(process.execPath, [script, way, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
        maxBuffer: 1 << 26,
      });
      results.get(way).push(JSON.parse(answer.toString().trim().split('\n').at(-1)));
    }
  }
  return new Map(
    [...results].map(([way, each]) => [
      way,
      {
        seconds: median(each.map(({ seconds }) => seconds)),
        megabytes: median(each.map(({ megabytes }) => megabytes)),
      },
    ]),
  );
}

/** Prints CPU seconds, the ratio to the first way, and the peak memory of each way. */
export function print(title, medians) {
  const [base] = medians.values();
  console.log(title);
  for (const [way, { seconds, megabytes }] of medians) {
    const ratio = (seconds / base.seconds).toFixed(2);
    console.log(
      `  ${way.padEnd(24)} ${seconds.toFixed(2).padStart(6)} s CPU  ×${ratio}  ${megabytes} MB peak`,
    );
  }
}

/** Ends a run: the CPU seconds since `start` (a `process.cpuUsage()`) and the peak memory. */
export function report(start) {
  const { user, system } = process.cpuUsage(start);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, megabytes }));
}

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
