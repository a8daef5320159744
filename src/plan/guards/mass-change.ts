// Nearly everybody gets another name, address or ref: the columns have probably shifted.

import { issue } from '../../user/issue.ts';
import type { FieldName } from '../../user/user.ts';
import type { Guard } from './guard.ts';

/** The fields by which people are told apart. */
export const IDENTIFYING = ['name', 'email', 'ref'] as const satisfies readonly FieldName[];

/** With fewer people than this, more than half is not many. */
const FEWEST = 20;

export const massChange: Guard = ({ identityChanges, matched }, { allowMassChange }) => {
  if (matched < FEWEST) return null;
  for (const field of IDENTIFYING) {
    const changed = identityChanges.get(field) ?? 0;
    if (changed <= matched / 2 || allowMassChange.has(field)) continue;
    const flag = `--allow-mass-change ${field}`;
    return issue('GUARD_MASS_CHANGE', { field, changed, matched, flag });
  }
  return null;
};
