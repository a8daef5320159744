// Lists the earlier runs, and removes old ones.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { OUTCOMES } from '../apply/outcome.ts';
import type { Catalogue } from '../report/messages/catalogue.ts';
import { visible } from '../report/visible.ts';
import type { ExitCode } from '../user/issue.ts';
import { catalogueOf } from './catalogue-of.ts';
import type { Arguments } from './command.ts';
import { say, type Io } from './io.ts';
import type { RUNS_OPTIONS } from './runs.ts';
import { isLocked } from './run-lock.ts';
import { findRuns, type FoundRun } from './runs-found.ts';
import { usageError } from './usage.ts';

/** Runs `runs`. A run that is going on is never removed. */
export async function runRuns(args: Arguments<typeof RUNS_OPTIONS>, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const runs = path.resolve(io.cwd, args.runs);
  const found = await findRuns(runs);
  const listed = args.purge === undefined ? found : await purged(found, runs, args.purge, io);
  if (args.json) say(io.stdout, JSON.stringify(listed.map(runJson)));
  else for (const run of listed) say(io.stdout, visible(runLine(run, catalogue)));
  return 0;
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
    const { started, ended, state, endpoint } = run.meta;
    if (Date.parse(ended ?? started) > before) continue;
    if (state === 'running' && (await isLocked(runs, endpoint))) continue;
    await rm(run.folder, { recursive: true, force: true });
    removed.push(run);
  }
  return removed;
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

function runLine({ folder, meta }: FoundRun, catalogue: Catalogue): string {
  const { started, command, endpoint, state, changes, outcomes } = meta;
  const told = OUTCOMES.filter((name) => outcomes[name] > 0).map(
    (name) => `${catalogue.number(outcomes[name])} ${catalogue.outcomes[name]}`,
  );
  const what = told.length === 0 ? `0/${catalogue.number(changes)}` : told.join(', ');
  const time = started.slice(0, 16).replace('T', ' ');
  return `${time}  ${state.padEnd(8)}  ${command.padEnd(6)}  ${path.basename(folder)}  ${endpoint}  ${what}`;
}
