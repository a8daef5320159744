// The verbs, in the order of `--help`.

import { applyCommand } from './flags/apply.ts';
import { checkCommand } from './flags/check.ts';
import { columnsCommand } from './flags/columns.ts';
import type { Command } from './flags/command.ts';
import { exportCommand } from './flags/export.ts';
import { importCommand } from './flags/import.ts';
import { planCommand } from './flags/plan.ts';
import { resumeCommand } from './flags/resume.ts';
import { runsCommand } from './flags/runs.ts';
import { sandboxCommand } from './flags/sandbox.ts';
import { templateCommand } from './flags/template.ts';
import { undoCommand } from './flags/undo.ts';

export const COMMANDS: readonly Command[] = [
  importCommand,
  planCommand,
  applyCommand,
  resumeCommand,
  undoCommand,
  runsCommand,
  exportCommand,
  columnsCommand,
  templateCommand,
  checkCommand,
  sandboxCommand,
];
