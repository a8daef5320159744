// What the columns of a row say together: the name from its parts, the address or its substitute, the
// status from words and dates, and whether it is about a person at all.

import { field as fieldOf } from '../user/fields.ts';
import type { PartName } from '../user/headings.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { Place } from '../user/place.ts';
import type { Contract, WantedUser } from '../user/roster.ts';
import type { FieldName, Vocabulary } from '../user/user.ts';
import { accountKind, isGuest, isSharedAddress } from './accounts.ts';
import { cellNotes } from './cell-notes.ts';
import { readDate, type DateOrder } from './dates.ts';
import { composeName, nameUseOf, type NameUse } from './names.ts';

/** What a person may answer for all rows alike with `--accept`. */
export const ACCEPTABLE = [
  'guests',
  'accounts',
  'private-email',
  'status-date',
  'ref-change',
] as const;
export type Acceptable = (typeof ACCEPTABLE)[number];

export interface PersonOptions {
  /** Today, as an ISO date: decides whether a leave date is past. */
  readonly today: string;
  readonly dateOrder: DateOrder | null;
  readonly nameUse: Readonly<Partial<Record<string, NameUse>>>;
  readonly accept: ReadonlySet<Acceptable>;
  readonly vocabulary: Vocabulary;
}

/** A row in the middle of being read. `notes` is added to. */
export interface RowSoFar {
  readonly wanted: WantedUser;
  readonly issues: readonly Issue[];
  readonly notes: Issue[];
  /** The status says that the person has not started yet. */
  readonly joins: boolean;
  readonly part: (name: PartName) => string;
  readonly hasPart: (name: PartName) => boolean;
  readonly place: (name: PartName | FieldName) => Place;
}

export interface Person {
  readonly wanted: WantedUser;
  readonly issues: readonly Issue[];
  /** Why the row is not imported; `held`: until somebody decides. */
  readonly reason: Issue | null;
  readonly held: boolean;
  readonly contract: Contract | null;
}

/** Reads the row as a whole. Dates go before words: a status that contradicts them is held. */
export function readPerson(row: RowSoFar, options: PersonOptions): Person {
  const name = readName(row, options);
  const email = readEmail(row, options);
  const dates = readDates(row, options);
  const status = readStatus(row, dates, options);
  const wanted: WantedUser = {
    ...row.wanted,
    ...(name === null ? {} : { name }),
    ...(email.email === null ? {} : { email: email.email }),
    ...(status.isActive === null ? {} : { isActive: status.isActive }),
  };
  const issues = [...row.issues, ...email.issues, ...dates.issues];
  const account = notAPerson(row, wanted, options);
  const contract = dates.contract;
  if (account !== null) return { wanted, issues, reason: account, held: false, contract };
  if ((row.joins || dates.joins) && issues.length === 0) {
    const reason = issue(
      'FUTURE_JOINER',
      { start: contract?.start ?? null },
      row.place('startDate'),
    );
    return { wanted: { ...wanted, isActive: false }, issues, reason, held: false, contract };
  }
  const reason = email.held ?? status.held;
  if (isSharedAddress(typeof wanted.email === 'string' ? wanted.email : '')) {
    row.notes.push(issue('EMAIL_SHARED', {}, row.place('email')));
  }
  return { wanted, issues, reason: issues.length === 0 ? reason : null, held: true, contract };
}

