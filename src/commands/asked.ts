// What a command that failed was asked for, in arguments that could perhaps not be understood.

import { Parser } from 'yargs/helpers';
import type { Language } from '../report/messages/catalogues.ts';
import { COMMANDS } from './commands.ts';
import type { Config } from './config.ts';
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
  const verbs = COMMANDS.map(({ usage }) => usage.split(' ')[0]);
  return {
    command: argv.find((word) => verbs.includes(word)) ?? null,
    json: last(given['json'] ?? config?.options['json']) === true,
    lang: languageNamed(last(given['lang'] ?? config?.options['lang'])),
  };
}

/** Of an option that is given twice, the last value counts. */
function last(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}

function languageNamed(name: unknown): Language | undefined {
  return LANG_OPTION.lang.choices.find((known) => known === name);
}
