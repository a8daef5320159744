// What one row changes of one user: field by field, by the comparison forms of the field table.

import { isSameMember, parseExtraFields } from '../user/extra-fields.ts';
import { clearedValue, field, FIELD_NAMES } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import { jsonText, sortedJson } from '../user/json.ts';
import { cellAddress, type Place, type RowPlace } from '../user/place.ts';
import {
  BLANK,
  CLEAR,
  placeOfRow,
  type RosterSheet,
  type Wanted,
  type WantedUser,
} from '../user/roster.ts';
import type { FieldName, FieldValue, User } from '../user/user.ts';
import type { Change, FieldChange } from './plan.ts';
import type { Policy } from './policy.ts';
import type { UserIndex } from './user-index.ts';

/** Where a row's values stand, for messages and for the source of each change. */
export interface RowSource {
  readonly row: RowPlace;
  readonly sheet: RosterSheet | undefined;
}

/**
 * The differences between what a row asks for and the user as they are (`null`: a new user, of whom
 * everything is new). A value that the endpoint cannot take is an issue, never dropped.
 */
export function diffRow(
  wanted: WantedUser,
  before: User | null,
  policy: Policy,
  source: RowSource,
): { readonly fields: readonly FieldChange[]; readonly issues: readonly Issue[] } {
  const fields: FieldChange[] = [];
  const issues: Issue[] = [];
  for (const name of FIELD_NAMES) {
    const change = diffField(name, wanted, before, policy);
    if (change === null) continue;
    if (name === 'id' || !policy.writable.has(name)) {
      issues.push(issue('FIELD_READ_ONLY', { field: name }, placeOf(source, name)));
    } else {
      const sources = name === 'extraFields' ? memberAddresses(wanted, source) : null;
      const address = addressOf(source, name);
      fields.push({ ...change, source: address, ...(sources !== null && { sources }) });
    }
  }
  return { fields, issues };
}

/**
 * Whether a row asks a user for nothing but what they have, unit for unit, as most rows do: found out
 * without making the user. `false` only says that `diffRow` has to look.
 */
export function isAsAsked(
  wanted: WantedUser,
  users: UserIndex,
  user: number,
  { blank }: Policy,
): boolean {
  if (wanted.extraMembers !== undefined) return false;
  // A row that leaves the status open is about an active user, or has to be told off.
  if (typeof wanted.isActive !== 'boolean' && !users.isActive(user)) return false;
  return FIELD_NAMES.every((name) => {
    const ask = wanted[name];
    return ask === undefined || (ask === BLANK && blank === 'keep') || users.has(user, name, ask);
  });
}

function diffField(
  name: FieldName,
  wanted: WantedUser,
  before: User | null,
  policy: Policy,
): FieldChange | null {
  const ask: Wanted | undefined =
    name === 'extraFields' ? wantedExtraFields(wanted, before, policy) : wanted[name];
  if (ask === undefined) return null;
  const { clearable, same } = field(name);
  const old = before?.[name] ?? null;
  if (ask === BLANK || ask === CLEAR) {
    const clears = clearable && (ask === CLEAR || policy.blank === 'clear');
    if (!clears || before === null || isEmpty(old)) return null;
    return fieldChange(name, old, clearedValue(name));
  }
  if (old !== null && same(old, ask)) return null;
  return fieldChange(name, old, ask);
}

/** The extra fields as the row asks for them: all as one, or some of them and the others as they are. */
function wantedExtraFields(
  { extraFields, extraMembers }: WantedUser,
  before: User | null,
  { blank }: Policy,
): Wanted<'extraFields'> | undefined {
  if (extraMembers === undefined) return extraFields;
  const asked = [...extraMembers].filter(([, value]) => value !== BLANK || blank === 'clear');
  if (asked.length === 0) return extraFields;
  const base = typeof extraFields === 'string' ? extraFields : (before?.extraFields ?? '');
  const members = new Map(
    extraFields === CLEAR ? [] : Object.entries(parseExtraFields(base) ?? {}),
  );
  for (const [name, value] of asked) {
    if (value === CLEAR || value === BLANK) members.delete(name);
    else if (!members.has(name) || !isSameMember(value, members.get(name)))
      members.set(name, value);
  }
  const merged = sortedJson(jsonText(Object.fromEntries(members))) ?? '{}';
  return before === null && merged === '{}' ? undefined : merged;
}

/** Nothing to clear: absent, an empty text or list, or an object without fields. */
function isEmpty(value: FieldValue | null): boolean {
  return (
    value === null || value === '' || value === '{}' || (Array.isArray(value) && !value.length)
  );
}

function fieldChange(
  name: FieldName,
  before: FieldValue | null,
  after: FieldValue | null,
): FieldChange {
  // Both are contents of the field `name`; TypeScript cannot tie a name to its member of the union.
  return { field: name, before, after, source: null } as unknown as FieldChange;
}

/** The place of a row or of a field's cell, as a message names it. */
export function placeOf({ row, sheet }: RowSource, name?: FieldName): Place {
  return placeOfRow(row, sheet, name);
}

/** The place of the row that asks for a change; nowhere for one that no row asks for. */
export function placeOfChange(
  { row }: Pick<Change, 'row'>,
  sheets: readonly RosterSheet[],
  name?: FieldName,
): Place {
  return row === null ? {} : placeOf({ row, sheet: sheets[row.sheet] }, name);
}

function addressOf({ row, sheet }: RowSource, name: FieldName): string | null {
  const column = sheet?.columns[name]?.[0];
  return column === undefined ? null : cellAddress(sheet?.name ?? null, column, row.row);
}

function memberAddresses(
  { extraFields, extraMembers }: WantedUser,
  { row, sheet }: RowSource,
): Readonly<Record<string, string>> | null {
  // Where one column has them all, that is the source of each.
  if (extraMembers === undefined || extraFields !== undefined) return null;
  const columns = Object.entries(sheet?.members ?? {});
  if (columns.length === 0) return null;
  return Object.fromEntries(
    columns.map(([member, column]) => [member, cellAddress(sheet?.name ?? null, column, row.row)]),
  );
}
