// What a change touches: the person, and the refs and addresses they have, get or give up.

import { emailForm, tidy } from '../user/fold.ts';
import type { Change } from '../plan/plan.ts';

/** Two changes with a key in common are never in flight together. */
export function keysOf(change: Change): readonly string[] {
  const keys: string[] = [];
  const add = (kind: 'id' | 'ref' | 'email', value: string | null): void => {
    if (value === null || value === '') return;
    const form = kind === 'email' ? emailForm(value) : kind === 'ref' ? tidy(value) : value;
    keys.push(`${kind}:${form}`);
  };
  if (change.action !== 'create') {
    const { id, ref, email } = change.before;
    add('id', id);
    add('ref', ref);
    add('email', email);
  }
  for (const { field, after } of change.fields) {
    if (field === 'ref' || field === 'email') add(field, after);
  }
  return keys;
}
