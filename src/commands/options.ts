// Options that several commands share.

import type { OptionTable } from './command.ts';

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
    describe: "Keep the sandbox's users in this file",
    group: 'Connection:',
    requiresArg: true,
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
