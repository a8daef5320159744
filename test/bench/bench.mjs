// All benches, and one table of what they found. After a build:
//   node test/bench/bench.mjs [NAME…] [--small] [--json FILE]
// A bench that does not run fails; at full size so does a missed target. `--small` only tries whether
// all of them run.

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import applyMemory from './apply-memory.mjs';
import apply from './apply.mjs';
import csvRead from './csv-read.mjs';
import dryRun from './dry-run.mjs';
import exporting from './export.mjs';
import install from './install.mjs';
import { measure } from './measure.mjs';
import plan from './plan.mjs';
import readUsers from './read-users.mjs';
import rosterRead from './roster-read.mjs';
import start from './start.mjs';
import xlsxRead from './xlsx-read.mjs';

/** By the names of their files. */
const BENCHES = {
  start,
  install,
  'csv-read': csvRead,
  'roster-read': rosterRead,
  'xlsx-read': xlsxRead,
  plan,
  'dry-run': dryRun,
  export: exporting,
  'read-users': readUsers,
  apply,
  'apply-memory': applyMemory,
};

const DIGITS = { '×': 2, ' %': 1 };
const number = (value, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const { values, positionals } = parseArgs({
  options: { small: { type: 'boolean', default: false }, json: { type: 'string' } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
}

const found = [];
const crashed = [];
for (const bench of names) {
  for (const work of BENCHES[bench]) {
    const started = performance.now();
    try {
      const medians = await measure(bench, work, values.small);
      const seconds = (performance.now() - started) / 1000;
      const size = work.sizes[values.small ? 'small' : 'full'];
      console.log(`${bench}: ${work.name} (${seconds.toFixed(0)} s)`);
      for (const [way, taken] of Object.entries(medians)) console.log(`  ${way}: ${told(taken)}`);
      const targets = work.targets.map((target) => judged(target, medians));
      found.push({ bench, work: work.name, size, seconds, medians, targets });
    } catch (error) {
      console.error(`${bench}: ${work.name} DOES NOT RUN\n${error.stack}`);
      crashed.push(`${bench}: ${work.name}`);
    }
  }
}

console.log(`\n${table(found)}\n`);
const all = found.flatMap(({ targets }) => targets);
const met = all.filter(({ isMet }) => isMet).length;
const minutes = number(performance.now() / 60_000, 1);
console.log(`${met} of ${all.length} targets met, in ${minutes} minutes`);
if (values.small)
  console.log('Targets are for the full size: here all that counts is that they run.');
for (const work of crashed) console.error(`DOES NOT RUN: ${work}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
if (crashed.length > 0 || (met < all.length && !values.small)) process.exitCode = 1;

function told({ seconds, wall, megabytes, ...others }) {
  const usual = [
    `${number(seconds, 2)} s CPU`,
    `${number(wall, 1)} s`,
    `${number(megabytes)} MB at the peak`,
  ];
  return [
    ...usual,
    ...Object.entries(others).map(([key, value]) => `${key} ${number(value)}`),
  ].join(', ');
}

function judged({ measured, yardstick, of, unit, atMost, atLeast }, medians) {
  const value = of(medians);
  const isMet = atLeast === undefined ? value <= atMost : value >= atLeast;
  const limit = atLeast === undefined ? `at most ${atMost}${unit}` : `at least ${atLeast}${unit}`;
  return { measured, yardstick, value, unit, target: limit, isMet };
}

/** A Markdown table, whose columns are in line as text as well. */
function table(works) {
  const rows = works.flatMap(({ work, size, medians, targets }) =>
    targets.map(({ measured, yardstick, value, unit, target, isMet }) => [
      work,
      size === undefined ? '' : number(size),
      yardstick
        ? `${measured}, ${yardstick} = ${number(medians[yardstick].seconds, 2)} s`
        : measured,
      `${number(value, DIGITS[unit])}${unit}`,
      target,
      isMet ? 'yes' : 'NO',
    ]),
  );
  const head = ['work', 'size', 'measured', 'is', 'target', 'met'];
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  const line = (row) => `| ${row.map((text, at) => text.padEnd(widths[at])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
