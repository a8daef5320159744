// What a command that failed was asked for, by arguments that could perhaps not be understood.

import { nearest } from '../../user/nearest.ts';
import { IssueError } from '../../user/issue.ts';
import type { Flags } from '../flags/option-table.ts';
import { LANG_OPTION } from '../flags/shared-flags.ts';
import type { Asked } from '../terminal/show-error.ts';
import type { Config } from './config.ts';
import { earlyArguments } from './early-arguments.ts';
import { NO_COMMAND, usageError } from './usage.ts';

type Verbs = readonly Pick<Flags, 'usage' | 'options'>[];

const namesOf = (commands: Verbs): readonly string[] => [
  ...commands.map(({ usage }) => usage.split(' ')[0] ?? ''),
  'completion',
];

/** As the flags say; where they say nothing, as the configuration file does. */
export function askedBy(argv: readonly string[], commands: Verbs, config: Config | null): Asked {
  const { verb, json, lang } = earlyArguments(argv, commands);
  const language = lang ?? config?.options['lang'];
  return {
    command: verb !== null && namesOf(commands).includes(verb) ? verb : null,
    json: json ?? config?.options['json'] === true,
    lang: LANG_OPTION.lang.choices.find((known) => known === language),
  };
}

/** The error as it came; of arguments that were refused since the first word is no command, one that says so. */
export function explained(error: unknown, argv: readonly string[], commands: Verbs): unknown {
  const problem = error instanceof IssueError ? error.issues[0] : undefined;
  if (problem?.code !== 'USAGE' || problem.params.detail === NO_COMMAND) return error;
  const { verb } = earlyArguments(argv, commands);
  const known = namesOf(commands);
  if (verb === null || known.includes(verb)) return error;
  const meant = nearest(verb, known);
  const suggested = meant === null ? '' : `: did you mean ${meant}?`;
  return usageError(`there is no command "${verb}"${suggested}`);
}
