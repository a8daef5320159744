// sandbox: serves the embedded stand-in until it is stopped.

import { FAULT_NAMES } from '../../sandbox/faults.ts';
import { BODY_REFUSAL_FORMS } from '../../sandbox/reply.ts';
import { APIS } from '../../sandbox/schema-text.ts';
import { THROTTLE_FORMS } from '../../sandbox/throttle.ts';
import type { Flags, OptionTable } from './option-table.ts';
import { JSON_OPTION } from './shared-flags.ts';

const API_GROUP = 'The API:';

const LIMITS_GROUP = 'Limits:';

const FAULTS_GROUP = 'Faults:';

const number = (describe: string, group?: string) =>
  ({
    type: 'number',
    describe,
    requiresArg: true,
    ...(group === undefined ? {} : { group }),
  }) as const;

const count = (describe: string, group?: string) =>
  ({ ...number(describe, group), whole: true }) as const;

export const SANDBOX_OPTIONS = {
  port: count('The port to listen on; any free one when left out'),
  state: { type: 'string', describe: 'Keep the users in this file', requiresArg: true },
  users: count('Begin with so many invented people, instead of the sample organisation'),
  api: {
    choices: APIS,
    describe: 'The generation of the API that it speaks',
    group: API_GROUP,
    default: 'first' as const,
    requiresArg: true,
  },
  introspection: {
    type: 'boolean',
    describe: 'Tell the schema to who asks; --no-introspection refuses',
    group: API_GROUP,
    default: true,
  },
  'token-lifetime': number('Seconds that a token of /oauth/token/ lasts (a day)', API_GROUP),
  rate: number('Refuse more requests a second than this (429)', LIMITS_GROUP),
  burst: count('Requests that may come at once before --rate counts', LIMITS_GROUP),
  'throttled-as': {
    choices: THROTTLE_FORMS,
    describe: 'How that is told; only header and detail say how long to wait',
    group: LIMITS_GROUP,
    default: 'header' as const,
    requiresArg: true,
  },
  'alias-limit': count('Refuse a document with more aliases than this', LIMITS_GROUP),
  'complexity-limit': count('Refuse a document with more fields than this', LIMITS_GROUP),
  'depth-limit': count('Refuse a document that is nested deeper than this', LIMITS_GROUP),
  'body-limit': count('Refuse a request of more bytes than this', LIMITS_GROUP),
  'body-refused-as': {
    choices: BODY_REFUSAL_FORMS,
    describe: 'How that is told: by a proxy, by the application, by Django alone',
    group: LIMITS_GROUP,
    default: 'html-413' as const,
    requiresArg: true,
  },
  seats: count('Take no more active users than this, as a subscription does', LIMITS_GROUP),
  latency: {
    ...number('Milliseconds that every answer takes at least', LIMITS_GROUP),
    default: 0,
  },
  fault: {
    type: 'array',
    string: true,
    alias: 'faults',
    describe: `Spoil this share of the requests: --fault reset-after=0.1 (repeatable); all=0.2 is shared among all that pass (not ignored, misdirected, throttled-long). There are ${FAULT_NAMES.join(', ')}`,
    group: FAULTS_GROUP,
    default: [] as string[],
    requiresArg: true,
  },
  seed: {
    ...count('Which requests those are: the same seed, the same requests', FAULTS_GROUP),
    default: 1,
  },
  slow: { ...number('Milliseconds that the fault slow takes', FAULTS_GROUP), default: 3000 },
  ...JSON_OPTION,
} as const satisfies OptionTable;

export const SANDBOX_FLAGS = {
  usage: 'sandbox',
  describe: 'Serve the stand-in with invented people on this machine',
  positionals: {},
  options: SANDBOX_OPTIONS,
  examples: [
    ['sandbox --state sandbox.json --port 4010', 'keep the users between runs'],
    ['sandbox --users 5000 --rate 20 --faults all=0.2', 'rehearse a bad day'],
  ],
} as const satisfies Flags;
