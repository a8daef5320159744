// Takes back what a run did: the inverse plan, through the same preview, guard and queue as any other.

import path from 'node:path';
import { readJournal } from '../apply/journal-file.ts';
import { Journal } from '../apply/journal.ts';
import { sha256OfFile } from '../files/digest.ts';
import { toolVersion } from '../files/package-root.ts';
import type { PlanDocument } from '../plan/document.ts';
import { archives, factsOf } from '../plan/guards.ts';
import { type Ended, inversePlan } from '../plan/inverse.ts';
import type { Change, Plan } from '../plan/plan.ts';
import { BARE_POLICY } from '../plan/policy.ts';
import type { UserIndex } from '../plan/user-index.ts';
import type { ExitCode, Issue } from '../user/issue.ts';
import { checkEndpoint, connect, type Connection, readAllUsers } from './connection/connect.ts';
import type { Arguments } from './flags/option-table.ts';
import type { UNDO_OPTIONS } from './flags/undo.ts';
import { archiveLimitOf } from './options/policy-options.ts';
import { namedRun, runsFolderOf } from './run-folder/find-runs.ts';
import { loadPlan } from './run-folder/plan-files.ts';
import { JOURNAL_FILE, PLAN_FILE } from './run-folder/run-folder.ts';
import { takeLocks } from './run-folder/run-lock.ts';
import { executeLocked } from './run-folder/start-run.ts';
import type { Io } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { tellResult } from './terminal/result.ts';
import { agreed, plannedResult, showPlan, withPreviews } from './terminal/show-plan.ts';

type UndoArguments = Arguments<typeof UNDO_OPTIONS, 'run'>;

/**
 * Runs `undo`. The journal and the users are read under the lock: until then the run that is to be undone
 * may be going on.
 */
export async function runUndo(args: UndoArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const limit = archiveLimitOf(args['max-archive']);
  const runs = path.resolve(io.cwd, args.runs);
  const { folder, meta } = await namedRun(args.run, runs, io.cwd);
  const undone = await loadPlan(path.join(folder, PLAN_FILE));
  return withPreviews(args, io, async (savePreviews) => {
    const connection = await connect(args, io, args['dry-run'] ? 'read' : 'write');
    try {
      const { endpoint } = connection;
      checkEndpoint(endpoint, undone.endpoint, args.sandbox);
      const ofRun = { runs: await runsFolderOf(folder), endpoint: meta.endpoint };
      const lock = await takeLocks(
        args['dry-run'] ? [ofRun] : [ofRun, { runs, endpoint }],
        io,
        args['break-lock'],
      );
      try {
        const document = await inverseOf(folder, undone, limit, connection, args, io);
        if (!args.json) showPlan(document, args, catalogue, io);
        await savePreviews(document, catalogue);
        const planned = plannedResult('undo', document);
        const stopped = await agreed(document, planned, args, catalogue, io);
        const result = stopped ?? (await executeLocked(document, planned, connection, args, io));
        return tellResult(result, args, catalogue, io);
      } finally {
        await lock.release();
      }
    } finally {
      await connection.close();
    }
  });
}

/** What takes the run in that folder back, as far as it has come. */
async function inverseOf(
  folder: string,
  undone: PlanDocument,
  limit: ReturnType<typeof archiveLimitOf>,
  connection: Connection,
  args: UndoArguments,
  io: Io,
): Promise<PlanDocument> {
  const journal = new Journal(undone.plan);
  await readJournal(path.join(folder, JOURNAL_FILE), journal);
  const users = await readAllUsers(connection, args, io);
  const ended = (change: number): Ended => endedOf(undone.plan.changes.at(change), journal);
  const { rows } = catalogueOf(args.lang, io).report;
  const plan = inversePlan(undone.plan, ended, users, rows);
  const refusal = refusalOf(plan, users, limit);
  const sha256 = await sha256OfFile(path.join(folder, PLAN_FILE));
  return {
    tool: toolVersion(),
    endpoint: connection.endpoint,
    source: { file: `undo ${undone.source.file}`, sha256, sheets: [] },
    today: undone.today,
    options: [['undo', path.basename(folder)]],
    leftOut: [],
    warnings: [],
    refusals: refusal === null ? [] : [refusal],
    plan,
  };
}

/** How a change ended, for its inverse. */
function endedOf(change: Change | undefined, journal: Journal): Ended {
  if (change === undefined) return { kind: 'notMade' };
  const outcome = journal.outcomeOf(change.number);
  if (outcome === null) {
    return { kind: journal.attemptsOf(change.number) > 0 ? 'unknown' : 'notMade' };
  }
  if (!('id' in outcome)) return { kind: 'notMade' };
  const isOther = change.action === 'create' && outcome.outcome !== 'created';
  return isOther ? { kind: 'other' } : { kind: 'made', id: outcome.id };
}

/** Archiving those whom the run created is archiving like any other. */
function refusalOf(
  plan: Plan,
  users: UserIndex,
  maxArchive: ReturnType<typeof archiveLimitOf>,
): Issue | null {
  const policy = { ...BARE_POLICY, maxArchive };
  return archives(factsOf(plan, plan.changes, users, policy), policy);
}
