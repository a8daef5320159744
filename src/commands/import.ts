// The import: from a roster file to its report, stage by stage.

import path from 'node:path';
import type { ExitCode } from '../user/issue.ts';
import { connect } from './connection/connect.ts';
import type { IMPORT_OPTIONS } from './flags/import.ts';
import type { Arguments } from './flags/option-table.ts';
import { makePlan } from './make-plan.ts';
import { execute } from './run-folder/start-run.ts';
import type { Io } from './terminal/io.ts';
import { catalogueOf } from './terminal/language.ts';
import { tellResult } from './terminal/result.ts';
import { agreed, plannedResult, showPlan, withPreviews } from './terminal/show-plan.ts';

type ImportArguments = Arguments<typeof IMPORT_OPTIONS, 'file'>;

/** Runs `import`. The preview and the apply hold the same plan. */
export async function runImport(args: ImportArguments, io: Io): Promise<ExitCode> {
  const catalogue = catalogueOf(args.lang, io);
  return withPreviews(args, io, async (savePreviews) => {
    const connection = await connect(args, io, args['dry-run'] ? 'read' : 'write');
    try {
      const document = await makePlan(args, connection, io);
      if (!args.json) showPlan(document, args, catalogue, io);
      await savePreviews(document, catalogue);
      const planned = plannedResult('import', document);
      const stopped = await agreed(document, planned, args, catalogue, io);
      const options = { ...args, roster: path.resolve(io.cwd, args.file) };
      const result = stopped ?? (await execute(document, planned, connection, options, io));
      return tellResult(result, args, catalogue, io);
    } finally {
      await connection.close();
    }
  });
}
