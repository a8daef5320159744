// A model of the server: what a plan's changes do to the users, with the server's uniqueness rules.

import type { Change } from '../../src/plan/plan.ts';
import { emailForm } from '../../src/user/fold.ts';
import type { User } from '../../src/user/user.ts';
import { aUser, aUuid } from './users.ts';

/** Applies changes one by one, in their order; throws where the real server would refuse. */
export function applyToModel(users: readonly User[], changes: Iterable<Change>): readonly User[] {
  const byId = new Map(users.map((user) => [user.id, user]));
  for (const change of changes) {
    const fresh = aUser({ id: aUuid(), ref: aUuid(), name: '', email: '' });
    const before = change.action === 'create' ? fresh : change.before;
    const after = Object.fromEntries(change.fields.map((field) => [field.field, field.after]));
    const user: User = { ...before, ...after };
    for (const other of byId.values()) {
      if (other.id === user.id) continue;
      if (other.ref === user.ref) throw new Error(`ref ${String(user.ref)} is taken`);
      if (emailForm(other.email) === emailForm(user.email)) throw new Error('email is taken');
    }
    byId.set(user.id, user);
  }
  return [...byId.values()];
}
