// Continues a run: what it was sending is read back first, what had no turn is compared with the plan.

import path from 'node:path';
import { readJournal } from '../apply/journal-file.ts';
import { Journal } from '../apply/journal.ts';
import type { PlanDocument } from '../plan/document.ts';
import { staleChanges } from '../plan/stale.ts';
import type { ExitCode } from '../user/issue.ts';
import { checkEndpoint, connect, type Connection, readAllUsers } from './connection/connect.ts';
import type { Arguments } from './flags/option-table.ts';
import type { RESUME_OPTIONS } from './flags/resume.ts';
import { applyInFolder } from './run-folder/apply-run.ts';
import { type FoundRun, latestOpenRun, namedRun, runsFolderOf } from './run-folder/find-runs.ts';
import { loadPlan } from './run-folder/plan-files.ts';
import { JOURNAL_FILE, PLAN_FILE, removeLeftovers } from './run-folder/run-folder.ts';
import { takeLocks } from './run-folder/run-lock.ts';
import type { Io } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { type CommandResult, tellResult } from './terminal/result.ts';
import { agreed, plannedResult, showPlan } from './terminal/show-plan.ts';

type ResumeArguments = Arguments<typeof RESUME_OPTIONS, 'run'>;

/**
 * Runs `resume`. A run that is complete already only has its report written anew. The lock is held from
 * before the question: until then the run itself may be going on.
 */
export async function runResume(args: ResumeArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const found = await runNamed(args.run, path.resolve(io.cwd, args.runs), io);
  const { folder, meta } = found;
  const file = path.join(folder, PLAN_FILE);
  const document = await loadPlan(file);
  const connection = await connect(args, io);
  try {
    checkEndpoint(connection.endpoint, document.endpoint, args.sandbox);
    const place = { runs: await runsFolderOf(folder), endpoint: meta.endpoint };
    const lock = await takeLocks([place], io, args['break-lock']);
    try {
      // A folder can come from anywhere: what is in it is seen before it is agreed to.
      const shown = { ...document, endpoint: connection.endpoint };
      if (!args.json) showPlan(shown, { verbose: false }, catalogue, io);
      const planned = { ...plannedResult('resume', document), plan: file, run: folder };
      const asked = { ...document, refusals: [] };
      const stopped = await agreed(asked, planned, args, catalogue, io);
      const result = stopped ?? (await resumed(found, document, planned, connection, args, io));
      return tellResult(result, args, catalogue, io);
    } finally {
      await lock.release();
    }
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
  await removeLeftovers(folder);
  const journal = new Journal(document.plan);
  await readJournal(path.join(folder, JOURNAL_FILE), journal);
  const stale = await staleUnsent(document, journal, connection, args, io);
  const { roster } = meta;
  const run = { folder, meta, document, journal, stale, isResumed: true };
  const options = { ...args, ...(roster !== null && { roster }) };
  return applyInFolder(run, planned, connection, options, io);
}

/** Of the changes that were never sent, those whose user is no longer as the plan says. */
async function staleUnsent(
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
