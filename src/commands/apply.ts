// Applies a plan file: exactly what was previewed, to users who still are as it says.

import path from 'node:path';
import { sha256OfFile } from '../files/digest.ts';
import { staleChanges } from '../plan/stale.ts';
import { type ExitCode, fail } from '../user/issue.ts';
import { checkEndpoint, connect, readAllUsers } from './connection/connect.ts';
import type { APPLY_COMMAND_OPTIONS } from './flags/apply.ts';
import type { Arguments } from './flags/option-table.ts';
import { loadPlan } from './run-folder/plan-files.ts';
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
      // A plan that is rehearsed goes to the sandbox, whatever it was made for.
      const shown = { ...document, endpoint: connection.endpoint };
      if (!args.json) showPlan(shown, args, catalogue, io);
      await savePreviews(shown, catalogue);
      const planned = { ...plannedResult('apply', document), plan: file };
      const stopped = await agreed(shown, planned, args, catalogue, io);
      const result = stopped ?? (await run());
      return tellResult(result, args, catalogue, io);

      async function run(): ReturnType<typeof execute> {
        // Read after the yes: nobody knows how long the question stood.
        const users = await readAllUsers(connection, args, io);
        const stale = staleChanges(document.plan.changes, users);
        const { roster, ...others } = args;
        const file = roster === undefined ? {} : { roster: path.resolve(io.cwd, roster) };
        return execute(document, planned, connection, { ...others, stale, ...file }, io);
      }
    } finally {
      await connection.close();
    }
  });
}

async function checkRoster(roster: string, planned: string, io: Io): Promise<void> {
  const file = path.resolve(io.cwd, roster);
  if ((await sha256OfFile(file)) !== planned)
    fail('PLAN_OTHER_ROSTER', { file: path.basename(file) });
}
