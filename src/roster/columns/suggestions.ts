// What to type when a column was not understood as it is meant.

import type { Issue } from '../../user/issue.ts';
import type { Column } from '../../user/roster.ts';
import { targetOfHeading } from './known-headings.ts';
import { targetName } from './mapping.ts';

/** Flags that a person may want to add for one column, ready to be typed; the likeliest first. */
export function suggestedFlags(column: Column, issues: readonly Issue[]): readonly string[] {
  const flags = issues
    .filter((one) => isAbout(one, column))
    .flatMap((one) => flagsFor(one, column));
  const meant = column.suggestion === null ? null : targetOfHeading(column.suggestion);
  const name = meant === null ? null : targetName(meant);
  return [...new Set(name === null ? flags : [...flags, map(column, name)])];
}

/** Row issues have a column too, and do not speak of all of it: they have a value. */
function isAbout(one: Issue, { letter }: Column): boolean {
  if (one.code === 'COLUMN_TWICE') return one.params.columns.includes(letter);
  return one.place.column === letter && one.value === undefined;
}

function flagsFor(one: Issue, column: Column): readonly string[] {
  const ignore = `--ignore ${quoted(column, '')}`;
  if (one.code === 'COLUMN_AMBIGUOUS' || one.code === 'COLUMN_NEAR') {
    return [...one.params.fields.map((name) => map(column, name)), ignore];
  }
  if (one.code === 'COLUMN_TWICE') return [map(column, one.params.field), ignore];
  if (one.code === 'COLUMN_HALF_NAME') return [map(column, 'name'), ignore];
  if (one.code === 'NAME_LAST_FIRST') return [map(column, 'name:last-first')];
  if (one.code === 'DATE_ORDER_UNKNOWN') return ['--dates dmy', '--dates mdy'];
  return one.code === 'COLUMN_HIDDEN' ? [ignore] : [];
}

function map(column: Column, name: string): string {
  return `--map ${quoted(column, `=${name}`)}`;
}

/** What a shell would change inside double quotes; and a heading with `=` cannot be told from a field. */
const UNQUOTABLE = /["$`\\!=]|\p{C}/u;

/** The heading or, where it cannot be typed within quotes, the letter. */
export function typedName({ heading, letter }: Pick<Column, 'heading' | 'letter'>): string {
  return heading === '' || UNQUOTABLE.test(heading) ? letter : heading;
}

function quoted(column: Column, behind: string): string {
  return `"${typedName(column)}${behind}"`;
}
