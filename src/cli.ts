#!/usr/bin/env node
// The program: yargs, the one catch, the exit code.

import { readFileSync } from 'node:fs';
import yargs from 'yargs';
import { applyCommand } from './commands/apply.ts';
import type { Command, ExitCode } from './commands/command.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import type { Io } from './commands/io.ts';
import { planCommand } from './commands/plan.ts';
import { sandboxCommand } from './commands/sandbox.ts';
import { systemIo } from './commands/system-io.ts';
import { usageError } from './commands/usage.ts';

const COMMANDS: readonly Command[] = [
  importCommand,
  planCommand,
  applyCommand,
  exportCommand,
  sandboxCommand,
];

async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    let exitCode: ExitCode = 0;
    const parser = yargs([...argv])
      .scriptName('pluvo-bulk')
      .locale('en')
      .usage('$0 <command>: move users between spreadsheets and Pluvo')
      .strict()
      .demandCommand(1, 'Say what to do: one of the commands above')
      .recommendCommands()
      .parserConfiguration({ 'duplicate-arguments-array': false, 'greedy-arrays': false })
      .wrap(Math.min(100, io.screen?.columns ?? 100))
      .version(version())
      .help()
      .alias('help', 'h')
      .exitProcess(false)
      .fail((message, error) => {
        // Without an error of its own, it is yargs that refuses the arguments.
        throw error instanceof Error ? error : usageError(message);
      });
    for (const { usage, describe, register, run } of COMMANDS) {
      parser.command(usage, describe, register, async (args) => {
        exitCode = await run(args, io);
      });
    }
    await parser.parseAsync();
    return exitCode;
  } catch (error) {
    // Loaded here: the words for errors would slow `--help` down.
    const { showError } = await import('./commands/show-error.ts');
    const verbs = COMMANDS.map(({ usage }) => usage.split(' ')[0]);
    const command = argv.find((word) => verbs.includes(word)) ?? null;
    return showError(error, { command, json: argv.includes('--json') }, io);
  }
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const found = /"version":\s*"([^"]+)"/.exec(text)?.[1];
  return found ?? 'unknown';
}

// Set, not exited with: what has been written to a pipe must still get there.
process.exitCode = await main(process.argv.slice(2), systemIo());
