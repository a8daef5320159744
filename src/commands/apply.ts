// Applies a plan file: exactly what was previewed, to users who still are as it says.

import path from 'node:path';
import { sha256OfFile } from '../files/digest.ts';
import type { PlanDocument } from '../plan/document.ts';
import { placeOfChange } from '../plan/diff.ts';
import { type ExitCode, fail, issue, type Issue } from '../user/issue.ts';
import { checkEndpoint, connect, type Connection } from './connection/connect.ts';
import type { APPLY_COMMAND_OPTIONS } from './flags/apply.ts';
import type { Arguments } from './flags/option-table.ts';
import { loadPlan } from './run-folder/plan-files.ts';
import { staleNow } from './run-folder/stale-now.ts';
import { execute } from './run-folder/start-run.ts';
import type { Io } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { tellResult } from './terminal/result.ts';
import { agreed, plannedResult, showPlan, withPreviews } from './terminal/show-plan.ts';

type ApplyArguments = Arguments<typeof APPLY_COMMAND_OPTIONS, 'plan'>;

/** Runs `apply`. A plan for another endpoint, or of another roster, is refused. */
export async function runApply(args: ApplyArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  const file = path.resolve(io.cwd, args.plan);
  const document = await loadPlan(file);
  if (args.roster !== undefined) await checkRoster(args.roster, document.source.sha256, io);
  return withPreviews(args, io, async (savePreviews) => {
    const connection = await connect(args, io);
    try {
      checkEndpoint(connection.endpoint, document.endpoint, args.sandbox);
      const stale = await staleIn(document, connection, args, io);
      // A plan that is rehearsed goes to the sandbox, whatever it was made for.
      const shown = {
        ...document,
        endpoint: connection.endpoint,
        warnings: [...document.warnings, ...stale],
      };
      if (!args.json) showPlan(shown, args, catalogue, io);
      await savePreviews(shown, catalogue);
      const planned = { ...plannedResult('apply', shown), plan: file };
      const asked = document.plan.changes.length - stale.length;
      const stopped = await agreed(shown, planned, args, catalogue, io, asked);
      const { roster, ...others } = args;
      const given = roster === undefined ? {} : { roster: path.resolve(io.cwd, roster) };
      const result =
        stopped ?? (await execute(document, planned, connection, { ...others, ...given }, io));
      return tellResult(result, args, catalogue, io);
    } finally {
      await connection.close();
    }
  });
}

/**
 * What has become stale since the plan was made, for who is to say yes; where that was said in advance,
 * looking once, right before the writing, is enough.
 */
async function staleIn(
  { plan, refusals }: PlanDocument,
  connection: Connection,
  args: ApplyArguments,
  io: Io,
): Promise<readonly Issue[]> {
  if (args.yes || refusals.length > 0) return [];
  const stale = await staleNow(plan, connection, args, io);
  return [...stale].map((number) => {
    const change = plan.changes.at(number);
    return issue('STALE', {}, change === undefined ? {} : placeOfChange(change, plan.sheets));
  });
}

async function checkRoster(roster: string, planned: string, io: Io): Promise<void> {
  const file = path.resolve(io.cwd, roster);
  if ((await sha256OfFile(file)) !== planned)
    fail('PLAN_OTHER_ROSTER', { file: path.basename(file) });
}
