// How a command that failed wants to be told so, by arguments that could perhaps not be understood.

import type { Language } from '../report/messages/catalogues.ts';
import { COMMANDS } from './commands.ts';
import type { Config } from './config.ts';
import { earlyArguments } from './early-arguments.ts';
import { LANG_OPTION } from './options.ts';

export interface Asked {
  readonly command: string | null;
  /** One JSON object on stdout. */
  readonly json: boolean;
  readonly lang: Language | undefined;
}

/** As the flags say; where they say nothing, as the configuration file does. */
export function askedBy(argv: readonly string[], config: Config | null): Asked {
  const { verb, json, lang } = earlyArguments(argv, COMMANDS);
  const isVerb = COMMANDS.some(({ usage }) => usage.split(' ')[0] === verb);
  const language = lang ?? config?.options['lang'];
  return {
    command: isVerb ? verb : null,
    json: json ?? config?.options['json'] === true,
    lang: LANG_OPTION.lang.choices.find((known) => known === language),
  };
}
