// Checks that an install is the same everywhere: exact versions in package.json, and a lock file with
// a digest for every package and without the host of the registry it was made with.

import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (name) => JSON.parse(readFileSync(path.join(import.meta.dirname, '..', name), 'utf8'));
const manifest = read('package.json');
const lock = read('package-lock.json');

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const problems = [];

for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
  for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
    if (!EXACT.test(version)) problems.push(`package.json: ${name} is not pinned: ${version}`);
  }
}

for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === '') continue;
  if (entry.resolved !== undefined) problems.push(`package-lock.json: ${place} names its registry`);
  if (entry.integrity === undefined) problems.push(`package-lock.json: ${place} has no digest`);
}

for (const key of ['version', 'engines', 'bin', 'dependencies', 'devDependencies']) {
  if (JSON.stringify(manifest[key]) !== JSON.stringify(lock.packages[''][key])) {
    problems.push(`package-lock.json: "${key}" is not that of package.json; run npm install`);
  }
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
