// What shows only over a whole plan: numbers that would lose their leading zeros, names that would lose
// their accents, people who may have been renamed, and new ones who are nearly somebody who is known.

import { NUMBERS } from '../user/fields.ts';
import { emailForm, fold } from '../user/fold.ts';
import { issue, type Issue } from '../user/issue.ts';
import { nearest } from '../user/nearest.ts';
import type { RosterSheet } from '../user/roster.ts';
import { type FieldName, refOf, type User } from '../user/user.ts';
import { placeOfChange } from './diff.ts';
import { type Change, type FieldChange, type LikelyRename, type Who, whoOf } from './plan.ts';
import type { UserIndex } from './user-index.ts';

/** A warning for each field of numbers, at the first such row. */
export function lostZeros(
  changes: Iterable<Change>,
  sheets: readonly RosterSheet[],
): readonly Issue[] {
  const found = new Map<FieldName, { readonly first: Change; rows: number }>();
  for (const change of changes) {
    if (change.action === 'create') continue;
    for (const { field, before, after } of change.fields) {
      if (typeof before !== 'string' || typeof after !== 'string') continue;
      if (!NUMBERS.some((name) => name === field) || !isShortened(before, after)) continue;
      const known = found.get(field);
      if (known === undefined) found.set(field, { first: change, rows: 1 });
      else known.rows += 1;
    }
  }
  return [...found].map(([field, { first, rows }]) =>
    issue('ZEROS_WOULD_GO', { field, rows }, placeOfChange(first, sheets, field)),
  );
}

/** A warning where the names of several users differ from Pluvo's only in accents, at the first of them. */
export function lostAccents(
  changes: Iterable<Change>,
  sheets: readonly RosterSheet[],
): readonly Issue[] {
  let first: Change | null = null;
  let rows = 0;
  for (const change of changes) {
    if (change.action === 'create' || !change.fields.some(differsInAccents)) continue;
    first ??= change;
    rows += 1;
  }
  if (first === null || rows < 2) return [];
  return [issue('ACCENTS_DIFFER', { rows }, placeOfChange(first, sheets, 'name'))];
}

function differsInAccents({ field, before, after }: FieldChange): boolean {
  return (
    field === 'name'
    && typeof before === 'string'
    && typeof after === 'string'
    && fold(before) === fold(after)
    && before.replace(ACCENTED, '') !== after.replace(ACCENTED, '')
  );
}

const ACCENTED = /[\0-\x7F]/g;

function isShortened(before: string, after: string): boolean {
  return /^0+\d/.test(before) && /^\d+$/.test(after) && before.replace(/^0+(?=\d)/, '') === after;
}

/** Pairs of a create and an archive with one name, each used once, in the order of the plan. */
export function likelyRenames(changes: readonly Change[]): readonly LikelyRename[] {
  const creates = createsByName(changes);
  return changes.flatMap((change) => {
    if (change.action !== 'archive') return [];
    const create = creates.get(fold(change.before.name))?.shift();
    return create === undefined ? [] : [{ create: create.number, archive: change.number }];
  });
}

/** New users by the folded form of their name, in the order of the plan. */
function createsByName(changes: Iterable<Change>): ReadonlyMap<string, Change[]> {
  const creates = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.action !== 'create') continue;
    const name = fold(whoOf(change).name ?? '');
    const known = creates.get(name);
    if (known !== undefined) known.push(change);
    else if (name !== '') creates.set(name, [change]);
  }
  return creates;
}

/** A warning for each new user who has the name of a user, and nearly the ref or the address of theirs. */
export function nearDuplicates(
  changes: Iterable<Change>,
  users: UserIndex,
  sheets: readonly RosterSheet[],
): readonly Issue[] {
  const creates = createsByName(changes);
  if (creates.size === 0) return [];
  const found = new Map<Change, User>();
  for (const user of users) {
    for (const change of creates.get(fold(user.name)) ?? []) {
      const known = found.get(change);
      const isBetter = known === undefined || (!known.isActive && user.isActive);
      if (isBetter && isNear(whoOf(change), user)) found.set(change, user);
    }
  }
  return [...found].map(([change, user]) => {
    const params = { ref: refOf(user), archived: !user.isActive };
    return issue('NEAR_DUPLICATE', params, placeOfChange(change, sheets));
  });
}

function isNear({ ref, email }: Who, user: User): boolean {
  const known = refOf(user);
  const form = numberForm(ref ?? '');
  if (form !== '' && known !== null && form === numberForm(known)) return true;
  return email !== null && user.email !== '' && isNearAddress(email, user.email);
}

/** A ref without what spreadsheets and people change in it: case, signs between, zeros in front. */
function numberForm(ref: string): string {
  return fold(ref).replace(/^0+(?=.)/, '');
}

/** Addresses of one mailbox, in whichever domain, or of two that are spelt much alike in one domain. */
function isNearAddress(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.mailbox !== '' && a.mailbox === b.mailbox) return true;
  return a.domain === b.domain && nearest(a.mailbox, [b.mailbox]) !== null;
}

function partsOf(email: string): { readonly mailbox: string; readonly domain: string } {
  const address = emailForm(email);
  const at = address.lastIndexOf('@');
  return { mailbox: fold(address.slice(0, at)), domain: address.slice(at + 1) };
}
