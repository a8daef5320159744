// What stands in for an e-mail address that a row does not have.

import { field as fieldOf } from '../../user/fields.ts';
import type { Issue } from '../../user/issue.ts';
import type { Vocabulary } from '../../user/user.ts';
import { isGuest, isSharedAddress } from './accounts.ts';
import type { Acceptable } from './accept.ts';
import type { Row } from './row.ts';

export interface EmailOptions {
  readonly accept: ReadonlySet<Acceptable>;
  readonly vocabulary: Vocabulary;
}

/**
 * Takes the login name or, only when that is accepted, a private address for the e-mail address of a row
 * without one. Returns why the row is held, if it is.
 */
export function readSubstituteEmail(row: Row, { accept, vocabulary }: EmailOptions): Issue | null {
  const email = row.text('email');
  if (email !== '') {
    if (isSharedAddress(email)) row.note('EMAIL_SHARED', {}, 'email');
    return null;
  }
  // An address that cannot be read is to be corrected, not replaced.
  if (row.failed('email')) return null;
  const login = row.part('emailFallback');
  if (login !== '' && !isGuest(login, '') && !isTenantLogin(login)) {
    const parsed = fieldOf('email').parse(login, vocabulary);
    if (!parsed.ok) return null;
    row.want('email', parsed.value);
    row.note('EMAIL_FROM_LOGIN', {}, 'emailFallback');
    return null;
  }
  const spare = row.part('emailSecondary');
  if (spare === '' || login !== '') return null;
  const parsed = fieldOf('email').parse(spare, vocabulary);
  if (!parsed.ok) return null;
  row.want('email', parsed.value);
  if (accept.has('private-email')) return null;
  return row.reason('PRIVATE_EMAIL', { accept: 'private-email' }, 'emailSecondary');
}

/** A login of the Entra tenant itself is no mailbox. */
function isTenantLogin(login: string): boolean {
  return /\.onmicrosoft\.com$/i.test(login);
}
