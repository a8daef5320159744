// What to type when a column was not understood as it is meant.

import type { Column } from '../user/column.ts';
import type { Issue } from '../user/issue.ts';
import { targetOfHeading } from './known-headings.ts';
import { targetName } from './mapping.ts';

/** Flags that a person may want to add for one column, ready to be typed; the likeliest first. */
export function suggestedFlags(column: Column, issues: readonly Issue[]): readonly string[] {
  const map = (field: string): string => `--map ${quoted(column, `=${field}`)}`;
  const ignore = `--ignore ${quoted(column, '')}`;
  const flags = issues.flatMap((problem): readonly string[] => {
    switch (problem.code) {
      case 'COLUMN_AMBIGUOUS':
        return isAt(problem, column) ? [...problem.params.fields.map(map), ignore] : [];
      case 'COLUMN_TWICE':
        return problem.params.columns.includes(column.letter)
          ? [map(problem.params.field), ignore]
          : [];
      case 'COLUMN_HALF_NAME':
        return isAt(problem, column) ? [map('name'), ignore] : [];
      case 'NAME_LAST_FIRST':
        return isAt(problem, column) ? [map('name:last-first')] : [];
      case 'DATE_ORDER_UNKNOWN':
        return isAt(problem, column) && problem.value === undefined
          ? ['--dates dmy', '--dates mdy']
          : [];
      case 'COLUMN_HIDDEN':
        return isAt(problem, column) ? [ignore] : [];
      default:
        return [];
    }
  });
  if (column.suggestion === null) return [...new Set(flags)];
  const meant = targetOfHeading(column.suggestion);
  const name = meant === null ? null : targetName(meant);
  return [...new Set(name === null ? flags : [...flags, map(name)])];
}

function isAt({ place }: Issue, { letter }: Column): boolean {
  return place.column === letter;
}

/** What a shell would change inside double quotes; and a heading with `=` cannot be told from a field. */
const UNQUOTABLE = /["$`\\!=]|\p{C}/u;

/** The heading (or, where it cannot be typed, the letter) and what follows, in quotes. */
function quoted({ heading, letter }: Column, behind: string): string {
  const name = heading === '' || UNQUOTABLE.test(heading) ? letter : heading;
  return `"${name}${behind}"`;
}
