// A change of the plan as the mutation that makes it.

import type { Change, FieldChange } from '../plan/plan.ts';
import type { Mutation } from '../user/gateway.ts';
import { refOf, type UserInput } from '../user/user.ts';

/**
 * Users are selected by ref, and by e-mail only where there is none: a new user without one, or a
 * user without one whose address stays. (The plan lets no other through.) That one goes by id where
 * the endpoint takes it.
 */
export function mutationOf(change: Change): Mutation {
  const input: UserInput = {};
  for (const field of change.fields) setInput(input, field);
  if (change.action === 'create') {
    const { sendInvite } = change;
    const ref = typeof input.ref === 'string' ? input.ref : null;
    if (ref !== null) return { kind: 'upsert', select: { by: 'ref', ref }, input, sendInvite };
    const email = String(input.email);
    return { kind: 'upsert', select: { by: 'email', email }, input, sendInvite };
  }
  const { id, email } = change.before;
  const ref = refOf(change.before);
  if (ref !== null) return { kind: 'update', ref, input };
  return { kind: 'upsert', select: { by: 'email', email }, input, sendInvite: false, id };
}

function setInput(input: UserInput, { field, after }: FieldChange): void {
  switch (field) {
    case 'id':
    case 'profileImage':
      return;
    case 'isActive':
      if (after !== null) input.isActive = after;
      return;
    case 'roles':
      if (after !== null) input.roles = after;
      return;
    case 'ref':
    case 'afasEmployeeId':
    case 'afasPersonId':
      input[field] = after;
      return;
    case 'name':
    case 'email':
    case 'language':
    case 'extraFields':
      if (after !== null) input[field] = after;
      return;
  }
}
