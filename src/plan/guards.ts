// All guards, in the order in which their refusals are told. A new one is a file and a row here.

import type { Issue } from '../user/issue.ts';
import type { Policy } from './policy.ts';
import { archives } from './guards/archives.ts';
import type { Guard, GuardFacts } from './guards/guard.ts';
import { massChange } from './guards/mass-change.ts';
import { noValidRow } from './guards/no-valid-row.ts';
import { shortRead } from './guards/short-read.ts';
import { shrunk } from './guards/shrunk.ts';

const GUARDS: readonly Guard[] = [shortRead, noValidRow, massChange, shrunk, archives];

/** What the guards refuse: while there is anything, nothing may be applied. */
export function refusalsOf(facts: GuardFacts, policy: Policy): readonly Issue[] {
  return GUARDS.flatMap((guard) => guard(facts, policy) ?? []);
}
