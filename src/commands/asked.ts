// What a command that failed was asked for, in arguments that could perhaps not be understood.

import { Parser } from 'yargs/helpers';
import type { Language } from '../report/messages/catalogues.ts';
import { COMMANDS } from './commands.ts';
import type { Config } from './config.ts';
import { nearestWord } from './nearest.ts';
import { LANG_OPTION } from './options.ts';

export interface Asked {
  readonly command: string | null;
  /** One JSON object on stdout. */
  readonly json: boolean;
  readonly lang: Language | undefined;
}

/** As the flags say; where they say nothing, as the configuration file does. */
export function askedBy(argv: readonly string[], config: Config | null): Asked {
  const given: Readonly<Record<string, unknown>> = Parser([...argv], {
    boolean: ['json'],
    string: ['lang'],
    configuration: { 'greedy-arrays': false },
  });
  return {
    command: commandIn(argv),
    json: last(given['json'] ?? config?.options['json']) === true,
    lang: languageNamed(last(given['lang'] ?? config?.options['lang'])),
  };
}

/** What to say where no word is a command though the first one should be; else `null`. */
export function unknownCommand(argv: readonly string[]): string | null {
  const word = argv.find((one) => !one.startsWith('-'));
  if (word === undefined || commandIn(argv) !== null) return null;
  const nearest = nearestWord(word, VERBS);
  return `there is no command "${word}"${nearest === null ? '' : `: did you mean ${nearest}?`}`;
}

const VERBS = [...COMMANDS.map(({ usage }) => usage.split(' ')[0] ?? ''), 'completion'];

function commandIn(argv: readonly string[]): string | null {
  return argv.find((word) => VERBS.includes(word)) ?? null;
}

/** Of an option that is given twice, the last value counts. */
function last(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}

function languageNamed(name: unknown): Language | undefined {
  return LANG_OPTION.lang.choices.find((known) => known === name);
}
