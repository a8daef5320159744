// What the flags of `sandbox` mean, checked: a rehearsal with a limit that was misread is none.

import { nearest } from '../../user/nearest.ts';
import { allFaults, type FaultRates, totalRate } from '../../sandbox/fault-rates.ts';
import { FAULT_NAMES, type FaultName } from '../../sandbox/faults.ts';
import { inventPeople } from '../../sandbox/people.ts';
import type { SandboxOptions } from '../../sandbox/sandbox.ts';
import { issue, IssueError } from '../../user/issue.ts';
import type { Arguments } from '../flags/option-table.ts';
import type { SANDBOX_OPTIONS } from '../flags/sandbox.ts';

const LARGEST_PORT = 65_535;

/** The program is made for a million changes; more would only fill the memory. */
const MOST_USERS = 1_000_000;

/** The options of the sandbox without its state file. Every flag that is wrong is reported at once. */
export function sandboxOptionsOf(args: Arguments<typeof SANDBOX_OPTIONS>): SandboxOptions {
  const problems: string[] = [];
  if (args.port !== undefined && args.port > LARGEST_PORT) {
    problems.push(`--port takes a number up to ${LARGEST_PORT}`);
  }
  if (args.users !== undefined && args.users > MOST_USERS) {
    problems.push(`--users takes a number up to ${MOST_USERS}`);
  }
  if (args.burst !== undefined && args.rate === undefined) {
    problems.push('--burst needs --rate: without a limit there is nothing to save up');
  }
  const faults = faultRatesOf(args.fault);
  problems.push(...faults.problems);
  if (problems.length > 0) {
    throw new IssueError(problems.map((detail) => issue('USAGE', { detail })));
  }
  const lifetime = args['token-lifetime'];
  return {
    port: args.port,
    users: args.users === undefined ? undefined : inventPeople(args.users),
    api: args.api,
    introspection: args.introspection,
    oauth: lifetime === undefined ? undefined : { expiresIn: lifetime },
    rate: args.rate,
    burst: args.burst,
    throttledAs: args['throttled-as'],
    aliasLimit: args['alias-limit'],
    complexityLimit: args['complexity-limit'],
    depthLimit: args['depth-limit'],
    bodyLimit: args['body-limit'],
    bodyRefusedAs: args['body-refused-as'],
    seats: args.seats,
    latencyMs: args.latency,
    faults: faults.rates,
    seed: args.seed,
    slowMs: args.slow,
  };
}

interface ParsedFaults {
  readonly rates: FaultRates;
  readonly problems: readonly string[];
}

/** `NAME=RATE` texts; a later one of the same name goes first, and any name goes before `all`. */
export function faultRatesOf(given: readonly string[]): ParsedFaults {
  const problems: string[] = [];
  let all: FaultRates = {};
  let named: FaultRates = {};
  for (const text of given) {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    const rate = at < 0 || text.slice(at + 1).trim() === '' ? NaN : Number(text.slice(at + 1));
    if (name !== 'all' && !isFault(name)) problems.push(unknownFault(name));
    else if (!(rate >= 0 && rate <= 1)) {
      problems.push(`--fault ${name} takes a share of the requests, 0 to 1: --fault ${name}=0.2`);
    } else if (name === 'all') all = allFaults(rate);
    else named = { ...named, [name]: rate };
  }
  const rates = { ...all, ...named };
  if (totalRate(rates) > 1 + 1e-9) {
    problems.push(
      'the faults of --fault add up to more than 1: a request meets one of them at most',
    );
  }
  return { rates, problems };
}

function isFault(name: string): name is FaultName {
  return FAULT_NAMES.some((known) => known === name);
}

function unknownFault(name: string): string {
  const known = ['all', ...FAULT_NAMES];
  const meant = nearest(name, known);
  const suggested = meant === null ? '' : `; the nearest is ${meant}`;
  return `there is no fault "${name}"${suggested}. There are: ${known.join(', ')}`;
}
