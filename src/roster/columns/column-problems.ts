// What is wrong with the columns of a roster as a whole.

import { issue, type Issue } from '../../user/issue.ts';
import type { Column } from '../../user/roster.ts';
import type { FieldName } from '../../user/user.ts';
import { nameOf } from './rivals.ts';

/** What a row can be matched by. */
export const KEYS = ['ref', 'email', 'id'] as const satisfies readonly FieldName[];

/** Two columns for one thing, none to tell people by, half a name. */
export function columnProblems(columns: readonly Column[]): readonly Issue[] {
  const byName = new Map<string, Column[]>();
  for (const column of columns) {
    const name = nameOf(column.target);
    if (name !== null) byName.set(name, [...(byName.get(name) ?? []), column]);
  }
  if (byName.size === 0) {
    const headings = columns.map(({ heading }) => heading).filter((heading) => heading !== '');
    return [issue('COLUMNS_UNKNOWN', { headings })];
  }
  const problems: Issue[] = [];
  for (const group of byName.values()) problems.push(...twice(group));
  // A person who has to say what a column is may well say that it is one of these.
  if (!KEYS.some((key) => byName.has(key))) {
    problems.push(issue('COLUMN_REQUIRED', { fields: KEYS }));
  }
  return [...problems, ...halfName(byName)];
}

function twice(group: readonly Column[]): readonly Issue[] {
  const [first, ...others] = group;
  if (first === undefined || others.length === 0) return [];
  const { target } = first;
  const names = {
    headings: group.map(({ heading }) => heading),
    columns: group.map(({ letter }) => letter),
  };
  if (target?.kind === 'field') return [issue('COLUMN_TWICE', { field: target.field, ...names })];
  return target?.kind === 'part' ? [issue('COLUMN_TWICE', { field: target.part, ...names })] : [];
}

/** With one part of the name alone, people would lose the rest of theirs. */
function halfName(byName: ReadonlyMap<string, readonly Column[]>): readonly Issue[] {
  if (byName.has('name')) return [];
  const [first] = byName.get('firstName') ?? byName.get('initials') ?? [];
  const [last] = byName.get('lastName') ?? [];
  const [alone, missing] =
    first === undefined ? ([last, 'firstName'] as const) : ([first, 'lastName'] as const);
  if (alone === undefined || (first !== undefined && last !== undefined)) return [];
  const { heading, letter } = alone;
  return [issue('COLUMN_HALF_NAME', { heading, missing }, { column: letter })];
}