/** The name from its parts, where there are any; `null` leaves the name column's as it is. */
function readName(row: RowSoFar, { nameUse }: PersonOptions): string | null {
  const { part, notes, place } = row;
  const lastName = part('lastName');
  const firstName = part('firstName');
  if (lastName === '' && firstName === '') return null;
  if (/^(?:dr|prof|drs|ir|ing|mr)\.\s/i.test(lastName)) {
    notes.push(issue('NAME_TITLE', {}, place('lastName')));
  }
  for (const name of ['firstName', 'lastName'] as const) {
    for (const note of cellNotes('name', part(name), undefined)) {
      notes.push(issue(note.code, note.params, place(name)));
    }
  }
  const composed = composeName({
    firstName,
    initials: part('initials'),
    infix: part('infix'),
    lastName,
    partnerInfix: part('partnerInfix'),
    partnerLastName: part('partnerLastName'),
    nameUse: nameUseOf(part('nameUse'), nameUse),
  });
  if (/^\p{Lu}{2,}(?:[\s'-]\p{Lu}{2,})+$/u.test(composed)) {
    notes.push(issue('NAME_CAPITALS', {}, place('lastName')));
  }
  return composed;
}

/** The address, or what stands in for it: a login, or (only when accepted) a private address. */
function readEmail(
  { wanted, part, place, notes, issues }: RowSoFar,
  { accept, vocabulary }: PersonOptions,
): {
  readonly email: string | null;
  readonly held: Issue | null;
  readonly issues: readonly Issue[];
} {
  const nothing = { email: null, held: null, issues: [] };
  const failed = issues.some(({ place: { column } }) => column === place('email').column);
  if (typeof wanted.email === 'string' || failed) return nothing;
  const login = part('emailFallback');
  if (login !== '' && !isGuest(login, '') && !/\.onmicrosoft\.com$/i.test(login)) {
    const parsed = fieldOf('email').parse(login, vocabulary);
    if (!parsed.ok) return nothing;
    notes.push(issue('EMAIL_FROM_LOGIN', {}, place('emailFallback')));
    return { ...nothing, email: parsed.value };
  }
  const spare = part('emailSecondary');
  if (spare === '' || login !== '') return nothing;
  const parsed = fieldOf('email').parse(spare, vocabulary);
  if (!parsed.ok) return nothing;
  const held = issue('PRIVATE_EMAIL', { accept: 'private-email' }, place('emailSecondary'));
  return { ...nothing, email: parsed.value, held: accept.has('private-email') ? null : held };
}

interface Dates {
  /** Whether the end date says that the person has left; `null` where it says nothing. */
  readonly left: boolean | null;
  readonly joins: boolean;
  readonly contract: Contract | null;
  readonly issues: readonly Issue[];
}

function readDates({ part, hasPart, place, notes }: RowSoFar, options: PersonOptions): Dates {
  if (!hasPart('startDate') && !hasPart('endDate')) {
    return { left: null, joins: false, contract: null, issues: [] };
  }
  const issues: Issue[] = [];
  const read = (name: 'startDate' | 'endDate'): string | null => {
    const text = part(name);
    if (text === '') return null;
    const reading = readDate(text, options.dateOrder);
    if (reading.kind === 'date') {
      if (reading.serial) notes.push(issue('DATE_SERIAL', {}, place(name)));
      return reading.iso;
    }
    if (reading.kind === 'none') return null;
    if (name === 'startDate') notes.push(issue('START_DATE_INVALID', {}, place(name)));
    else issues.push(issue('DATE_INVALID', { what: 'end' }, place(name), text));
    return null;
  };
  const start = read('startDate');
  const end = read('endDate');
  const left = hasPart('endDate') ? end !== null && end < options.today : null;
  if (left === false && end !== null)
    notes.push(issue('PLANNED_LEAVER', { end }, place('endDate')));
  return { left, joins: start !== null && start > options.today, contract: { start, end }, issues };
}

interface StatusReading {
  readonly isActive: boolean | null;
  readonly held: Issue | null;
}

/** The status from the dates; the status column may say more, but not otherwise. */
function readStatus(row: RowSoFar, dates: Dates, { accept }: PersonOptions): StatusReading {
  const said = row.wanted.isActive;
  const { left, contract } = dates;
  if (typeof said !== 'boolean') return { isActive: left === null ? null : !left, held: null };
  // Only a date that is there contradicts a word.
  if (left === null || contract?.end == null || said !== left)
    return { isActive: said, held: null };
  const held = issue('STATUS_CONTRADICTS', { accept: 'status-date' }, row.place('endDate'));
  return { isActive: !left, held: accept.has('status-date') ? null : held };
}

function notAPerson(row: RowSoFar, wanted: WantedUser, { accept }: PersonOptions): Issue | null {
  const text = (value: WantedUser['name']): string => (typeof value === 'string' ? value : '');
  const login = row.part('emailFallback');
  if (isGuest(login, row.part('userType')) || isGuest(text(wanted.email), '')) {
    return accept.has('guests') ? null : issue('GUEST', { accept: 'guests' }, row.place('email'));
  }
  if (accept.has('accounts')) return null;
  const kind = accountKind({
    name: text(wanted.name),
    email: text(wanted.email),
    login,
    nameless:
      row.hasPart('lastName') && row.part('lastName') === '' && row.part('firstName') === '',
  });
  return kind === null ? null : issue('NOT_A_PERSON', { kind }, row.place('name'));
}
