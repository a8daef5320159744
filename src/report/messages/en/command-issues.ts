// English: what stops a command.

import type { IssueWords } from '../catalogue.ts';
import { systemCause } from './causes.ts';
import { either, nameOf, number } from './phrases.ts';

export const commandIssues = {
  USAGE: ({ detail }) => ({
    message: detail,
    hint: 'pluvo-bulk --help lists the commands, and pluvo-bulk COMMAND --help their options.',
  }),
  CONFIG_INVALID: () => ({
    message: 'The configuration file is not YAML as it should be',
    hint: 'Correct the line: a key, a colon, a space and a value.',
  }),
  CONFIG_KEY_UNKNOWN: ({ key, nearest }) => ({
    message: `There is no setting "${key}"`,
    hint:
      nearest === null
        ? 'Remove it, or see the options of the commands.'
        : `The nearest one is ${nearest}.`,
  }),
  CONFIG_VALUE_INVALID: ({ key }) => ({
    message: `The value of ${key} is not one that it can have`,
    hint: 'Give it what the option of that name takes: see the --help of its command.',
  }),
  CONFIG_EXPOSED: () => ({
    message: 'The configuration file holds credentials, and others can read it',
    hint: 'Make it readable for you alone (chmod 600), or keep the credentials in the environment.',
  }),
  CONFIG_KEY_NOT_TRUSTED: ({ key, file, typed }) => ({
    message: `${file} was found and not named, and such a file cannot say "${key}"`,
    hint: `Type --${key} yourself or, if the file is yours, name it: --config ${typed}. Whoever sends a roster can put such a file beside it.`,
  }),
  CONFIG_PATH_OUTSIDE: ({ key, file, typed }) => ({
    message: `${file} was found and not named, and its ${key} is outside its own folder`,
    hint: `Type --${key} yourself or, if the file is yours, name it: --config ${typed}. Whoever sends a roster can put such a file beside it.`,
  }),
  CONFIG_HOST_NOT_TRUSTED: ({ host, endpoint, file, typed }) => ({
    message: `${file} was found and not named, so your credentials are not sent to the host that it names, ${host}`,
    hint: `If that host is right, add --endpoint ${endpoint}, or name the file: --config ${typed}. Else somebody may be after your token: remove the file.`,
  }),
  DATE_OPTION_INVALID: ({ option }) => ({
    message: `${option} does not have a date`,
    hint: `Write it as year, month and day: ${option} 2026-01-31.`,
  }),
  NO_TERMINAL: ({ dryRun }) => ({
    message: 'Nothing was written: there is no terminal to ask on',
    hint: `Add --yes to apply without asking${dryRun ? ', or --dry-run for the preview alone' : ''}.`,
  }),
  DECLINED: () => ({
    message: 'Nothing was written, as you asked',
    hint: 'Run the same command again when you are ready.',
  }),
  OUTPUT_EXISTS: ({ path }) => ({
    message: `${path} exists already`,
    hint: 'Add --force to overwrite it, or choose another name.',
  }),
  OUTPUT_IS_LINK: ({ path }) => ({
    message: `${path} is a symbolic link, and those are never written through`,
    hint: 'Choose another name, or name the file that it points to.',
  }),
  OUTPUT_UNWRITABLE: ({ path, cause }) => ({
    message: `${path} cannot be written: ${systemCause(cause)}`,
    hint: 'Choose another file or folder, or close the file in other programs.',
  }),
  OUTPUT_FORMAT_UNKNOWN: ({ path, formats }) => ({
    message: `${path} does not end in a format that can be written`,
    hint: `Choose a name that ends in ${either(formats.map((format) => `.${format}`))}.`,
  }),
  OUTPUT_CELL_TOO_LONG: ({ field: name, limit }) => ({
    message: `A value of ${nameOf(name)} is longer than the ${number(limit)} characters that a cell holds`,
    hint: 'Write a .csv or .json file, or leave that column out with --columns.',
  }),
  OUTPUT_NOT_ENCODABLE: ({ encoding }) => ({
    message: `There is a character that ${encoding} does not have`,
    hint: 'Leave --encoding out: UTF-8 has them all. Nothing was written.',
  }),
  STATE_INVALID: ({ path, cause }) => ({
    message: `${path} does not hold the users of a sandbox: ${cause}`,
    hint: 'Choose another file with --state, or remove it to start anew.',
  }),
  PORT_UNAVAILABLE: ({ port, cause }) => ({
    message: `The sandbox cannot listen on port ${String(port)}: ${systemCause(cause)}`,
    hint: 'Choose another with --port, or leave it out to take any that is free.',
  }),
  INTERRUPTED: ({ command }) =>
    command === null
      ? {
          message: 'Interrupted before anything was written',
          hint: 'Run the same command again.',
        }
      : { message: 'The run was interrupted', hint: `${command} continues it.` },
  RUN_LOCKED: ({ pid, host, since, lock, elsewhere }) => ({
    message: `Another run is writing to this endpoint (process ${String(pid)} on ${host}, since ${since})`,
    hint:
      elsewhere === true
        ? `Wait until it has finished. If that machine is off or the run is gone, add --break-lock: ${lock} is taken over, unless it still shows a sign of life.`
        : `Wait until it has finished. If there is no such run, remove ${lock}.`,
  }),
  RUN_NOT_FOUND: ({ run }) => ({
    message: `${run} is not the folder of a run`,
    hint: 'pluvo-bulk runs lists the earlier runs.',
  }),
  RUN_NONE_OPEN: ({ runs }) => ({
    message: `No run in ${runs} was stopped half way`,
    hint: 'pluvo-bulk runs lists the earlier runs. --runs names another folder.',
  }),
  RUN_STOPPED: ({ command }) => ({
    message: 'The run stopped half way',
    hint: `${command} continues it.`,
  }),
  RUN_DAMAGED: ({ run }) => ({
    message: `What ${run} says about itself cannot be read`,
    hint: 'pluvo-bulk runs lists the earlier runs.',
  }),
  UNDO_TOUCHED: () => ({
    message: 'Somebody has changed this user after the run, so it is left alone',
    hint: 'Change it by hand, if it should be as it was before.',
  }),
  UNDO_NOT_MADE: () => ({
    message: 'It is not known how this user was before the run, so it is left alone',
    hint: 'Look at it in Pluvo.',
  }),
} satisfies Partial<IssueWords>;
