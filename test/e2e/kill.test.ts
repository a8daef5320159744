// `kill -9` twice in an import with faults on, and `resume`; at more moments: test/soak and
// scripts/kill-test.mjs.

import { expect, it } from 'vitest';
import { comparable, disturbedRun, problemsOf } from '../../scripts/disturbed-run.mjs';
import { allFaults } from '../../src/sandbox/fault-rates.ts';

const ROWS = 120;

it('killed and resumed, an import ends as an undisturbed one', async () => {
  const undisturbed = await disturbedRun({ rows: ROWS, kills: [] });
  const expected = comparable(undisturbed.users);
  expect(problemsOf(undisturbed, expected, ROWS)).toEqual([]);
  const kills = [0.7, 0.6].map((share) => share * undisturbed.last.ms);
  const killed = await disturbedRun({ rows: ROWS, kills, seed: 1, faults: allFaults(0.05) });
  expect(problemsOf(killed, expected, ROWS)).toEqual([]);
});
