// The plan that takes back what a run did. Users whom somebody has changed since are left alone.

import { membersAre, withMembers } from '../user/extra-fields.ts';
import { clearedValue, field, FIELD_NAMES } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { RowPlace } from '../user/place.ts';
import { type FieldName, refOf, type User } from '../user/user.ts';
import { archivesFirst } from './order.ts';
import {
  type Change,
  type Counts,
  type FieldChange,
  type Plan,
  type Unchanged,
  type Verdict,
  type Who,
  whoOf,
} from './plan.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

/**
 * How a change of the run ended. `made` has the id of the user; `unknown`: it was sent, and how they
 * are now must tell; `other`: it wrote to somebody whose earlier state the run did not know.
 */
export type Ended =
  | { readonly kind: 'made'; readonly id: string }
  | { readonly kind: 'unknown' | 'other' | 'notMade' };

/**
 * Builds the inverse of a run's plan against the users as they are now: fields back, archived users
 * restored, created users archived. Its rows are the lines of the run's report workbook, on a sheet
 * that has the name `sheet`. Who took an address gives it back before its giver gets it.
 */
export function inversePlan(
  plan: Plan,
  endedOf: (change: number) => Ended,
  users: UserIndex,
  sheet: string,
): Plan {
  const lines = reportLines(plan);
  const changes: Change[] = [];
  const verdicts: Verdict[] = [];
  const unchanged: Unchanged[] = [];
  /** The inverse changes that give an address or a ref up, by the number of their user. */
  const givers: Givers = { ref: new Map(), email: new Map() };
  for (const change of [...plan.changes].reverse()) {
    const ended = endedOf(change.number);
    if (ended.kind === 'notMade') continue;
    const row: RowPlace = { sheet: 0, row: lines.get(change.number) ?? 1 };
    const number = userOf(change, ended, users);
    const user = number === NOBODY ? null : users.at(number);
    const who = user === null ? whoOf(change) : whoIs(user);
    const found = ended.kind === 'other' ? NOT_MADE : inverseOf(change, ended, user);
    if (found.is === 'nothing') continue;
    if (found.is === 'unchanged') {
      unchanged.push({ row, who });
      continue;
    }
    if (found.is === 'left') {
      verdicts.push(left('skipped', row, who, found.why, sheet));
      continue;
    }
    const free = isFree(found.fields, number, users, givers);
    if (!free.ok) {
      verdicts.push(left('conflict', row, who, free.why, sheet));
      continue;
    }
    for (const { field: name } of found.fields) {
      if (name === 'ref' || name === 'email') givers[name].set(number, changes.length);
    }
    const { action, fields, before } = found;
    const common = { number: changes.length, row, before, fields, waitsFor: free.waitsFor };
    changes.push({ action, ...common });
  }
  const byRow = (a: { row: RowPlace }, b: { row: RowPlace }): number => a.row.row - b.row.row;
  return {
    sheets: [{ name: sheet, columns: {} }],
    changes: archivesFirst(changes),
    verdicts: verdicts.sort(byRow),
    unchanged: unchanged.sort(byRow),
    likelyRenames: [],
    invitations: 0,
    counts: countsOf(changes, verdicts, unchanged.length),
  };
}

type Inverse =
  | {
      readonly is: 'change';
      readonly action: 'update' | 'restore' | 'archive';
      readonly fields: readonly FieldChange[];
      readonly before: User;
    }
  | { readonly is: 'unchanged' }
  | { readonly is: 'nothing' }
  | { readonly is: 'left'; readonly why: Issue };

const NOTHING: Inverse = { is: 'nothing' };

const UNCHANGED: Inverse = { is: 'unchanged' };

const NOT_MADE: Inverse = { is: 'left', why: issue('UNDO_NOT_MADE', {}) };

const TOUCHED: Inverse = { is: 'left', why: issue('UNDO_TOUCHED', {}) };

function userOf(change: Change, ended: Ended, users: UserIndex): number {
  if (ended.kind === 'made') return users.findId(ended.id);
  if (change.action !== 'create') return users.findId(change.before.id);
  const { ref, email } = whoOf(change);
  const [user = NOBODY, another] =
    ref !== null ? users.allWith('ref', ref) : email !== null ? users.allWith('email', email) : [];
  // Which of two the run has made, nobody knows.
  return another === undefined ? user : NOBODY;
}

function inverseOf(change: Change, ended: Ended, user: User | null): Inverse {
  const isUnknown = ended.kind === 'unknown';
  if (user === null) {
    return isUnknown && change.action === 'create'
      ? { is: 'nothing' }
      : { is: 'left', why: issue('USER_NOT_FOUND', {}) };
  }
  if (change.action === 'create') return inverseOfCreate(change, isUnknown, user);
  if (isAs('before', user, change)) return isUnknown ? NOTHING : UNCHANGED;
  if (!isAs('after', user, change)) return TOUCHED;
  const fields: FieldChange[] = [];
  for (const { field: name, before } of change.fields) {
    const isEmpty = before === null || before === '';
    if (isEmpty && !field(name).clearable) {
      return { is: 'left', why: issue('NOT_CLEARABLE', { field: name }) };
    }
    const back =
      name === 'extraFields'
        ? withMembers(user[name], textOf(change, 'after'), textOf(change, 'before'))
        : (before ?? clearedValue(name));
    fields.push(fieldChange(name, user[name], back));
  }
  if (refOf(user) === null && fields.some(({ field: name }) => name === 'email')) {
    return { is: 'left', why: issue('NOT_SELECTABLE', {}) };
  }
  return { is: 'change', action: INVERSE[change.action], fields, before: user };
}

