// `kill -9` at a few moments of an import with faults on, then `resume`; the full test is
// scripts/kill-test.mjs.

import { expect, it } from 'vitest';
import { chance, comparable, disturbedRun, problemsOf } from '../../scripts/disturbed-run.mjs';
import { allFaults } from '../../src/sandbox/fault-rates.ts';

const ROWS = 240;

it('killed and resumed, an import ends as an undisturbed one', { timeout: 180_000 }, async () => {
  const undisturbed = await disturbedRun({ rows: ROWS, kills: [] });
  const expected = comparable(undisturbed.users);
  expect(problemsOf(undisturbed, expected, ROWS)).toEqual([]);
  const random = chance(20);
  const span = undisturbed.last.ms;
  const moments = [[0.4], [0.6, 0.5], [0.8]].map((shares) =>
    shares.map((share) => (share + 0.2 * random()) * span),
  );
  const runs = moments.map((kills, seed) =>
    disturbedRun({ rows: ROWS, kills, seed, faults: allFaults(0.05) }),
  );
  for (const run of await Promise.all(runs)) expect(problemsOf(run, expected, ROWS)).toEqual([]);
});
