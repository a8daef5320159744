// Values for fields whose cell is missing or blank: `--set language=NL`.

import { field as fieldOf } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { FieldName, FieldValue, Vocabulary } from '../user/user.ts';
import { nearest } from './columns/known-headings.ts';
import { FIELD_NAMES } from '../user/fields.ts';
import { fieldNamed } from './columns/mapping-file.ts';

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