const INVERSE = { update: 'update', restore: 'archive', archive: 'restore' } as const;

/** What the run gave a new user must still be so; what else they have is the server's own. */
function inverseOfCreate(change: Change, isUnknown: boolean, user: User): Inverse {
  const names = change.fields.map(({ field: name }) => name);
  const isAsMade = isSame(user, afterOf(user, change), names);
  if (!isAsMade) return TOUCHED;
  if (!user.isActive) return isUnknown ? NOTHING : UNCHANGED;
  const fields = [fieldChange('isActive', true, false)];
  return { is: 'change', action: 'archive', fields, before: user };
}

type KnownChange = Exclude<Change, { readonly action: 'create' }>;

/**
 * Whether a user is as a change found or left them. Of the extra fields, those that it is about: the
 * run left the others as they were at the time of writing.
 */
function isAs(when: 'before' | 'after', user: User, change: KnownChange): boolean {
  const { before, fields } = change;
  const then = when === 'before' ? before : afterOf(before, change);
  if (!fields.some(({ field: name }) => name === 'extraFields')) {
    return isSame(user, then, FIELD_NAMES);
  }
  const texts = { before: textOf(change, 'before'), after: textOf(change, 'after') };
  const others = FIELD_NAMES.filter((name) => name !== 'extraFields');
  return isSame(user, then, others) && membersAre(when, user.extraFields, texts);
}

/** The extra fields as a change found or left them. */
function textOf({ fields }: Change, when: 'before' | 'after'): string {
  const value = fields.find(({ field: name }) => name === 'extraFields')?.[when];
  return typeof value === 'string' ? value : '{}';
}

function afterOf(user: User, { fields }: Change): User {
  const after: Partial<Record<FieldName, FieldChange['after']>> = {};
  for (const { field: name, after: value } of fields) after[name] = value ?? clearedValue(name);
  // The contents of each field came from a change of that very field.
  return { ...user, ...(after as Partial<User>) };
}

/** Whether two readings of a user agree in these fields, form apart. A profile image is their own business. */
function isSame(a: User, b: User, names: readonly FieldName[]): boolean {
  return names.every((name) => {
    if (name === 'profileImage') return true;
    const [one, other] = [a[name], b[name]];
    if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
    return one !== null && other !== null && field(name).same(one, other);
  });
}

function isEmpty(value: User[FieldName]): boolean {
  return (
    value === null || value === '' || value === '{}' || (Array.isArray(value) && !value.length)
  );
}

type Givers = Readonly<Record<'ref' | 'email', Map<number, number>>>;

type Free =
  | { readonly ok: true; readonly waitsFor: readonly number[] }
  | { readonly ok: false; readonly why: Issue };

/** Whether the ref and the address that a user gets back are free, or will be. */
function isFree(
  fields: readonly FieldChange[],
  user: number,
  users: UserIndex,
  givers: Givers,
): Free {
  const waitsFor = new Set<number>();
  for (const { field: name, after } of fields) {
    if (after === null || (name !== 'ref' && name !== 'email')) continue;
    for (const owner of users.allWith(name, after)) {
      if (owner === user) continue;
      const giver = givers[name].get(owner);
      if (giver !== undefined) waitsFor.add(giver);
      else if (name === 'ref') return { ok: false, why: issue('REF_TAKEN', {}) };
      else return { ok: false, why: issue('EMAIL_TAKEN', { otherRef: users.at(owner).ref }) };
    }
  }
  return { ok: true, waitsFor: [...waitsFor].sort((a, b) => a - b) };
}

function fieldChange(
  name: FieldName,
  before: FieldChange['before'],
  after: FieldChange['after'],
): FieldChange {
  // Both are contents of the field `name`; TypeScript cannot tie a name to its member of the union.
  return { field: name, before, after, source: null } as unknown as FieldChange;
}

function left(
  verdict: Verdict['verdict'],
  row: RowPlace,
  who: Who,
  why: Issue,
  sheet: string,
): Verdict {
  return { verdict, row, who, issues: [{ ...why, place: { sheet, row: row.row } }] };
}

function whoIs({ id, ref, email, name }: User): Who {
  return { id, ref, email, name };
}

function countsOf(
  changes: readonly Change[],
  verdicts: readonly Verdict[],
  unchanged: number,
): Counts {
  const actions = { create: 0, update: 0, restore: 0, archive: 0 };
  for (const { action } of changes) actions[action] += 1;
  const counts = { skipped: 0, invalid: 0, conflict: 0 };
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return { rows: changes.length + verdicts.length + unchanged, actions, unchanged, ...counts };
}

/**
 * The rows of the report's sheet, 1-based and below its heading, by the number of the change: the rows
 * of the roster in their order, and then the users that it does not have.
 */
function reportLines(plan: Plan): ReadonlyMap<number, number> {
  const placed: { readonly place: RowPlace; readonly change: number | null }[] = [];
  for (const { number, row } of plan.changes) {
    if (row !== null) placed.push({ place: row, change: number });
  }
  for (const { row } of plan.verdicts) placed.push({ place: row, change: null });
  for (const { row } of plan.unchanged) placed.push({ place: row, change: null });
  placed.sort((a, b) => a.place.sheet - b.place.sheet || a.place.row - b.place.row);
  const lines = new Map<number, number>();
  let line = 1;
  for (const { change } of placed) {
    line += 1;
    if (change !== null) lines.set(change, line);
  }
  for (const { number, row } of plan.changes) {
    if (row !== null) continue;
    line += 1;
    lines.set(number, line);
  }
  return lines;
}
