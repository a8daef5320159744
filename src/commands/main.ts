// The program: yargs, the one catch, the exit code.

import yargs, { type Argv } from 'yargs';
import { toolVersion } from '../files/package-root.ts';
import { COMMANDS } from './commands.ts';
import type { ExitCode } from './flags/command.ts';
import { PARSING } from './flags/option-table.ts';
import type { Config } from './options/config.ts';
import { NO_COMMAND, usageError } from './options/usage.ts';
import { type Io, say } from './terminal/io.ts';

/**
 * Runs the program with the words after its name. Gives the exit code, and never throws: an expected
 * failure is told on `io.stderr`, and so is a bug, with its stack.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let config: Config | null = null;
  try {
    let exitCode: ExitCode = 0;
    config = await configOf(argv, io);
    const parser = yargs()
      .scriptName('pluvo-bulk')
      .locale('en')
      .usage('$0 <command>: move users between spreadsheets and Pluvo')
      .strict()
      .demandCommand(1, NO_COMMAND)
      .parserConfiguration(PARSING)
      .wrap(Math.min(100, io.screen?.columns ?? 100))
      .version(toolVersion())
      .completion('completion', 'Print a script for the completion of commands in bash or zsh')
      .help()
      .alias('help', 'h')
      .exitProcess(false)
      .fail((message, error) => {
        // Without an error, or with one of its own, it is yargs that refuses the arguments.
        const isOther = error instanceof Error && error.name !== 'YError';
        throw isOther ? error : usageError(message);
      });
    for (const { usage, describe, register, run } of COMMANDS) {
      const describeOptions = (yargs: Argv): Argv => register(yargs, config);
      parser.command(usage, describe, describeOptions, async (args) => {
        exitCode = await run(args, { ...io, config });
      });
    }
    // With a callback, yargs hands over what it would print itself: help, version, completion.
    let printed = '';
    await parser.parseAsync(argv, {}, (_error, _args, output) => {
      printed = output;
    });
    if (printed !== '') say(io.stdout, printed);
    return exitCode;
  } catch (error) {
    // Loaded here: the words for errors would slow `--help` down.
    const { askedBy, explained } = await import('./options/refused-arguments.ts');
    const { showError } = await import('./terminal/show-error.ts');
    const asked = askedBy(argv, COMMANDS, config);
    return showError(explained(error, argv, COMMANDS), asked, io);
  }
}

/** Whoever asks for help or the version needs no configuration, and should not wait for it. */
async function configOf(argv: readonly string[], io: Io): Promise<Config | null> {
  if (argv.some((word) => ['--help', '-h', '--version'].includes(word))) return null;
  const { configFor } = await import('./options/config.ts');
  return configFor(argv, COMMANDS, io);
}
