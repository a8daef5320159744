// Builders of users, rows and rosters for tests: what a test does not say is ordinary.

import { FIELD_NAMES } from '../../src/user/fields.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { columnLetter } from '../../src/user/place.ts';
import type { RosterRow, RosterSheet, WantedUser } from '../../src/user/roster.ts';
import type { FieldName, User } from '../../src/user/user.ts';

let made = 0;

/** A UUID that is different at each call. */
export function aUuid(): string {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
}

export function aUser(given: Partial<User> = {}): User {
  const id = given.id ?? aUuid();
  const number = String(made);
  return {
    id,
    isActive: true,
    email: `user${number}@zonnehof.example`,
    name: `User ${number}`,
    ref: `ref-${number}`,
    roles: [],
    profileImage: '',
    language: 'NL',
    extraFields: '{}',
    afasEmployeeId: null,
    afasPersonId: null,
    ...given,
  };
}

/** A row of a roster's first sheet. */
export function aRow(row: number, wanted: WantedUser): RosterRow {
  return { kind: 'person', place: { sheet: 0, row }, wanted };
}

/** A sheet that has every field as a column, in the order of the field table. */
export const SHEET: RosterSheet = {
  name: 'Sheet1',
  columns: Object.fromEntries(FIELD_NAMES.map((name, index) => [name, [columnLetter(index)]])),
};

export function aPolicy(given: Partial<Policy> = {}): Policy {
  const readOnly: readonly FieldName[] = ['id', 'profileImage', 'roles'];
  return {
    match: 'auto',
    blank: 'keep',
    restore: false,
    invite: false,
    writable: new Set(FIELD_NAMES.filter((name) => !readOnly.includes(name))),
    archiveMissing: false,
    scope: [],
    protect: [],
    maxArchive: { kind: 'default' },
    allowMassChange: new Set(),
    allowShrink: false,
    lastRows: null,
    expectedUsers: null,
    only: null,
    limit: null,
    ...given,
  };
}
