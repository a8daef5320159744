// Options that several commands share.

import type { OptionTable } from './option-table.ts';

/** An option that can be given several times. */
export function repeatable(describe: string, group: string) {
  return {
    type: 'array',
    string: true,
    describe: `${describe} (repeatable)`,
    group,
    default: [] as string[],
    requiresArg: true,
  } as const;
}

/** Which endpoint to talk to. Credentials never come from the command line. */
export const CONNECTION_OPTIONS = {
  org: {
    type: 'string',
    describe: 'The organisation: acme for https://acme.pluvo.com/ (or PLUVO_ORG)',
    group: 'Connection:',
    requiresArg: true,
  },
  endpoint: {
    type: 'string',
    describe: 'The full address of a GraphQL endpoint (or PLUVO_ENDPOINT)',
    group: 'Connection:',
    requiresArg: true,
  },
  sandbox: {
    type: 'boolean',
    describe: 'Use a stand-in with invented people, started for this run',
    group: 'Connection:',
    default: false,
  },
  state: {
    type: 'string',
    path: true,
    describe: "Keep the sandbox's users in this file",
    group: 'Connection:',
    requiresArg: true,
  },
  config: {
    type: 'string',
    describe: 'Read the configuration from this file, instead of pluvo-bulk.yaml',
    group: 'Connection:',
    requiresArg: true,
  },
  'max-wait': {
    type: 'string',
    describe: 'Wait no longer than this when the server asks for it: 90s, 10m, 2h',
    group: 'Connection:',
    default: '10m',
    requiresArg: true,
  },
  'token-cache': {
    type: 'boolean',
    describe:
      'Keep the token of client credentials for the next command; --no-token-cache does not',
    group: 'Connection:',
    default: true,
  },
} as const satisfies OptionTable;

/** How a command speaks to other programs. */
export const JSON_OPTION = {
  json: {
    type: 'boolean',
    describe: 'Print one JSON object on stdout and nothing else there',
    group: 'Output:',
    default: false,
  },
} as const satisfies OptionTable;

export const FORCE_OPTION = {
  force: {
    type: 'boolean',
    describe: 'Overwrite a file that exists',
    group: 'Output:',
    default: false,
  },
} as const satisfies OptionTable;

/** The language of messages, previews and reports. */
export const LANG_OPTION = {
  lang: {
    choices: ['en', 'nl'] as const,
    describe: "The language of what is shown; else the terminal's own",
    group: 'Output:',
    requiresArg: true,
  },
} as const satisfies OptionTable;

export const PREVIEW_OPTIONS = {
  preview: {
    ...repeatable('Write the preview to a file: .html, .xlsx or .json', 'Output:'),
    path: true,
  },
  verbose: {
    type: 'boolean',
    describe: 'Show every change, not one screenful',
    group: 'Output:',
    default: false,
  },
} as const satisfies OptionTable;

/** How a plan is applied. */
export const APPLY_OPTIONS = {
  yes: {
    type: 'boolean',
    describe: 'Apply without asking',
    group: 'Apply:',
    default: false,
  },
  'break-lock': {
    type: 'boolean',
    describe: 'Take over the lock of a run on another machine that shows no sign of life',
    group: 'Apply:',
    default: false,
  },
  concurrency: {
    type: 'number',
    whole: true,
    describe: 'Requests in flight at once, at most',
    group: 'Apply:',
    default: 8,
    requiresArg: true,
  },
  rate: {
    type: 'number',
    whole: true,
    describe: 'Requests a second, at most; how many the server allows is found out',
    group: 'Apply:',
    default: 100,
    requiresArg: true,
  },
  batch: {
    type: 'number',
    whole: true,
    describe: 'Changes in one request, at most; how many the server takes is found out',
    group: 'Apply:',
    default: 50,
    requiresArg: true,
  },
  quiet: {
    type: 'boolean',
    describe: 'Show no progress',
    group: 'Output:',
    default: false,
  },
} as const satisfies OptionTable;

export const RUNS_OPTION = {
  runs: {
    type: 'string',
    path: true,
    describe: 'The folder that run folders with their reports are made in',
    group: 'Output:',
    default: 'pluvo-runs',
    requiresArg: true,
  },
} as const satisfies OptionTable;
