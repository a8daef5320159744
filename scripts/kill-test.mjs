// The full kill test: `kill -9` at seeded random moments of an import with faults on, then `resume`,
// which may be killed too. node scripts/kill-test.mjs [moments] [rows] [seed]

import { allFaults } from '../.build/sandbox/fault-rates.js';
import { chance, comparable, disturbedRun, problemsOf } from './disturbed-run.mjs';

const [moments = 200, rows = 2000, seed = 1] = process.argv.slice(2).map(Number);
const faults = allFaults(0.1);
const undisturbed = await disturbedRun({ rows, kills: [] });
const expected = comparable(undisturbed.users);
const alone = await disturbedRun({ rows, kills: [], faults, seed });
const random = chance(seed);
const longest = Math.max(alone.last.ms, 1500);
console.log(
  `undisturbed ${Math.round(undisturbed.last.ms)} ms, with faults ${Math.round(longest)} ms`,
);
let failed = 0;
let kills = 0;
for (let moment = 1; moment <= moments; moment += 1) {
  const at = [random() * longest];
  while (random() < 0.35) at.push(300 + random() * longest);
  kills += at.length;
  const run = await disturbedRun({ rows, kills: at, faults, seed: seed + moment });
  const problems = problemsOf(run, expected, rows);
  if (moment % 10 === 0) console.log(`${moment} runs, ${kills} kills, ${failed} with problems`);
  if (problems.length === 0) continue;
  failed += 1;
  console.log(
    `moment ${moment} (killed after ${at.map(Math.round).join(', ')} ms): ${problems.join('; ')}`,
  );
}
console.log(`${moments} runs, ${kills} kills, ${failed} runs with problems`);
process.exitCode = failed === 0 ? 0 : 1;
