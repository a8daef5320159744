// What must be known of the arguments before yargs parses them, or although it could not: the
// configuration, which holds defaults of theirs, is chosen by some, and errors are told by others.

import { Parser } from 'yargs/helpers';
import { type Flags, type OptionTable, PARSING } from '../flags/option-table.ts';

export interface EarlyArguments {
  readonly verb: string | null;
  /** What the command works on, where it stands first behind the verb. */
  readonly file: string | null;
  readonly config: string | null;
  readonly org: string | null;
  readonly lang: string | null;
  /** `null`: not said. */
  readonly json: boolean | null;
}

/** Reads the arguments as yargs is going to. What it is going to refuse says nothing. */
export function earlyArguments(
  argv: readonly string[],
  commands: readonly Pick<Flags, 'usage' | 'options'>[],
): EarlyArguments {
  // yargs, too, looks for the verb before it knows any option.
  const verb = lastText(parsed(argv, {})._[0]);
  const command = commands.find(({ usage }) => usage.split(' ')[0] === verb);
  const given = parsed(argv, command?.options ?? {});
  const json = last(given['json']);
  return {
    verb,
    file: lastText(given._[1]),
    config: lastText(given['config']),
    org: lastText(given['org']),
    lang: lastText(given['lang']),
    json: typeof json === 'boolean' ? json : null,
  };
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
    // Of what is no command either.
    boolean: ['json', ...named(({ type }) => type === 'boolean')],
    string: named(({ type }) => type !== 'boolean'),
    configuration: { ...PARSING, 'parse-positional-numbers': false },
  });
}

/** Of what is given twice the last counts, as for the command itself. */
function last(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}

/** A flag without its value says nothing. */
function lastText(value: unknown): string | null {
  const text = last(value);
  return typeof text === 'string' && text !== '' ? text : null;
}
