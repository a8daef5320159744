// Builds dist/ from src/. The old dist/ stays until the new one is whole, so that a program that runs
// from it (a test, a second terminal) never meets half a build.
//   --if-stale   only when something is newer than dist/, and without the type check (`npm run types`)

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { statSync, utimesSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const DIST = path.join(ROOT, 'dist');
const TSC = path.join(ROOT, 'node_modules/typescript/bin/tsc');
const SOURCES = [
  'src',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.mjs',
];

/** What is read as it stands while the program runs: tsc leaves it behind. */
const ASSETS = ['report/page/page.css', 'report/page/page.browser.js'];

/** When anything in a file or folder last changed, in ms. A folder changes when a file in it goes. */
function changed(entry) {
  const stat = statSync(entry);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(entry).map((name) => changed(path.join(entry, name))),
  );
}

function isStale() {
  const built = statSync(path.join(DIST, 'cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => changed(path.join(ROOT, source)) > built);
}

function build(options) {
  const started = new Date();
  const cache = path.join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'build-')); // beside dist/, so that it can be renamed
  try {
    const made = path.join(work, 'new');
    const args = [TSC, '-p', path.join(ROOT, 'tsconfig.build.json'), '--outDir', made, ...options];
    execFileSync(process.execPath, args, { stdio: 'inherit' });
    for (const asset of ASSETS) cpSync(path.join(ROOT, 'src', asset), path.join(made, asset));
    const bin = path.join(made, 'cli.js');
    chmodSync(bin, 0o755);
    utimesSync(bin, started, started); // what is saved while tsc runs is newer
    if (statSync(DIST, { throwIfNoEntry: false })) renameSync(DIST, path.join(work, 'old'));
    renameSync(made, DIST);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

try {
  if (!process.argv.includes('--if-stale')) build([]);
  else if (isStale()) build(['--noCheck']);
} catch (error) {
  if (error.status === undefined) throw error;
  process.exitCode = 1; // tsc has said why
}
