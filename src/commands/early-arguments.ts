// What the configuration is chosen by, from arguments that have not been parsed yet: they cannot be
// before it is there, because it holds defaults of theirs.

import { Parser } from 'yargs/helpers';
import type { Command, OptionTable } from './command.ts';

export interface EarlyArguments {
  /** What the command works on, where it stands first behind the verb. */
  readonly file: string | null;
  readonly config: string | null;
  readonly org: string | null;
}

/** How the program has yargs read arguments, beyond what is usual. */
export const PARSING = { 'greedy-arrays': false } as const;

/** Reads the arguments as yargs is going to. What it is going to refuse says nothing. */
export function earlyArguments(
  argv: readonly string[],
  commands: readonly Pick<Command, 'usage' | 'options'>[],
): EarlyArguments {
  // yargs, too, looks for the verb before it knows any option.
  const verb = textOf(parsed(argv, {})._[0]);
  const command = commands.find(({ usage }) => usage.split(' ')[0] === verb);
  const given = parsed(argv, command?.options ?? {});
  return { file: textOf(given._[1]), config: textOf(given['config']), org: textOf(given['org']) };
}

interface Parsed {
  readonly _: readonly unknown[];
  readonly [name: string]: unknown;
}

function parsed(argv: readonly string[], options: OptionTable): Parsed {
  const named = (isOf: (option: OptionTable[string]) => boolean): string[] =>
    Object.keys(options).filter((name) => options[name] !== undefined && isOf(options[name]));
  return Parser([...argv], {
    alias: Object.fromEntries(
      Object.entries(options).map(([name, { alias = [] }]) => [name, [alias].flat()]),
    ),
    array: named(({ type }) => type === 'array'),
    boolean: named(({ type }) => type === 'boolean'),
    string: named(({ type }) => type !== 'boolean'),
    configuration: { ...PARSING, 'parse-positional-numbers': false },
  });
}

/** The last that was given, as for the command itself; a flag without its value says nothing. */
function textOf(value: unknown): string | null {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' && last !== '' ? last : null;
}
