// The verbs, in the order of `--help`. The code of one is loaded only when it runs: `--help` needs none.

import { APPLY_FLAGS } from './flags/apply.ts';
import { CHECK_FLAGS } from './flags/check.ts';
import { COLUMNS_FLAGS } from './flags/columns.ts';
import { type Command, command } from './flags/command.ts';
import { EXPORT_FLAGS } from './flags/export.ts';
import { IMPORT_FLAGS } from './flags/import.ts';
import { PLAN_FLAGS } from './flags/plan.ts';
import { RESUME_FLAGS } from './flags/resume.ts';
import { RUNS_FLAGS } from './flags/runs.ts';
import { SANDBOX_FLAGS } from './flags/sandbox.ts';
import { TEMPLATE_FLAGS } from './flags/template.ts';
import { UNDO_FLAGS } from './flags/undo.ts';

export const COMMANDS: readonly Command[] = [
  command(IMPORT_FLAGS, async () => (await import('./import.ts')).runImport),
  command(PLAN_FLAGS, async () => (await import('./plan.ts')).runPlan),
  command(APPLY_FLAGS, async () => (await import('./apply.ts')).runApply),
  command(RESUME_FLAGS, async () => (await import('./resume.ts')).runResume),
  command(UNDO_FLAGS, async () => (await import('./undo.ts')).runUndo),
  command(RUNS_FLAGS, async () => (await import('./runs.ts')).runRuns),
  command(EXPORT_FLAGS, async () => (await import('./export.ts')).runExport),
  command(COLUMNS_FLAGS, async () => (await import('./columns.ts')).runColumns),
  command(TEMPLATE_FLAGS, async () => (await import('./template.ts')).runTemplate),
  command(CHECK_FLAGS, async () => (await import('./check.ts')).runCheck),
  command(SANDBOX_FLAGS, async () => (await import('./sandbox.ts')).runSandbox),
];
