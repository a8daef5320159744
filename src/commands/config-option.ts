// Values for options from a configuration file: do they fit, and how do they become the option's own.

import type { Options } from 'yargs';
import type { OptionTable } from './flags/command.ts';
import type { Config } from './options/config.ts';

export type OptionValue = string | number | boolean | readonly (string | number)[];

type Option = OptionTable[string];

/** Whether a value is one that the option takes on the command line. */
export function fitsOption(option: Option, value: unknown): value is OptionValue {
  if (option.choices !== undefined) return option.choices.some((choice) => choice === value);
  switch (option.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return isNumber(value) && value > 0 && (option.whole !== true || Number.isInteger(value));
    case 'array':
      return isText(value) || (Array.isArray(value) && value.every(isText));
    case 'string':
      return isText(value);
    case 'count':
    case undefined:
      return false;
  }
}

/** The options of a command with what the file says as their defaults. */
export function withConfig(options: OptionTable, config: Config | null): OptionTable {
  if (config === null) return options;
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const value = config.options[name];
      return value === undefined || !fitsOption(option, value)
        ? [name, option]
        : [name, { ...option, default: defaultOf(option, value) }];
    }),
  );
}

function defaultOf({ type, choices }: Options, value: OptionValue): unknown {
  if (type === 'array') return [value].flat().map(String);
  return type === 'string' && choices === undefined ? String(value) : value;
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** YAML makes a number of `1001`; on the command line it would be a text. */
const isText = (value: unknown): value is string | number =>
  isNumber(value) || (typeof value === 'string' && value !== '');
