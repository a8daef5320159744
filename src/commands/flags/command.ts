// What a verb is for yargs: its flags, checked, and what it does.

import type { Argv, Options } from 'yargs';
import type { ExitCode } from '../../user/issue.ts';
import { type Config, withConfig } from '../options/config.ts';
import { usageError } from '../options/usage.ts';
import type { Io } from '../terminal/io.ts';
import type { Arguments, Flags, OptionTable } from './option-table.ts';

export type { ExitCode };

export interface Command extends Pick<Flags, 'usage' | 'describe' | 'options'> {
  /** Where the command line says nothing, the configuration file does. */
  readonly register: (yargs: Argv, config: Config | null) => Argv;
  /** `args` are what yargs parsed. Expected failures are thrown as `IssueError`. */
  readonly run: (args: unknown, io: Io) => Promise<ExitCode>;
}

/** A command of its flags; `load` brings its code in only when it runs. */
export function command<T extends OptionTable, P extends string = never>(
  { usage, describe, positionals, options, examples }: Flags<T, P>,
  load: () => Promise<(args: Arguments<NoInfer<T>, NoInfer<P>>, io: Io) => Promise<ExitCode>>,
): Command {
  return {
    usage,
    describe,
    options,
    register(yargs, config) {
      let described: Argv = yargs.options(lastGiven(withConfig(options, config)));
      for (const [name, what] of Object.entries<string>(positionals)) {
        described = described.positional(name, { type: 'string', describe: what });
      }
      for (const [line, what] of examples) described = described.example(`$0 ${line}`, what);
      return described;
    },
    async run(args, io) {
      checkNumbers(options, args);
      const run = await load();
      // yargs has parsed and checked the arguments against these very tables.
      return run(args as Arguments<T, P>, io);
    },
  };
}

/** yargs makes NaN of `--rate abc`. A number is more than 0, unless its default is 0. */
function checkNumbers(options: OptionTable, args: unknown): void {
  const given = new Map(Object.entries(args ?? {}));
  for (const [name, { type, default: fallback, whole }] of Object.entries(options)) {
    const value: unknown = given.get(name);
    if (type !== 'number' || value === undefined || value === fallback) continue;
    const isWhole = whole !== true || Number.isInteger(value);
    if (Number.isFinite(value) && isWhole && Number(value) > 0) continue;
    throw usageError(`--${name} needs a ${whole === true ? 'whole ' : ''}number above 0`);
  }
}

/**
 * The options, with the last value of one that is given twice. yargs can do that itself
 * (`duplicate-arguments-array`), but then forgets all but the last of a repeatable one too.
 */
function lastGiven(options: OptionTable): Record<string, Options> {
  const last = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : value);
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      option.type === 'array' ? option : { ...option, coerce: last },
    ]),
  );
}
