// The import: from a roster file to its report, stage by stage.

import { previewText } from '../report/preview-text.ts';
import { en } from '../report/messages/en.ts';
import { issue, type ExitCode, type Issue } from '../user/issue.ts';
import type { Arguments } from './command.ts';
import { confirm } from './confirm.ts';
import { connect, type Connection } from './connect.ts';
import { execute, exitCodeOf } from './execute.ts';
import type { IMPORT_OPTIONS } from './import.ts';
import { say, type Io } from './io.ts';
import { makePlan, type Planned } from './make-plan.ts';
import { emptyResult, resultJson, type CommandResult } from './result.ts';
import { issueText } from './show-error.ts';

type ImportArguments = Arguments<typeof IMPORT_OPTIONS, 'file'>;

/** Runs `import`. The preview and the apply hold the same plan. */
export async function runImport(args: ImportArguments, io: Io): Promise<ExitCode> {
  const connection = await connect(args, io);
  try {
    const planned = await makePlan(args, connection, io);
    if (!args.json) preview(planned, args, connection, io);
    const result = await decide(planned, args, connection, io);
    if (args.json) say(io.stdout, resultJson(result));
    else if (result.report !== null) say(io.stdout, en.finished(result.outcomes, result.report));
    return result.exitCode;
  } finally {
    await connection.close();
  }
}

function preview(
  { plan, file, warnings }: Planned,
  { verbose }: ImportArguments,
  { endpoint }: Connection,
  io: Io,
): void {
  const text = previewText(plan, {
    catalogue: en,
    file,
    endpoint,
    warnings,
    width: io.screen?.columns ?? 80,
    lines: io.screen?.rows ?? 40,
    color: io.screen?.color ?? false,
    verbose,
  });
  io.stdout.write(text);
}

/** Applies the plan if somebody said yes, or if there is nothing to say no to. */
async function decide(
  planned: Planned,
  args: ImportArguments,
  connection: Connection,
  io: Io,
): Promise<CommandResult> {
  const { plan, warnings, leftOut } = planned;
  const { counts } = plan;
  const result = { ...emptyResult('import'), counts, warnings, leftOut: leftOut.length };
  if (args['dry-run']) return { ...result, exitCode: exitCodeOf(result) };
  if (plan.changes.length > 0 && !args.yes) {
    if (!io.interactive) return refuse(result, issue('NO_TERMINAL', {}), io);
    const question = en.confirm(plan.changes.length, connection.endpoint);
    if (!(await confirm(question, io))) return refuse(result, issue('DECLINED', {}), io);
  }
  return execute(planned, result, connection, args, io);
}

function refuse(result: CommandResult, reason: Issue, io: Io): CommandResult {
  say(io.stderr, issueText(reason));
  return { ...result, errors: [reason], exitCode: 1 };
}
