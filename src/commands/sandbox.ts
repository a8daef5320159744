// sandbox: serves the embedded stand-in until it is stopped.

import { command } from './command.ts';
import { JSON_OPTION } from './options.ts';

export const SANDBOX_OPTIONS = {
  port: {
    type: 'number',
    describe: 'The port to listen on; any free one when left out',
    requiresArg: true,
  },
  state: { type: 'string', describe: 'Keep the users in this file', requiresArg: true },
  rate: {
    type: 'number',
    describe: 'Refuse more requests a second than this (429)',
    requiresArg: true,
  },
  latency: {
    type: 'number',
    describe: 'Milliseconds that every answer takes at least',
    default: 0,
    requiresArg: true,
  },
  ...JSON_OPTION,
} as const;

export const sandboxCommand = command({
  usage: 'sandbox',
  describe: 'Serve the stand-in with invented people on this machine',
  positionals: {},
  options: SANDBOX_OPTIONS,
  examples: [['sandbox --state sandbox.json --port 4010', 'keep the users between runs']],
  load: async () => (await import('./run-sandbox.ts')).runSandbox,
});
