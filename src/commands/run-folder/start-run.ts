// Applies a plan: the lock, the run folder with the plan and the journal in it, and the run itself.

import path from 'node:path';
import { Journal } from '../../apply/journal.ts';
import { toolVersion } from '../../files/package-root.ts';
import { SafeFile } from '../../files/safe-file.ts';
import type { PlanDocument } from '../../plan/document.ts';
import type { Connection } from '../connection/connect.ts';
import type { Io } from '../terminal/io.ts';
import { type CommandResult, noOutcomes } from '../terminal/result.ts';
import { applyInFolder, type RunSettings } from './apply-run.ts';
import { savePlan } from './plan-files.ts';
import type { ResumeFlags } from './resume-line.ts';
import { makeRunFolder, PLAN_FILE } from './run-folder.ts';
import { takeLocks } from './run-lock.ts';
import { writeMeta } from './run-meta.ts';
import { staleNow } from './stale-now.ts';

export interface ExecuteOptions extends RunSettings, ResumeFlags {
  /** The folder that run folders are made in. */
  readonly runs: string;
  /** The roster file, for the rows that did not go through. */
  readonly roster?: string;
}

/** Applies the plan in a new run folder, and writes the report; the result says how it went. */
export async function execute(
  document: PlanDocument,
  planned: CommandResult,
  connection: Connection,
  options: ExecuteOptions,
  io: Io,
): Promise<CommandResult> {
  const runs = path.resolve(io.cwd, options.runs);
  const lock = await takeLocks([{ runs, endpoint: connection.endpoint }], io);
  try {
    return await executeLocked(document, planned, connection, options, io);
  } finally {
    await lock.release();
  }
}

/**
 * The same, for a caller that holds the lock. Only now is it sure who is as the plan says: whoever is
 * not is left alone.
 */
export async function executeLocked(
  document: PlanDocument,
  planned: CommandResult,
  connection: Connection,
  options: ExecuteOptions,
  io: Io,
): Promise<CommandResult> {
  const runs = path.resolve(io.cwd, options.runs);
  const stale = await staleNow(document.plan, connection, options, io);
  const folder = await makeRunFolder(runs, document.source.file, io.now());
  const meta = {
    format: 'pluvo-bulk run',
    version: 1,
    tool: toolVersion(),
    command: planned.command,
    endpoint: connection.endpoint,
    roster: options.roster ?? null,
    started: new Date(io.now()).toISOString(),
    ended: null,
    state: 'running',
    changes: document.plan.changes.length,
    outcomes: noOutcomes(),
  } as const;
  await writeMeta(folder, meta);
  await savePlan(document, await SafeFile.create(path.join(folder, PLAN_FILE)));
  const run = {
    folder,
    meta,
    document,
    journal: new Journal(document.plan),
    stale,
    isResumed: false,
  };
  return applyInFolder(run, planned, connection, options, io);
}
