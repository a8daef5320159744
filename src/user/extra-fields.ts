// Extra fields one by one: `extraFields` is a JSON object in a text, and a spreadsheet has a column for
// each of its members.

import { canonicalJson, jsonText, parseJson, sortedJson } from './json.ts';

/** Members by name, with values as `parseJson` gives them. */
export type ExtraFields = Readonly<Record<string, unknown>>;

/** The members of an `extraFields` text; `null` when it is no JSON object. An empty text counts as one. */
export function parseExtraFields(text: string): ExtraFields | null {
  if (text === '{}' || text.trim() === '') return NONE;
  const json = parseJson(text);
  const isObject = text.trimStart().startsWith('{') && typeof json === 'object' && json !== null;
  return isObject ? { ...json } : null;
}

const NONE: ExtraFields = {};

/** A member's value; `undefined` where there is none. */
export function extraValue(members: ExtraFields | null, name: string): unknown {
  return members !== null && Object.hasOwn(members, name) ? members[name] : undefined;
}

/** A member as its cell shows it; `''` where there is none. `parseExtraCell` reads it back. */
export function extraText(members: ExtraFields | null, name: string): string {
  const value = extraValue(members, name);
  if (value === undefined) return '';
  // A text that would be read as something else (`5`, `true`, `<clear>`, an empty one) is quoted.
  return typeof value === 'string' && PLAIN.test(value) && !isJson(value) ? value : jsonText(value);
}

// Lines may end in any way in a file, controls get lost, and `#N/A` or `<clear>` is no text there.
const PLAIN = /^(?![#<\s])(?:[^\p{Cc}\p{Cs}\uFFFE\uFFFF]|\n)+(?<!\s)$/u;

/** The value that a cell of an extra field stands for: JSON where it is JSON, else the text itself. */
export function parseExtraCell(text: string): unknown {
  const value = parseJson(text);
  return value === undefined ? text : value;
}

/**
 * Whether a cell's value is the member as it is, form apart: a spreadsheet writes `1.0`, `TRUE` or
 * `123` for what was `1`, `true` or the text `123`.
 */
export function isSameMember(cell: unknown, member: unknown): boolean {
  const [asked, present] = [jsonText(cell), jsonText(member)];
  if (asked === present || canonicalJson(asked) === canonicalJson(present)) return true;
  if (typeof member === 'string') return asked === member;
  return typeof cell === 'string' && typeof member === 'boolean' && cell.toLowerCase() === present;
}

/** One member that differs between two readings of a user's extra fields; absent where it is `undefined`. */
export interface MemberChange {
  readonly member: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The members that differ, by name; `null` where one of the texts is no JSON object. */
export function memberChanges(before: string, after: string): readonly MemberChange[] | null {
  const [old, now] = [parseExtraFields(before), parseExtraFields(after)];
  if (old === null || now === null) return null;
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names]
    .map((member) => ({
      member,
      before: extraValue(old, member),
      after: extraValue(now, member),
    }))
    .filter((change) => !isSameValue(change.before, change.after))
    .sort((a, b) => (a.member < b.member ? -1 : 1));
}

/**
 * Extra fields as a change of some of their members leaves them, when they are `present` at the time of
 * writing: what others did to the rest stays. Where the texts are no JSON objects, `after`.
 */
export function withMembers(present: string, before: string, after: string): string {
  const changes = memberChanges(before, after);
  const now = parseExtraFields(present);
  if (changes === null || now === null) return after;
  const members = new Map(Object.entries(now));
  for (const { member, after: value } of changes) {
    if (value === undefined) members.delete(member);
    else members.set(member, value);
  }
  const text = jsonText(Object.fromEntries(members));
  return sortedJson(text) ?? text;
}

/** Whether the members that a change is about are, in `present`, as they were before or after it. */
export function membersAre(
  when: 'before' | 'after',
  present: string,
  change: { readonly before: string; readonly after: string },
): boolean {
  const changes = memberChanges(change.before, change.after);
  const now = parseExtraFields(present);
  if (changes === null || now === null) {
    return canonicalJson(present) === canonicalJson(change[when]);
  }
  return changes.every((each) => isSameValue(extraValue(now, each.member), each[when]));
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(jsonText(a)) === canonicalJson(jsonText(b));
}

function isJson(text: string): boolean {
  return parseJson(text) !== undefined;
}
