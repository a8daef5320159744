// Lists the earlier runs, and removes old ones.

import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { readJournal } from '../apply/journal-file.ts';
import { Journal } from '../apply/journal.ts';
import { OUTCOMES } from '../apply/outcome.ts';
import type { FileLock } from '../files/lock-file.ts';
import type { Plan } from '../plan/plan.ts';
import type { Catalogue } from '../report/messages/catalogue.ts';
import { visible } from '../report/text/visible.ts';
import { type ExitCode, fail, IssueError } from '../user/issue.ts';
import type { Arguments } from './flags/option-table.ts';
import type { RUNS_OPTIONS } from './flags/runs.ts';
import { usageError } from './options/usage.ts';
import { type DamagedRun, findRuns, type FoundRun } from './run-folder/find-runs.ts';
import { JOURNAL_FILE, removeRun } from './run-folder/run-folder.ts';
import { isAnyLocked, isLocked, takeLockOf } from './run-folder/run-lock.ts';
import { confirm } from './terminal/confirm.ts';
import { type Io, say } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { noOutcomes } from './terminal/result.ts';

/** Runs `runs`. A run that is going on is never removed. */
export async function runRuns(args: Arguments<typeof RUNS_OPTIONS>, io: Io): Promise<ExitCode> {
  const { purge } = args;
  const { runs: words, ...catalogue } = catalogueOf(args.lang, io);
  const runs = path.resolve(io.cwd, args.runs);
  if (purge !== undefined) await refuseLink(runs);
  const before = purge === undefined ? null : io.now() - ageMs(purge);
  const all = await findRuns(runs);
  const found = await Promise.all(all.found.map((run) => asItIs(run, runs)));
  const shown =
    before === null
      ? { found, damaged: all.damaged }
      : await oldOnes(found, all.damaged, runs, before);
  if (!args.json) show(shown, catalogue, io);
  const total = found.length + all.damaged.length;
  const toRemove = shown.found.length + shown.damaged.length;
  if (total === 0) say(io.stderr, visible(words.none(runs)));
  if (before !== null && toRemove > 0 && io.interactive && !args.yes) {
    if (!(await confirm(words.removing(toRemove), io))) {
      if (args.json) say(io.stdout, '[]');
      say(io.stderr, words.removed(0));
      return 1;
    }
  }
  const listed = before === null ? shown : await purged(shown, runs, io, words.left);
  if (args.json) {
    say(
      io.stdout,
      JSON.stringify([...listed.damaged.map(damagedJson), ...listed.found.map(runJson)]),
    );
  }
  if (before !== null && total > 0) {
    say(io.stderr, words.removed(listed.found.length + listed.damaged.length));
  }
  return 0;
}

interface Runs {
  readonly found: readonly FoundRun[];
  readonly damaged: readonly DamagedRun[];
}

function show(
  { found, damaged }: Runs,
  catalogue: Pick<Catalogue, 'number' | 'outcomes'>,
  io: Io,
): void {
  for (const run of damaged) say(io.stdout, visible(damagedLine(run)));
  for (const run of found) say(io.stdout, visible(runLine(run, catalogue)));
}

/** A link can lead to runs of somebody else, or of another place, whatever it is called. */
async function refuseLink(runs: string): Promise<void> {
  const found = await lstat(runs).catch(() => null);
  if (found?.isSymbolicLink() === true) fail('OUTPUT_IS_LINK', { path: runs });
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

/**
 * The runs that ended before that time; one whose time cannot be told did not. Of those that are damaged
 * nobody knows whose they are: any run that goes on keeps them.
 */
async function oldOnes(
  found: readonly FoundRun[],
  damaged: readonly DamagedRun[],
  runs: string,
  before: number,
): Promise<Runs> {
  const old = damaged.filter(({ changed }) => changed <= before);
  return {
    found: found.filter(({ meta: { state, started, ended } }) => {
      return state !== 'running' && Date.parse(ended ?? started) <= before;
    }),
    damaged: old.length === 0 || (await isAnyLocked(runs)) ? [] : old,
  };
}

/** Removes runs, and returns those that are gone. What is left of one is told with `left`. */
async function purged(
  { found, damaged }: Runs,
  runs: string,
  io: Io,
  left: Catalogue['runs']['left'],
): Promise<Runs> {
  const remove = async (folder: string): Promise<void> => {
    const names = await removeRun(folder);
    if (names.length > 0) say(io.stderr, visible(left(folder, names)));
  };
  const removed: FoundRun[] = [];
  for (const run of found) if (await isRemoved(run, runs, io, remove)) removed.push(run);
  for (const { folder } of damaged) await remove(folder);
  return { found: removed, damaged };
}

/** Removes a run, under the lock where it could be resumed meanwhile; false when it is. */
async function isRemoved(
  { folder, meta }: FoundRun,
  runs: string,
  io: Io,
  remove: (folder: string) => Promise<void>,
): Promise<boolean> {
  const lock = meta.state === 'finished' ? null : await lockUnlessHeld(runs, meta.endpoint, io);
  if (meta.state !== 'finished' && lock === null) return false;
  try {
    await remove(folder);
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
