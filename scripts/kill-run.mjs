// Kills an import at a moment, and resumes it until it is through: for the kill test and its script.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ROOT = path.join(import.meta.dirname, '..');
const BIN = path.join(ROOT, 'dist/cli.js');

/** Chance that a seed decides (mulberry32): the same seed gives the same numbers. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A roster of that many rows and the users it meets: one in four is new, one in ten leaves or returns. */
export function anOrganisation(rows) {
  const users = [];
  const lines = ['Personeelsnummer,Volledige naam,E-mail,Actief'];
  for (let n = 0; n < rows; n += 1) {
    const ref = `K${n}`;
    const email = `k${n}@zonnehof.example`;
    const isNew = n % 4 === 0;
    const leaves = !isNew && n % 10 === 1;
    const returns = !isNew && n % 10 === 3;
    lines.push(`${ref},Nieuwe Naam ${n},${email},${leaves ? 'nee' : 'ja'}`);
    if (isNew) continue;
    users.push({
      id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      isActive: !returns,
      email,
      name: `Oude Naam ${n}`,
      ref,
      roles: ['PARTICIPANT'],
      profileImage: '',
      language: 'NL',
      extraFields: '{}',
      afasEmployeeId: null,
      afasPersonId: null,
    });
  }
  return { users, roster: `${lines.join('\n')}\n` };
}

/** Users as they can be compared: the ids of new ones are the server's choice. */
export function comparable(users) {
  return users
    .map((user) => JSON.stringify({ ...user, id: '' }))
    .sort()
    .join('\n');
}

/** Runs the program; `killAfterMs` sends it a SIGKILL then. */
async function program(argv, { cwd, env, killAfterMs }) {
  const child = spawn(process.execPath, [BIN, ...argv], {
    cwd,
    env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => (stderr += text));
  const closed = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  const started = performance.now();
  if (killAfterMs !== undefined) {
    await Promise.race([closed, delay(killAfterMs)]);
    child.kill('SIGKILL');
  }
  const exitCode = await closed;
  return { exitCode, stdout, stderr, ms: performance.now() - started };
}

/**
 * One run against a sandbox of its own: killed after each of `kills` (milliseconds from its start, the
 * last resume being left alone). Gives what the server has and counted, and the lines of the report.
 */
export async function killedRun({ rows, kills, faults = {}, seed = 1, latencyMs = 5 }) {
  const { startSandbox } = await import('../dist/sandbox/sandbox.js');
  const { users, roster } = anOrganisation(rows);
  const sandbox = await startSandbox({ users, faults, seed, latencyMs, slowMs: 200 });
  const cwd = mkdtempSync(path.join(tmpdir(), 'pluvo-bulk-kill-'));
  const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
  const file = path.join(cwd, 'roster.csv');
  writeFileSync(file, roster);
  const runs = path.join(cwd, 'pluvo-runs');
  try {
    const flags = ['--yes', '--json', '--quiet'];
    const lifted = ['--max-archive', '100%', '--allow-mass-change', 'name'];
    const importing = ['import', file, '--invite', ...lifted, ...flags];
    const killed = [...kills];
    let last = null;
    for (let tries = 0; tries < kills.length + 40; tries += 1) {
      const verb = hasPlan(runs) ? ['resume', ...flags] : importing;
      const killAfterMs = killed.shift();
      last = await program(verb, { cwd, env, killAfterMs });
      // Nothing was left to do when it was killed, or it was not killed at all.
      if (last.exitCode === 0 || last.exitCode === 3) break;
      if (last.exitCode === 4 || last.stdout.includes('RUN_NONE_OPEN')) break;
    }
    const folder = readdirSync(runs)
      .map((name) => path.join(runs, name))
      .find((name) => hasReport(name));
    const report = folder && JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
    return { users: sandbox.users(), stats: sandbox.stats(), report: report ?? [], last };
  } finally {
    await sandbox.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

function hasPlan(runs) {
  try {
    return readdirSync(runs, { recursive: true }).some((name) => name.endsWith('plan.jsonl'));
  } catch {
    return false;
  }
}

function hasReport(folder) {
  try {
    return readdirSync(folder).includes('report.json');
  } catch {
    return false;
  }
}

/** What is wrong with a run that was disturbed; nothing, one hopes. */
export function problemsOf({ users, stats, report, last }, expected, rows) {
  const problems = [];
  if (comparable(users) !== expected)
    problems.push('the users are not those of an undisturbed run');
  if (stats.createdTwice.length > 0) problems.push(`${stats.createdTwice.length} created twice`);
  if (stats.invitedTwice.length > 0) problems.push(`${stats.invitedTwice.length} invited twice`);
  const lines = report.map(({ row }) => row);
  if (lines.length !== rows || new Set(lines).size !== rows) {
    problems.push(`the report has ${lines.length} lines, ${new Set(lines).size} of them different`);
  }
  const odd = report.filter(
    ({ outcome }) => !/^(?:created|updated|restored|archived)$/.test(outcome),
  );
  if (odd.length > 0) problems.push(`${odd.length} ${odd[0].outcome}: ${odd[0].message}`);
  if (problems.length > 0) problems.push(`exit ${last.exitCode}: ${last.stderr.slice(-500)}`);
  return problems;
}
