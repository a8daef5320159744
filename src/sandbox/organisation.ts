// An organisation as a file: the sample that is shipped and the sandbox's own state look the same.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_ROOT } from '../files/package-root.ts';
import type { User } from '../user/user.ts';
import { duplicateIn } from './store.ts';

/** The users of one organisation. `name` is for the person who reads the file. */
export interface Organisation {
  readonly name: string;
  readonly users: readonly User[];
}

/** The format's version; a file of another one is refused. */
const VERSION = 1;

/** A parsed organisation, or why the text is none. `cause` holds nobody's data. */
export type ParsedOrganisation =
  | { readonly ok: true; readonly organisation: Organisation }
  | { readonly ok: false; readonly cause: string };

export function parseOrganisation(text: string): ParsedOrganisation {
  const value = parseJson(text);
  if (value === undefined) return damaged('not JSON, or cut off');
  if (!isRecord(value) || value['version'] !== VERSION) {
    return damaged(`not an organisation of version ${String(VERSION)}`);
  }
  const { name, users } = value;
  if (!isText(name)) return damaged('it has no name');
  if (!Array.isArray(users)) return damaged('it has no list of users');
  const found: User[] = [];
  for (const [index, user] of users.entries()) {
    if (!isUser(user)) {
      return damaged(
        `users[${String(index)}] has no ${wrongField(user) ?? 'fields'} that can be read`,
      );
    }
    found.push(user);
  }
  const duplicate = duplicateIn(found);
  if (duplicate !== null) return damaged(duplicate);
  return { ok: true, organisation: { name, users: found } };
}

// A user's line, once made: saving 100,000 users after a change of one must not spell out them all.
const lines = new WeakMap<User, string>();

/** The text of the file, one user a line. */
export function formatOrganisation({ name, users }: Organisation): string {
  const body = users.map((user) => {
    const line = lines.get(user) ?? JSON.stringify(user);
    lines.set(user, line);
    return line;
  });
  const head = `{"version":${String(VERSION)},"name":${JSON.stringify(name)},"users":[`;
  return `${head}\n${body.join(',\n')}\n]}\n`;
}

/** The invented organisation that is shipped beside the program. */
export async function sampleOrganisation(): Promise<Organisation> {
  const file = path.join(PACKAGE_ROOT, 'samples/organisation.json');
  const parsed = parseOrganisation(await readFile(file, 'utf8'));
  if (!parsed.ok) throw new Error(`samples/organisation.json: ${parsed.cause}`);
  return parsed.organisation;
}

const damaged = (cause: string): ParsedOrganisation => ({ ok: false, cause });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isTextOrNull: Check = (value) => value === null || isText(value);
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);

const CHECKS: Readonly<Record<keyof User, Check>> = {
  id: isText,
  isActive: isFlag,
  email: isText,
  name: isText,
  ref: isTextOrNull,
  roles: isTexts,
  profileImage: isText,
  language: isText,
  extraFields: isText,
  afasEmployeeId: isTextOrNull,
  afasPersonId: isTextOrNull,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isUser(value: unknown): value is User {
  return isRecord(value) && wrongField(value) === null;
}

function wrongField(value: unknown): string | null {
  if (!isRecord(value)) return null;
  return Object.entries(CHECKS).find(([field, check]) => !check(value[field]))?.[0] ?? null;
}
