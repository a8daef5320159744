// Accounts that no person belongs to: rooms, printers, services, shared mailboxes, vacancies.

import { list } from '../../user/words.ts';

const NAME_WORDS = list(`vergaderzaal; vergaderkamer; kamer; room; printer; scanner; scan; balie;
  service account; svc; beheer; admin; test; noreply; conference`);

const LOGIN =
  /^(?:svc|srv|adm|admin|room|printer|scan|test|noreply)[-_.\d]|^(?:admin|test|noreply)@/i;

const SHARED = new Set(
  list(`info; administratie; admin; receptie; balie; kantoor; office; hr; hrm; personeelszaken; pz;
    p&o; personeel; salaris; planning; roosters; zorg; team; afdeling; locatie; keuken; winkel;
    magazijn; contact; secretariaat; directie; support; helpdesk; service; noreply; no-reply;
    geenmail; geen; onbekend; test; nomail; x`),
);

const VACANCY =
  /^(?:vacature|vacancy|vacant|vakant|offene stelle|poste vacant)(?:\s|$)|^n\.?n\.?$/i;

const GUEST = /^(?:guest|gast|invité)$/i;

const STARTS_WITH_WORD = new RegExp(`^(?:${NAME_WORDS.join('|')})(?=[\\s\\d-]|$)`, 'i');

export interface AccountEvidence {
  readonly name: string;
  readonly email: string;
  readonly login: string;
  /** The roster has columns for first and last name, and this row has neither. */
  readonly nameless: () => boolean;
}

/** Whether a row is about an account or a vacancy and not a person; `null`: a person, as far as one can see. */
export function accountKind(evidence: AccountEvidence): 'vacancy' | 'account' | null {
  const { name, email, login, nameless } = evidence;
  if (email === '' && VACANCY.test(name)) return 'vacancy';
  const address = email === '' ? login : email;
  const named = STARTS_WITH_WORD.exec(name)?.[0].toLowerCase();
  if (nameless() && (named !== undefined || LOGIN.test(address) || isSharedAddress(address))) {
    return 'account';
  }
  if (named !== undefined && address.toLowerCase().startsWith(named)) return 'account';
  // A login of the tenant itself is no mailbox.
  return email === '' && /@[^@]*\.onmicrosoft\.com$/i.test(login) && !isGuest(login, '')
    ? 'account'
    : null;
}

/** Whether an Entra account is a guest of another organisation. */
export function isGuest(login: string, userType: string): boolean {
  return (login.includes('#') && /#ext#/i.test(login)) || GUEST.test(userType.trim());
}

/** Whether an address is one that several people read (`keuken@…`). */
export function isSharedAddress(email: string): boolean {
  const at = email.indexOf('@');
  return at > 0 && SHARED.has(email.slice(0, at).toLowerCase());
}
