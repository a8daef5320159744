// Lists the earlier runs, and removes old ones.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { readJournal } from '../apply/journal-file.ts';
import { Journal } from '../apply/journal.ts';
import { OUTCOMES } from '../apply/outcome.ts';
import type { FileLock } from '../files/lock-file.ts';
import type { Plan } from '../plan/plan.ts';
import type { Catalogue } from '../report/messages/catalogue.ts';
import { visible } from '../report/text/visible.ts';
import { type ExitCode, IssueError } from '../user/issue.ts';
import type { Arguments } from './flags/option-table.ts';
import type { RUNS_OPTIONS } from './flags/runs.ts';
import { usageError } from './options/usage.ts';
import { type DamagedRun, findRuns, type FoundRun } from './run-folder/find-runs.ts';
import { JOURNAL_FILE } from './run-folder/run-folder.ts';
import { isAnyLocked, isLocked, takeLockOf } from './run-folder/run-lock.ts';
import { type Io, say } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { noOutcomes } from './terminal/result.ts';

/** Runs `runs`. A run that is going on is never removed. */
export async function runRuns(args: Arguments<typeof RUNS_OPTIONS>, io: Io): Promise<ExitCode> {
  const { purge } = args;
  const { runs: words, ...catalogue } = catalogueOf(args.lang, io);
  const runs = path.resolve(io.cwd, args.runs);
  const all = await findRuns(runs);
  const found = await Promise.all(all.found.map((run) => asItIs(run, runs)));
  const listed = purge === undefined ? found : await purged(found, runs, purge, io);
  const damaged =
    purge === undefined ? all.damaged : await purgedDamaged(all.damaged, runs, purge, io);
  if (args.json) {
    say(io.stdout, JSON.stringify([...damaged.map(damagedJson), ...listed.map(runJson)]));
  } else {
    for (const run of damaged) say(io.stdout, visible(damagedLine(run)));
    for (const run of listed) say(io.stdout, visible(runLine(run, catalogue)));
  }
  if (found.length + all.damaged.length === 0) say(io.stderr, visible(words.none(runs)));
  else if (purge !== undefined) say(io.stderr, words.removed(listed.length + damaged.length));
  return 0;
}

/** A run that was killed could not say so: it has stopped, and its journal knows how far it came. */
async function asItIs({ folder, meta }: FoundRun, runs: string): Promise<FoundRun> {
  const { endpoint, state } = meta;
  if (state !== 'running' || (await isLocked({ runs, endpoint }))) return { folder, meta };
  const journal = new Journal({ changes: unknownChanges(meta.changes) });
  await readJournal(path.join(folder, JOURNAL_FILE), journal);
  return { folder, meta: { ...meta, state: 'stopped', outcomes: journal.outcomes.counts() } };
}

/** Counting takes no more of the plan than its length. */
function unknownChanges(length: number): Plan['changes'] {
  return { length, at: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() };
}

/** Removes the runs that are older than that, and returns them. */
async function purged(
  found: readonly FoundRun[],
  runs: string,
  age: string,
  io: Io,
): Promise<readonly FoundRun[]> {
  const before = io.now() - ageMs(age);
  const removed: FoundRun[] = [];
  for (const run of found) {
    const { started, ended, state } = run.meta;
    if (state === 'running' || Date.parse(ended ?? started) > before) continue;
    if (await isRemoved(run, runs, io)) removed.push(run);
  }
  return removed;
}

/** The same for those that are damaged. Nobody knows whose they are: any run that goes on keeps them. */
async function purgedDamaged(
  damaged: readonly DamagedRun[],
  runs: string,
  age: string,
  io: Io,
): Promise<readonly DamagedRun[]> {
  const before = io.now() - ageMs(age);
  const old = damaged.filter(({ changed }) => changed <= before);
  if (old.length === 0 || (await isAnyLocked(runs))) return [];
  for (const { folder } of old) await rm(folder, { recursive: true, force: true });
  return old;
}

/** Removes a run, under the lock where it could be resumed meanwhile; false when it is. */
async function isRemoved({ folder, meta }: FoundRun, runs: string, io: Io): Promise<boolean> {
  const lock = meta.state === 'finished' ? null : await lockUnlessHeld(runs, meta.endpoint, io);
  if (meta.state !== 'finished' && lock === null) return false;
  try {
    await rm(folder, { recursive: true, force: true });
    return true;
  } finally {
    await lock?.release();
  }
}

async function lockUnlessHeld(runs: string, endpoint: string, io: Io): Promise<FileLock | null> {
  try {
    return await takeLockOf({ runs, endpoint }, io.now());
  } catch (error) {
    if (error instanceof IssueError && error.issues[0]?.code === 'RUN_LOCKED') return null;
    throw error;
  }
}

const UNIT_MS = { h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

function ageMs(text: string): number {
  const [, digits, unit] = /^(\d+)\s*([hdw])$/i.exec(text.trim()) ?? [];
  const lower = unit?.toLowerCase();
  if (lower !== 'h' && lower !== 'd' && lower !== 'w')
    throw usageError('--purge takes an age: 30d, 2w or 12h');
  return Number(digits) * UNIT_MS[lower];
}

function runJson({ folder, meta }: FoundRun): object {
  const { command, endpoint, started, ended, state, changes, outcomes } = meta;
  return { run: folder, command, endpoint, started, ended, state, changes, outcomes };
}

function damagedJson({ folder, changed }: DamagedRun): object {
  const nothing = {
    command: null,
    endpoint: null,
    ended: null,
    changes: 0,
    outcomes: noOutcomes(),
  };
  return { run: folder, state: 'damaged', started: new Date(changed).toISOString(), ...nothing };
}

function damagedLine({ folder, changed }: DamagedRun): string {
  const time = new Date(changed).toISOString().slice(0, 16).replace('T', ' ');
  return `${time}  damaged   ${''.padEnd(6)}  ${path.basename(folder)}`;
}

function runLine(
  { folder, meta }: FoundRun,
  catalogue: Pick<Catalogue, 'number' | 'outcomes'>,
): string {
  const { started, command, endpoint, state, changes, outcomes } = meta;
  const told = OUTCOMES.filter((name) => outcomes[name] > 0).map(
    (name) => `${catalogue.number(outcomes[name])} ${catalogue.outcomes[name]}`,
  );
  const what = told.length === 0 ? `0/${catalogue.number(changes)}` : told.join(', ');
  const time = started.slice(0, 16).replace('T', ' ');
  return `${time}  ${state.padEnd(8)}  ${command.padEnd(6)}  ${path.basename(folder)}  ${endpoint}  ${what}`;
}
