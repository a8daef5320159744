// Numbers that would lose their leading zeros: a spreadsheet program took them for quantities.

import { NUMBERS } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { FieldName } from '../user/user.ts';
import type { RowSource } from './diff.ts';
import { placeOf } from './diff.ts';
import type { Change } from './plan.ts';

/** A warning for each field of numbers, at the first such row; `sourceOf` says where a change comes from. */
export function lostZeros(
  changes: Iterable<Change>,
  sourceOf: (change: Change) => RowSource | null,
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
  return [...found].map(([field, { first, rows }]) => {
    const source = sourceOf(first);
    const place = source === null ? {} : placeOf(source, field);
    return issue('ZEROS_WOULD_GO', { field, rows }, place);
  });
}

function isShortened(before: string, after: string): boolean {
  return /^0+\d/.test(before) && /^\d+$/.test(after) && before.replace(/^0+(?=\d)/, '') === after;
}
