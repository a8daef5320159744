// The verbs, in the order of `--help`.

import { applyCommand } from './apply.ts';
import { checkCommand } from './check.ts';
import { columnsCommand } from './columns.ts';
import type { Command } from './command.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { planCommand } from './plan.ts';
import { resumeCommand } from './resume.ts';
import { runsCommand } from './runs.ts';
import { sandboxCommand } from './sandbox.ts';
import { templateCommand } from './template.ts';
import { undoCommand } from './undo.ts';

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
