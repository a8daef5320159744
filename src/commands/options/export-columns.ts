// Which columns an export has, and which users.

import { nearest } from '../../user/nearest.ts';
import { glob } from '../../plan/pattern.ts';
import type { ExportColumn } from '../../report/users/users.ts';
import { extraText, parseExtraFields } from '../../user/extra-fields.ts';
import { field, FIELD_NAMES, fieldNamed } from '../../user/fields.ts';
import { tidy } from '../../user/fold.ts';
import { issue, type Issue, IssueError } from '../../user/issue.ts';
import type { FieldName, User } from '../../user/user.ts';
import { usageError } from './usage.ts';

const EXTRA = /^extraFields\.(.+)$/i;

/** The columns that `--columns` names. Fails with MAP_FIELD_UNKNOWN, for every name that is none. */
export function parseColumns(text: string): readonly ExportColumn[] {
  const problems: Issue[] = [];
  const columns = text.split(',').flatMap((name): ExportColumn[] => {
    const column = columnNamed(name);
    if (column === null) {
      problems.push(unknownField('--columns', name));
    }
    return column === null ? [] : [column];
  });
  if (problems.length > 0) throw new IssueError(problems);
  return columns;
}

function unknownField(option: string, name: string): Issue {
  const field = name.trim();
  const meant = nearest(field, FIELD_NAMES);
  return issue('MAP_FIELD_UNKNOWN', { option, field, nearest: meant, known: FIELD_NAMES });
}

function columnNamed(name: string): ExportColumn | null {
  const extra = EXTRA.exec(name.trim())?.[1];
  return extra === undefined ? fieldNamed(name) : { extra };
}

/** Beyond so many extra fields a sheet is no overview any more: they stay in one cell. */
const MOST_EXTRAS = 200;

/**
 * Every field that can be read. In a table each extra field has a column of its own, and all have one
 * where they are none, too many, or not what a user may have.
 */
export function allColumns(
  readable: ReadonlySet<FieldName>,
  extras: ReadonlySet<string> | null,
): readonly ExportColumn[] {
  const isTable =
    extras !== null
    && extras.size > 0
    && extras.size <= MOST_EXTRAS
    && [...extras].every(isHeading);
  return FIELD_NAMES.filter((name) => readable.has(name)).flatMap((name): ExportColumn[] =>
    name === 'extraFields' && isTable ? [...extras].sort().map((extra) => ({ extra })) : [name],
  );
}

/** Whether import finds the very name again in a heading. */
function isHeading(name: string): boolean {
  return name !== '' && tidy(name) === name && !name.includes(' / ');
}

/**
 * What `--where` asks for; all of it must hold. A pattern is matched against the whole text of the
 * cell, without case, `*` for any characters and `?` for one; nothing stands for a blank cell.
 */
export function parseWhere(given: readonly string[]): (user: User) => boolean {
  const tests = given.map((condition) => {
    const at = condition.indexOf('=');
    const name = condition.slice(0, Math.max(0, at));
    if (name.trim() === '') {
      throw usageError('--where takes a field and a pattern: --where "ref=hr-*"');
    }
    const column = columnNamed(name);
    if (column === null) throw new IssueError([unknownField('--where', name)]);
    return test(column, glob(condition.slice(at + 1)));
  });
  return (user) => tests.every((fits) => fits(user));
}

function test(column: ExportColumn, pattern: RegExp): (user: User) => boolean {
  if (typeof column !== 'string') {
    const { extra } = column;
    return (user) => pattern.test(tidy(extraText(parseExtraFields(user.extraFields), extra)));
  }
  // Of a list, any of its values.
  if (column === 'roles') {
    return ({ roles }) =>
      roles.length === 0 ? pattern.test('') : roles.some((one) => pattern.test(one));
  }
  return (user) => {
    const value = user[column];
    return pattern.test(value === null ? '' : tidy(field(column).format(value)));
  };
}

/** The fields among the columns. */
export function fieldsAmong(columns: readonly ExportColumn[]): readonly FieldName[] {
  return columns.map((column) => (typeof column === 'string' ? column : 'extraFields'));
}
