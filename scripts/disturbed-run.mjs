// An import of an invented organisation that is disturbed: by a server with faults, or by being killed
// and resumed. For the kill test and the fault soak, and their bounded forms in the tests.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ROOT = path.join(import.meta.dirname, '..');
const BIN = path.join(ROOT, 'dist/cli.js');
const FLAGS = ['--yes', '--json', '--quiet'];

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

/**
 * A roster of that many rows and the users it meets: one in four is new, one in ten leaves or returns.
 * With `isRefusing` one in 29 has an address that passes our own check and not the server's: a local
 * part beyond ASCII.
 */
function anOrganisation(rows, isRefusing) {
  const users = [];
  const lines = ['Personeelsnummer,Volledige naam,E-mail,Actief'];
  const refused = new Set();
  for (let n = 0; n < rows; n += 1) {
    const ref = `K${n}`;
    const email = `k${n}@zonnehof.example`;
    const isNew = n % 4 === 0;
    const leaves = !isNew && n % 10 === 1;
    const returns = !isNew && n % 10 === 3;
    const isRefused = isRefusing && n % 29 === 7;
    if (isRefused) refused.add(n + 2);
    const asked = isRefused ? `ké${n}@zonnehof.example` : email;
    lines.push(`${ref},Nieuwe Naam ${n},${asked},${leaves ? 'nee' : 'ja'}`);
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
  return { users, refused, roster: `${lines.join('\n')}\n` };
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
 * last resume being left alone). Gives what the server had and has and counted, the report, and the
 * result of the last command; with `undo`, also what taking it all back led to.
 */
export async function disturbedRun(options) {
  const { rows, kills = [], faults = {}, seed = 1, latencyMs = 5 } = options;
  const { startSandbox } = await import('../.build/sandbox/sandbox.js');
  const { users, refused, roster } = anOrganisation(rows, options.refusing === true);
  const sandbox = await startSandbox({
    users,
    faults,
    seed,
    latencyMs,
    slowMs: 200,
    ...options.limits,
  });
  const cwd = mkdtempSync(path.join(tmpdir(), 'pluvo-bulk-disturbed-'));
  // Client credentials: a token that ends before its time can be had again.
  const env = {
    PLUVO_ENDPOINT: sandbox.url,
    PLUVO_CLIENT_ID: sandbox.clientId,
    PLUVO_CLIENT_SECRET: sandbox.clientSecret,
    XDG_CACHE_HOME: cwd,
  };
  const file = path.join(cwd, 'roster.csv');
  writeFileSync(file, roster);
  const runs = path.join(cwd, 'pluvo-runs');
  try {
    const lifted = ['--max-archive', '100%', '--allow-mass-change', 'name'];
    const importing = ['import', file, '--invite', ...lifted, ...FLAGS];
    const once = options.once === true;
    const last = await carriedThrough(importing, { runs, cwd, env, kills: [...kills], once });
    const imported = outcomeOf(sandbox, runs, last);
    const undone = options.undo === true ? await takenBack(sandbox, { runs, cwd, env }) : null;
    return { before: users, refused, ...imported, undone };
  } finally {
    await sandbox.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Starts a command, and resumes it as often as it takes. */
async function carriedThrough(argv, { runs, cwd, env, kills, once = false }) {
  const known = plansIn(runs);
  let last = null;
  for (let tries = 0; tries < kills.length + 40; tries += 1) {
    const verb = plansIn(runs) > known ? ['resume', ...FLAGS] : argv;
    last = await program(verb, { cwd, env, killAfterMs: kills.shift() });
    if (once) break;
    // Nothing was left to do when it was killed, or it was not killed at all.
    if (last.exitCode === 0 || last.exitCode === 3) break;
    if (last.exitCode === 4 || last.stdout.includes('RUN_NONE_OPEN')) break;
  }
  return last;
}

async function takenBack(sandbox, { runs, cwd, env }) {
  const [folder] = readdirSync(runs).filter((name) => name !== '.locks');
  const undoing = ['undo', path.join(runs, folder), '--max-archive', '100%', ...FLAGS];
  const last = await carriedThrough(undoing, { runs, cwd, env, kills: [] });
  return outcomeOf(sandbox, runs, last);
}

/** What the server has by now, and what the latest report says. */
function outcomeOf(sandbox, runs, last) {
  const folder = namesIn(runs)
    .map((name) => path.join(runs, name))
    .filter((name) => namesIn(name).includes('report.json'))
    .sort()
    .at(-1);
  const report = folder && JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
  return { users: sandbox.users(), stats: sandbox.stats(), report: report ?? [], last };
}

function plansIn(runs) {
  return namesIn(runs, { recursive: true }).filter((name) => name.endsWith('plan.jsonl')).length;
}

/** None where there is no such folder. */
function namesIn(folder, options) {
  try {
    return readdirSync(folder, options);
  } catch {
    return [];
  }
}

const DONE = new Set(['created', 'updated', 'restored', 'archived']);

/** What is wrong with a run that was disturbed; nothing, one hopes. `expected` as `comparable` gives it. */
export function problemsOf({ users, stats, report, refused, last }, expected, rows) {
  const problems = [];
  if (comparable(users) !== expected)
    problems.push('the users are not those of an undisturbed run');
  if (stats.createdTwice.length > 0) problems.push(`${stats.createdTwice.length} created twice`);
  if (stats.invitedTwice.length > 0) problems.push(`${stats.invitedTwice.length} invited twice`);
  const { created, invitationsSent } = stats.counters;
  if (created !== invitationsSent) {
    problems.push(`${created} created and ${invitationsSent} invitations sent`);
  }
  const lines = report.map(({ row }) => row);
  if (lines.length !== rows || new Set(lines).size !== rows) {
    problems.push(`the report has ${lines.length} lines, ${new Set(lines).size} of them different`);
  }
  const odd = report.filter(({ row, outcome, message }) =>
    refused.has(row)
      ? outcome !== 'failed' || !message.includes('valid email')
      : !DONE.has(outcome),
  );
  if (odd.length > 0) problems.push(`${odd.length} ${odd[0].outcome}: ${odd[0].message}`);
  problems.push(...countProblems(report, last));
  if (problems.length > 0) problems.push(`exit ${last.exitCode}: ${last.stderr.slice(-500)}`);
  return problems;
}

/** Whether a run came as far as to write: a fault that lasts may end it while the users are read. */
export function hasBegun({ report }) {
  return report.length > 0;
}

/**
 * Where the report of a run that a fault stopped or misled is not true: it says that something was done,
 * and the user is not so. Also who was created or invited twice.
 */
export function untruthsOf({ before, users, stats, report, last }) {
  if (!hasBegun({ report })) {
    const isUntouched = comparable(users) === comparable(before) && last.exitCode === 1;
    return isUntouched ? [] : [`exit ${last.exitCode} without a report`];
  }
  const names = new Map(users.map(({ ref, name }) => [ref, name]));
  const untrue = report.filter(
    ({ outcome, ref, changes }) =>
      DONE.has(outcome)
      && changes.some(({ field, after }) => field === 'name' && names.get(ref) !== after),
  );
  const problems = untrue.length === 0 ? [] : [`${untrue.length} said to be done and are not`];
  if (stats.createdTwice.length > 0) problems.push(`${stats.createdTwice.length} created twice`);
  if (stats.invitedTwice.length > 0) problems.push(`${stats.invitedTwice.length} invited twice`);
  if (![3, 5].includes(last.exitCode)) problems.push(`exit ${last.exitCode}`);
  return problems;
}

/** Where the counts of the result are not those of the report's lines. */
function countProblems(report, { stdout }) {
  // A run that was killed when all was done leaves the report of its end, and no result of a resume.
  if (stdout.includes('RUN_NONE_OPEN') || stdout === '') return [];
  const { rows, outcomes, exitCode } = JSON.parse(stdout);
  const problems = Object.entries(outcomes).flatMap(([name, count]) => {
    const lines = report.filter(({ outcome }) => outcome === name).length;
    return lines === count ? [] : [`${count} ${name} in the result, ${lines} in the report`];
  });
  if (rows !== report.length) problems.push(`${rows} rows, ${report.length} lines in the report`);
  const hasFailed = report.some(({ outcome }) => !DONE.has(outcome));
  if (exitCode !== (hasFailed ? 3 : 0)) problems.push(`exit code ${exitCode}`);
  return problems;
}

/** What `undo` did not put back: users as they were before, and those who were created archived. */
export function undoProblemsOf({ before, undone }) {
  const known = new Set(before.map(({ id }) => id));
  const expected = comparable(before);
  const now = undone.users.filter(({ id }) => known.has(id));
  const created = undone.users.filter(({ id }) => !known.has(id));
  const problems = [];
  if (comparable(now) !== expected) problems.push('undo: the users are not as they were');
  const active = created.filter(({ isActive }) => isActive).length;
  if (active > 0) problems.push(`undo: ${active} who were created are active`);
  const odd = undone.report.filter(({ outcome }) => !DONE.has(outcome));
  if (odd.length > 0) problems.push(`undo: ${odd.length} ${odd[0].outcome}: ${odd[0].message}`);
  problems.push(...countProblems(undone.report, undone.last));
  if (problems.length > 0) {
    problems.push(`exit ${undone.last.exitCode}: ${undone.last.stderr.slice(-500)}`);
  }
  return problems;
}
