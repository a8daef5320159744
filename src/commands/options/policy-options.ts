// What the policy flags mean.

import type { PlanDocument } from '../../plan/document.ts';
import { parsePattern } from '../../plan/pattern.ts';
import { type Action, ACTIONS } from '../../plan/plan.ts';
import type { ArchiveLimit, Policy } from '../../plan/policy.ts';
import { fieldNamed } from '../../user/fields.ts';
import type { FieldName } from '../../user/user.ts';
import type { Arguments } from '../flags/option-table.ts';
import type { POLICY_OPTIONS } from '../flags/policy-flags.ts';
import { usageError } from './usage.ts';

type PolicyArguments = Arguments<typeof POLICY_OPTIONS>;

/** What the flags leave open: what the endpoint accepts and has, and what earlier runs have seen. */
export type Surroundings = Pick<Policy, 'writable' | 'expectedUsers' | 'lastRows'>;

/** The policy that the flags ask for. Fails with USAGE, which names the flag. */
export function policyOf(args: PolicyArguments, surroundings: Surroundings): Policy {
  return {
    ...surroundings,
    match: args.match,
    blank: args.blank,
    restore: args.restore,
    invite: args.invite,
    archiveMissing: args['archive-missing'],
    scope: args.scope.map(parsePattern),
    protect: args.protect.map(parsePattern),
    maxArchive: archiveLimitOf(args['max-archive']),
    allowMassChange: new Set(args['allow-mass-change'].map(identifyingField)),
    allowShrink: args['allow-shrink'],
    only: args.only === undefined ? null : new Set(args.only.split(',').map(actionNamed)),
    limit: args.limit ?? null,
  };
}

/** What `--max-archive` allows. Fails with USAGE. */
export function archiveLimitOf(text: string | undefined): ArchiveLimit {
  if (text === undefined) return { kind: 'default' };
  const [, digits, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined)
    throw usageError('--max-archive takes a number or a percentage: 20 or 10%');
  return percent === '%'
    ? { kind: 'share', share: Number(digits) / 100 }
    : { kind: 'count', count: Math.floor(Number(digits)) };
}

function identifyingField(text: string): FieldName {
  const field = fieldNamed(text);
  if (field === null) throw usageError('--allow-mass-change takes name, email or ref');
  return field;
}

function actionNamed(text: string): Action {
  const action = ACTIONS.find((known) => known === text.trim());
  if (action === undefined) throw usageError(`--only takes ${ACTIONS.join(', ')}`);
  return action;
}

/** The policy flags that were given, for the preview: flag and value. */
export function policyShown(args: PolicyArguments): PlanDocument['options'] {
  const shown: (readonly [string, string])[] = [];
  const add = (flag: string, value: string): void => {
    shown.push([`--${flag}`, value]);
  };
  if (args.match !== 'auto') add('match', args.match);
  if (args.blank !== 'keep') add('blank', args.blank);
  for (const flag of ['restore', 'invite', 'archive-missing', 'allow-shrink'] as const) {
    if (args[flag]) add(flag, 'true');
  }
  for (const flag of ['scope', 'protect', 'allow-mass-change'] as const) {
    for (const value of args[flag]) add(flag, value);
  }
  if (args['max-archive'] !== undefined) add('max-archive', args['max-archive']);
  if (args.only !== undefined) add('only', args.only);
  if (args.limit !== undefined) add('limit', String(args.limit));
  return shown;
}
