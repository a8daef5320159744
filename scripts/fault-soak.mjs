// The fault soak: an import of which the server refuses some rows, with every fault alone and all of
// them together befalling 20 % of the requests, and `undo` after it under the same faults.
//   node scripts/fault-soak.mjs [rows] [seed]

import { allFaults } from '../.build/sandbox/fault-rates.js';
import { FAULT_NAMES } from '../.build/sandbox/faults.js';
import { comparable, disturbedRun, problemsOf, undoProblemsOf } from './disturbed-run.mjs';

const SHARE = 0.2;
/** They mostly wait. */
const AT_ONCE = 4;

const [rows = 2000, seed = 1] = process.argv.slice(2).map(Number);
const undisturbed = await disturbedRun({ rows, refusing: true });
const expected = comparable(undisturbed.users);
report('no faults', undisturbed, []);
const cases = [
  ...FAULT_NAMES.map((name) => [name, { [name]: SHARE }]),
  ['all together', allFaults(SHARE)],
];
let failed = 0;
const rest = cases.values();
await Promise.all(Array.from({ length: AT_ONCE }, soak));
console.log(`${cases.length} kinds of faults, ${rows} rows, ${failed} with problems`);
process.exitCode = failed === 0 ? 0 : 1;

async function soak() {
  for (const [name, faults] of rest) {
    const run = await disturbedRun({ rows, faults, seed, refusing: true, undo: true });
    const problems = [...problemsOf(run, expected, rows), ...undoProblemsOf(run)];
    if (problems.length > 0) failed += 1;
    report(name, run, problems);
  }
}

function report(name, { stats, report, refused, last }, problems) {
  const { requests, faults, created } = stats.counters;
  const met = Object.values(faults).reduce((sum, count) => sum + count, 0);
  const failures = report.filter(({ outcome }) => outcome === 'failed').length;
  console.log(
    `${name}: ${(last.ms / 1000).toFixed(1)} s, ${requests} requests (${met} disturbed), `
      + `${created} created, ${failures} of ${refused.size} refused rows failed`
      + (problems.length === 0 ? '' : `\n  PROBLEM: ${problems.join('; ')}`),
  );
}
