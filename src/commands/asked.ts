// What a command that failed was asked for, by arguments that could perhaps not be understood.

import type { Language } from '../report/messages/catalogues.ts';
import { COMMANDS } from './commands.ts';
import type { Config } from './config.ts';
import { earlyArguments } from './early-arguments.ts';
import { nearestWord } from './nearest.ts';
import { LANG_OPTION } from './options.ts';

export interface Asked {
  readonly command: string | null;
  /** One JSON object on stdout. */
  readonly json: boolean;
  readonly lang: Language | undefined;
}

const VERBS = [...COMMANDS.map(({ usage }) => usage.split(' ')[0] ?? ''), 'completion'];

/** As the flags say; where they say nothing, as the configuration file does. */
export function askedBy(argv: readonly string[], config: Config | null): Asked {
  const { verb, json, lang } = earlyArguments(argv, COMMANDS);
  const language = lang ?? config?.options['lang'];
  return {
    command: verb !== null && VERBS.includes(verb) ? verb : null,
    json: json ?? config?.options['json'] === true,
    lang: LANG_OPTION.lang.choices.find((known) => known === language),
  };
}

/** What to say where the first word is no command though it should be; else `null`. */
export function unknownCommand(argv: readonly string[]): string | null {
  const { verb } = earlyArguments(argv, COMMANDS);
  if (verb === null || VERBS.includes(verb)) return null;
  const nearest = nearestWord(verb, VERBS);
  return `there is no command "${verb}"${nearest === null ? '' : `: did you mean ${nearest}?`}`;
}
