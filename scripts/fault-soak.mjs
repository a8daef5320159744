// The fault soak: an import of which the server refuses some rows, with every fault that passes alone
// and all of them together befalling 20 % of the requests, under limits of size and of seats too, and
// `undo` after it under the same faults. Of faults that last, what the report says must be true.
//   node scripts/fault-soak.mjs [rows] [seed]

import { allFaults } from '../.build/sandbox/fault-rates.js';
import { FAULT_NAMES, PASSING_FAULTS } from '../.build/sandbox/faults.js';
import {
  comparable,
  disturbedRun,
  hasBegun,
  problemsOf,
  undoProblemsOf,
  untruthsOf,
} from './disturbed-run.mjs';

const SHARE = 0.2;
/** They mostly wait. */
const AT_ONCE = 4;

const [rows = 2000, seed = 1] = process.argv.slice(2).map(Number);
const undisturbed = await disturbedRun({ rows, refusing: true });
const expected = comparable(undisturbed.users);
report('no faults', undisturbed, []);
const cases = [
  ...PASSING_FAULTS.map((name) => [name, { [name]: SHARE }]),
  ['all together', allFaults(SHARE)],
  ['all, 15 aliases', allFaults(SHARE), { aliasLimit: 15 }],
  ['all, a complexity of 100', allFaults(SHARE), { complexityLimit: 100 }],
  ['all, small bodies', allFaults(SHARE), { bodyLimit: 4000, bodyRefusedAs: 'json-400' }],
  ['all, no seat to spare', allFaults(SHARE), { seats: seatsOf(undisturbed.users) }],
];
const lasting = FAULT_NAMES.filter((name) => !PASSING_FAULTS.includes(name));
let failed = 0;
const rest = cases.values();
await Promise.all(Array.from({ length: AT_ONCE }, soak));
for (const name of lasting) {
  const faults = { [name]: 0.02 };
  const problems = [];
  let run;
  // With another seed, where it was over before anything could be written.
  for (let tries = 0; tries < 20 && (run === undefined || !hasBegun(run)); tries += 1) {
    run = await disturbedRun({ rows, faults, seed: seed + tries, refusing: true, once: true });
    problems.push(...untruthsOf(run));
  }
  if (!hasBegun(run)) problems.push('never came as far as to write');
  if (problems.length > 0) failed += 1;
  report(name, run, problems);
}
console.log(
  `${cases.length + lasting.length} kinds of faults, ${rows} rows, ${failed} with problems`,
);
process.exitCode = failed === 0 ? 0 : 1;

async function soak() {
  for (const [name, faults, limits] of rest) {
    const run = await disturbedRun({ rows, faults, limits, seed, refusing: true, undo: true });
    const problems = [...problemsOf(run, expected, rows), ...undoProblemsOf(run)];
    if (problems.length > 0) failed += 1;
    report(name, run, problems);
  }
}

/** As many as are active before or after: whoever comes needs the seat of somebody who leaves. */
function seatsOf(users) {
  const active = users.filter(({ isActive }) => isActive).length;
  return Math.max(active, undisturbed.before.filter(({ isActive }) => isActive).length);
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
