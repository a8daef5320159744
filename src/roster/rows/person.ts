// What the columns of a row say together: the name from its parts, the address or its substitute, the
// status from words and dates, and whether it is about a person at all.

import type { Issue } from '../../user/issue.ts';
import type { Contract } from '../../user/roster.ts';
import { accountKind, isGuest } from './accounts.ts';
import { readSubstituteEmail, type EmailOptions } from './row-email.ts';
import { readName, type NameOptions } from './row-name.ts';
import { readStatus, type StatusOptions } from './status.ts';
import type { Row } from './row.ts';

export interface PersonOptions extends NameOptions, EmailOptions, StatusOptions {}

export interface Person {
  /** Why the row is not imported; `held`: until somebody decides. */
  readonly reason: Issue | null;
  readonly held: boolean;
  readonly contract: Contract | null;
}

/** Reads the row as a whole; what is found goes into `row`. */
export function readPerson(row: Row, options: PersonOptions): Person {
  readName(row, options);
  const emailHeld = readSubstituteEmail(row, options);
  const { joins, contract, held: statusHeld } = readStatus(row, options);
  const skipped = notAPerson(row, options);
  const reason = emailHeld ?? statusHeld;
  // Only a row that is planned as it stands can wait for its user to settle a doubt.
  if (skipped !== null || joins || reason !== null) row.failDoubts();
  if (skipped !== null) return { reason: skipped, held: false, contract };
  // What is wrong with the row comes before what would be decided about it.
  if (row.issues.length > 0) return { reason: null, held: false, contract };
  if (joins) {
    row.want('isActive', false);
    const start = contract?.start ?? null;
    return { reason: row.reason('FUTURE_JOINER', { start }, 'startDate'), held: false, contract };
  }
  return { reason, held: true, contract };
}

function notAPerson(row: Row, { accept }: PersonOptions): Issue | null {
  const email = row.text('email');
  const login = row.part('emailFallback');
  if (isGuest(login, row.part('userType')) || isGuest(email, '')) {
    return accept.has('guests') ? null : row.reason('GUEST', { accept: 'guests' }, 'email');
  }
  if (accept.has('accounts')) return null;
  const kind = accountKind({
    name: row.text('name'),
    email,
    login,
    nameless: () =>
      row.has('lastName') && row.part('lastName') === '' && row.part('firstName') === '',
  });
  return kind === null ? null : row.reason('NOT_A_PERSON', { kind }, 'name');
}
