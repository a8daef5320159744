// Continues a run: what it was sending is read back first, what had no turn is compared with the plan.

import path from 'node:path';
import { Journal } from '../apply/journal.ts';
import { readJournal } from '../apply/journal-file.ts';
import type { PlanDocument } from '../plan/document.ts';
import { staleChanges } from '../plan/stale.ts';
import type { ExitCode } from '../user/issue.ts';
import { applyInFolder } from './apply-run.ts';
import { catalogueOf } from './catalogue-of.ts';
import type { Arguments } from './command.ts';
import { connect, readAllUsers, type Connection } from './connect.ts';
import type { Io } from './io.ts';
import { loadPlan } from './plan-files.ts';
import type { CommandResult } from './result.ts';
import { tellResult } from './tell-result.ts';
import type { RESUME_OPTIONS } from './resume.ts';
import { JOURNAL_FILE, PLAN_FILE, removeLeftovers } from './run-folder.ts';
import { takeLock } from './run-lock.ts';
import { latestOpenRun, namedRun, type FoundRun } from './runs-found.ts';
import { checkEndpoint } from './same-endpoint.ts';
import { agreed, plannedResult } from './show-plan.ts';

type ResumeArguments = Arguments<typeof RESUME_OPTIONS, 'run'>;

/** Runs `resume`. A run that is complete already only has its report written anew. */
export async function runResume(args: ResumeArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const runs = path.resolve(io.cwd, args.runs);
  const found = await runNamed(args.run, runs, io);
  const file = path.join(found.folder, PLAN_FILE);
  const document = await loadPlan(file);
  const connection = await connect(args, io);
  try {
    checkEndpoint(connection.endpoint, document.endpoint, args.sandbox);
    const planned = { ...plannedResult('resume', document), plan: file, run: found.folder };
    const asked = { ...document, refusals: [] };
    const stopped = await agreed(asked, planned, args, catalogue, io);
    const result = stopped ?? (await resumed(found, document, planned, connection, args, io));
    return tellResult(result, args, catalogue, io);
  } finally {
    await connection.close();
  }
}

/** yargs leaves out a positional argument that is not given, whatever its type says. */
async function runNamed(named: string | undefined, runs: string, io: Io): Promise<FoundRun> {
  return named === undefined ? latestOpenRun(runs) : namedRun(named, runs, io.cwd);
}

async function resumed(
  { folder, meta }: FoundRun,
  document: PlanDocument,
  planned: CommandResult,
  connection: Connection,
  args: ResumeArguments,
  io: Io,
): Promise<CommandResult> {
  const runs = path.resolve(io.cwd, args.runs);
  const lock = await takeLock(runs, connection.endpoint, io.now());
  try {
    await removeLeftovers(folder);
    // Read under the lock: until then the run itself may have been writing it.
    const journal = new Journal(document.plan);
    await readJournal(path.join(folder, JOURNAL_FILE), journal);
    const stale = await staleNow(document, journal, connection, args, io);
    const { roster } = meta;
    const run = { folder, meta, document, journal, stale, isResumed: true };
    return await applyInFolder(
      run,
      planned,
      connection,
      { ...args, ...(roster !== null && { roster }) },
      io,
    );
  } finally {
    await lock.release();
  }
}

/** Of the changes that were never sent, those whose user is no longer as the plan says. */
async function staleNow(
  { plan }: PlanDocument,
  journal: Journal,
  connection: Connection,
  args: ResumeArguments,
  io: Io,
): Promise<ReadonlySet<number>> {
  const isUnsent = (change: number): boolean =>
    journal.outcomeOf(change) === null && journal.attemptsOf(change) === 0;
  const numbers = Array.from({ length: plan.changes.length }, (_, change) => change);
  if (!numbers.some(isUnsent)) return new Set();
  const users = await readAllUsers(connection, args, io);
  return staleChanges(plan.changes, users, isUnsent);
}
