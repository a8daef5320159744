// What a person says of a column: `--map "Heading=field"`.

import { nearest } from '../../user/nearest.ts';
import { field, FIELD_NAMES, fieldNamed, field as fieldOf } from '../../user/fields.ts';
import { fold } from '../../user/fold.ts';
import { PART_NAMES } from '../../user/headings.ts';
import { issue, type Issue } from '../../user/issue.ts';
import type { Target } from '../../user/roster.ts';
import type { FieldName, FieldValue, Vocabulary } from '../../user/user.ts';
import { targetOfHeading } from './known-headings.ts';

/** A heading (or column letter) and what the column holds. */
export interface ColumnMapping {
  readonly heading: string;
  readonly target: Target;
}

/**
 * Reads `Heading=field`. A field or part is named as in the API or the mapping files, or by a heading
 * that is known for it; `name:last-first` turns names round, `isActive:inverted` turns yes into no.
 */
export function parseMapping(given: string): ColumnMapping | Issue {
  const at = given.lastIndexOf('=');
  const heading = given.slice(0, at).trim();
  const name = given.slice(at + 1).trim();
  if (at < 0 || heading === '' || name === '') return issue('MAP_INVALID', { given });
  const target = parseTarget(name);
  if (target !== null) return { heading, target };
  const known = [...FIELD_NAMES, ...PART_NAMES];
  const suggested = { nearest: nearest(name, known), known };
  return issue('MAP_FIELD_UNKNOWN', { option: '--map', field: name, ...suggested });
}

/** What a column can be mapped to, from its name in a mapping; `null` when it is not known. */
export function parseTarget(name: string): Target | null {
  const [word = '', turn] = name.split(':').map((part) => part.trim());
  const part = PART_NAMES.find((known) => fold(known) === fold(word));
  if (part !== undefined && turn === undefined) return { kind: 'part', part };
  const named = FIELD_NAMES.find((known) => fold(known) === fold(word));
  const alias = targetOfHeading(word);
  const target: Target | null = named === undefined ? alias : { kind: 'field', field: named };
  if (target?.kind !== 'field')
    return turn === undefined && target?.kind === 'part' ? target : null;
  if (target.member !== undefined) return turn === undefined ? target : null;
  if (turn === undefined) return { kind: 'field', field: target.field };
  if (turn === 'last-first' && target.field === 'name') return { ...target, lastFirst: true };
  if (turn === 'inverted' && field(target.field).type === 'flag')
    return { ...target, inverted: true };
  return null;
}

/** The name that `parseTarget` reads back. */
export function targetName(target: Target): string | null {
  if (target.kind === 'part') return target.part;
  if (target.kind !== 'field') return null;
  if (target.member !== undefined) return `${target.field}.${target.member}`;
  if (target.lastFirst === true) return `${target.field}:last-first`;
  return target.inverted === true ? `${target.field}:inverted` : target.field;
}

/** Reads `field=value`; an issue where it is no such thing. */
export function parseDefault(given: string): readonly [FieldName, string] | Issue {
  const at = given.indexOf('=');
  const name = given.slice(0, Math.max(0, at)).trim();
  const text = given.slice(at + 1).trim();
  if (name === '' || text === '') return issue('SET_INVALID', { given: name });
  const field = fieldNamed(name);
  if (field !== null) return [field, text];
  const suggested = { nearest: nearest(name, FIELD_NAMES), known: FIELD_NAMES };
  return issue('MAP_FIELD_UNKNOWN', { option: '--set', field: name, ...suggested });
}

/** The values that the texts stand for, as cells of their fields; every problem is returned. */
export function defaultValues(
  texts: ReadonlyMap<FieldName, string>,
  vocabulary: Vocabulary,
): { readonly values: ReadonlyMap<FieldName, FieldValue>; readonly problems: readonly Issue[] } {
  const values = new Map<FieldName, FieldValue>();
  const problems: Issue[] = [];
  for (const [name, text] of texts) {
    const parsed = fieldOf(name).parse(text, vocabulary);
    if (parsed.ok) values.set(name, parsed.value);
    else problems.push(issue(parsed.problem.code, parsed.problem.params));
  }
  return { values, problems };
}
