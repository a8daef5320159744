// Users as the API sends them, checked before they are trusted.

import { FIELD_NAMES } from '../user/fields.ts';
import type { WrittenUser } from '../user/gateway.ts';
import type { User } from '../user/user.ts';
import { isObject } from './answer.ts';

/** A user of an answer, or `null` when it is not one. Fields that may be absent or null are made so. */
export function parseUser(json: unknown): User | null {
  if (!isObject(json)) return null;
  const { id, email, name, ref, roles } = json;
  const isActive = readStatus(json);
  if (typeof id !== 'string' || typeof email !== 'string' || typeof name !== 'string') return null;
  if (isActive === null) return null;
  return {
    id,
    isActive,
    email,
    name,
    ref: textOrNull(ref),
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    profileImage: textOrNull(json['profileImage']) ?? '',
    language: textOrNull(json['language']) ?? '',
    extraFields: textOrNull(json['extraFields']) ?? '{}',
    afasEmployeeId: textOrNull(json['afasEmployeeId']),
    afasPersonId: textOrNull(json['afasPersonId']),
  };
}

/** `archived` may be null (second generation); nobody is archived by nothing being said. */
function readStatus({ isActive, archived }: Readonly<Record<string, unknown>>): boolean | null {
  if (typeof isActive === 'boolean') return isActive;
  return archived === undefined ? null : archived !== true;
}

/** The `user` of a mutation's answer, with whatever it tells; `null` when it is none. */
export function parseWritten(json: unknown): WrittenUser | null {
  if (!isObject(json) || typeof json['id'] !== 'string' || typeof json['name'] !== 'string') {
    return null;
  }
  if (typeof json['email'] !== 'string' && json['email'] !== null) return null;
  const email = textOrNull(json['email']);
  // Whoever has no address, and whose status is not told, is read as the others are.
  const user = parseUser({ archived: null, ...json, email: email ?? '' });
  if (user === null) return null;
  const told = FIELD_NAMES.filter((field) => field in json);
  const isStatusTold = readStatus({ archived: undefined, ...json }) !== null;
  return {
    ...Object.fromEntries(told.map((field) => [field, user[field]])),
    ...(isStatusTold ? { isActive: user.isActive } : {}),
    id: user.id,
    ref: user.ref,
    name: user.name,
    email,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
