// Runs a command in this process, with surroundings of its own: what many combinations need that
// would take too long as a program each.

import { PassThrough } from 'node:stream';
import yargs from 'yargs';
import { askedBy } from '../../src/commands/options/refused-arguments.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { configFor, type Config } from '../../src/commands/options/config.ts';
import { PARSING } from '../../src/commands/flags/command.ts';
import type { Io } from '../../src/commands/terminal/io.ts';
import { showError } from '../../src/commands/terminal/show-error.ts';
import { fail } from '../../src/user/issue.ts';

export interface RanInProcess {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** The surroundings of a command: a folder that is its home as well, no terminal, the real clock. */
export function anIo(given: Pick<Io, 'cwd' | 'env' | 'stdout' | 'stderr'>): Io {
  return {
    ...given,
    stdin: new PassThrough().end(),
    env: { HOME: given.cwd, ...given.env },
    interactive: false,
    screen: null,
    bar: false,
    now: () => Date.now(),
    interrupted: new AbortController().signal,
  };
}

/** Runs a command in a folder. Nothing of this process's environment is passed on. */
export async function runInProcess(
  argv: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<RanInProcess> {
  const [stdout, stderr] = [collected(), collected()];
  const io = anIo({ cwd, env, stdout: stdout.stream, stderr: stderr.stream });
  let exitCode = 0;
  let config: Config | null = null;
  try {
    config = await configFor(argv, COMMANDS, io);
    const parser = yargs([...argv])
      .strict()
      .exitProcess(false)
      .parserConfiguration(PARSING)
      .fail((message, error) => {
        if (error instanceof Error && error.name !== 'YError') throw error;
        fail('USAGE', { detail: message });
      });
    for (const { usage, describe, register, run } of COMMANDS) {
      parser.command(
        usage,
        describe,
        (one) => register(one, config),
        async (args) => {
          exitCode = await run(args, { ...io, config });
        },
      );
    }
    await parser.parseAsync();
  } catch (error) {
    exitCode = showError(error, askedBy(argv, config), io);
  }
  return { stdout: stdout.text(), stderr: stderr.text(), exitCode };
}

function collected(): { readonly stream: PassThrough; readonly text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
