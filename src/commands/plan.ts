// Makes a plan and saves it; applies nothing.

import path from 'node:path';
import { SafeFile } from '../files/safe-file.ts';
import type { ExitCode } from '../user/issue.ts';
import { connect } from './connection/connect.ts';
import type { Arguments } from './flags/option-table.ts';
import type { PLAN_OPTIONS } from './flags/plan.ts';
import { makePlan } from './make-plan.ts';
import { savePlan } from './run-folder/plan-files.ts';
import { type Io, say } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { resultJson } from './terminal/result.ts';
import { plannedResult, showPlan, withPreviews } from './terminal/show-plan.ts';

type PlanArguments = Arguments<typeof PLAN_OPTIONS, 'file'>;

/** Runs `plan`. A plan that a guard refuses is saved too: `apply` refuses it as well. */
export async function runPlan(args: PlanArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  return withPreviews(args, io, async (savePreviews) => {
    const target = args.output === undefined ? null : path.resolve(io.cwd, args.output);
    const file = target === null ? null : await SafeFile.create(target, { force: args.force });
    try {
      const connection = await connect(args, io, 'read');
      try {
        const document = await makePlan(args, connection, io);
        if (!args.json) showPlan(document, args, catalogue, io);
        await savePreviews(document, catalogue);
        if (file !== null) await savePlan(document, file);
        const planned = { ...plannedResult('plan', document), plan: target };
        const hasChanges = args['detailed-exitcode'] && document.plan.changes.length > 0;
        const exitCode = planned.exitCode === 0 && hasChanges ? 2 : planned.exitCode;
        if (args.json) say(io.stdout, resultJson({ ...planned, exitCode }, catalogue));
        return exitCode;
      } finally {
        await connection.close();
      }
    } finally {
      await file?.discard();
    }
  });
}
