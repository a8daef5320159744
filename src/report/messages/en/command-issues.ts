// English: what stops a command.

import type { IssueWords } from '../catalogue.ts';
import { systemCause } from './causes.ts';
import { AGAIN, count, either, nameOf, number } from './phrases.ts';

export const commandIssues = {
  USAGE: ({ detail }) => ({
    message: detail,
    hint: 'pluvo-bulk --help lists the commands, and pluvo-bulk COMMAND --help their options.',
  }),
  DATE_OPTION_INVALID: ({ option }) => ({
    message: `${option} does not have a date`,
    hint: `Write it as year, month and day: ${option} 2026-01-31.`,
  }),
  NO_TERMINAL: () => ({
    message: 'Nothing was written: there is no terminal to ask on',
    hint: 'Add --yes to apply without asking, or --dry-run for the preview alone.',
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
  OUTPUT_TOO_MANY_ROWS: ({ limit }) => ({
    message: `There are more users than the ${count(limit, { one: 'row', other: 'rows' })} that a sheet holds`,
    hint: 'Write a .csv or .json file.',
  }),
  STATE_INVALID: ({ path, cause }) => ({
    message: `${path} does not hold the users of a sandbox: ${cause}`,
    hint: 'Choose another file with --state, or remove it to start anew.',
  }),
  PORT_UNAVAILABLE: ({ port, cause }) => ({
    message: `The sandbox cannot listen on port ${String(port)}: ${systemCause(cause)}`,
    hint: 'Choose another with --port, or leave it out to take any that is free.',
  }),
  INTERRUPTED: () => ({
    message: 'The run was interrupted',
    hint: AGAIN,
  }),
} satisfies Partial<IssueWords>;
