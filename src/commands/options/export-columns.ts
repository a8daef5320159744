// Which columns an export has, and which users.

import { nearest } from '../../user/nearest.ts';
import { type Glob, glob } from '../../plan/pattern.ts';
import type { ExportColumn } from '../../report/users/users.ts';
import { extraText, parseExtraFields } from '../../user/extra-fields.ts';
import { field, FIELD_NAMES, fieldNamed } from '../../user/fields.ts';
import { tidy } from '../../user/fold.ts';
import { issue, type Issue, IssueError } from '../../user/issue.ts';
import type { FieldName, User, Vocabulary } from '../../user/user.ts';
import { targetOfHeading } from '../../roster/columns/known-headings.ts';
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
  if (extra !== undefined) return { extra };
  const target = targetOfHeading(name);
  // A heading of a roster will do, unless its yes means no.
  const isPlain = target?.kind === 'field' && target.inverted !== true;
  return fieldNamed(name) ?? (isPlain ? target.field : null);
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

/** One `--where`, read as far as it can be without the endpoint's words. */
export interface Condition {
  readonly column: ExportColumn;
  /** Which values; `''` for a blank cell. */
  readonly wanted: string;
}

/** What `--where` names. Fails with MAP_FIELD_UNKNOWN, for every field that is none. */
export function parseWhere(given: readonly string[]): readonly Condition[] {
  const problems: Issue[] = [];
  const conditions = given.flatMap((condition): Condition[] => {
    const at = condition.indexOf('=');
    const name = condition.slice(0, Math.max(0, at));
    if (name.trim() === '') {
      throw usageError('--where takes a field and a pattern: --where "ref=hr-*"');
    }
    const column = columnNamed(name);
    if (column === null) problems.push(unknownField('--where', name));
    return column === null ? [] : [{ column, wanted: tidy(condition.slice(at + 1)) }];
  });
  if (problems.length > 0) throw new IssueError(problems);
  return conditions;
}

/**
 * Who fits all conditions. Words mean what they mean in a roster (`isActive=ja`, `language=Dutch`); any
 * other text is matched against the whole cell, without case, `*` for any characters and `?` for one.
 * Fails with WHERE_UNKNOWN, for every word that no user can have.
 */
export function filterOf(
  conditions: readonly Condition[],
  vocabulary: Vocabulary,
): (user: User) => boolean {
  const problems: Issue[] = [];
  const tests = conditions.map((condition) => {
    const test = testOf(condition, vocabulary);
    if (typeof test === 'function') return test;
    problems.push(test);
    return () => false;
  });
  if (problems.length > 0) throw new IssueError(problems);
  return (user) => tests.every((fits) => fits(user));
}

const HAS_WILDCARD = /[*?]/;

function testOf(
  { column, wanted }: Condition,
  vocabulary: Vocabulary,
): ((user: User) => boolean) | Issue {
  const pattern = glob(wanted);
  if (typeof column !== 'string') {
    const { extra } = column;
    return (user) => pattern.test(tidy(extraText(parseExtraFields(user.extraFields), extra)));
  }
  const isWord = !HAS_WILDCARD.test(wanted);
  switch (column) {
    case 'isActive': {
      const flag = field('isActive').parse(wanted, vocabulary);
      if (flag.ok) return ({ isActive }) => isActive === flag.value;
      return isWord ? unknownWord(column, wanted, ['yes', 'no']) : byText(column, pattern);
    }
    case 'language': {
      const language = field('language').parse(wanted, vocabulary);
      if (language.ok)
        return (user) => user.language.toUpperCase() === language.value.toUpperCase();
      const isKnown = !isWord || wanted === '';
      return isKnown
        ? byText(column, pattern)
        : unknownWord(column, wanted, vocabulary.languages ?? []);
    }
    case 'roles': {
      const roles = field('roles').parse(wanted, vocabulary);
      if (isWord && wanted !== '' && !roles.ok) {
        return unknownWord(column, wanted, vocabulary.roles ?? []);
      }
      // Of a list, any of its values.
      const some = roles.ok ? roles.value : [];
      if (isWord && some.length > 0)
        return (user) => user.roles.some((one) => some.includes(one.toUpperCase()));
      return (user) =>
        user.roles.length === 0 ? pattern.test('') : user.roles.some((one) => pattern.test(one));
    }
    case 'id':
    case 'ref':
    case 'name':
    case 'email':
    case 'profileImage':
    case 'extraFields':
    case 'afasEmployeeId':
    case 'afasPersonId':
      return byText(column, pattern);
  }
}

function byText(column: FieldName, pattern: Glob): (user: User) => boolean {
  return (user) => {
    const value = user[column];
    return pattern.test(value === null ? '' : tidy(field(column).format(value)));
  };
}

function unknownWord(column: FieldName, given: string, known: readonly string[]): Issue {
  return issue('WHERE_UNKNOWN', { field: column, given, nearest: nearest(given, known), known });
}

/** What has been seen among all users, as far as `--where` asks for it. */
export interface Seen {
  readonly roles: ReadonlySet<string>;
  readonly extras: ReadonlySet<string>;
}

/**
 * What no user has, where the endpoint does not say which there are: a role, an extra field. Somebody
 * who mistyped it would get an empty list.
 */
export function unseen(
  conditions: readonly Condition[],
  { roles, extras }: Seen,
  vocabulary: Vocabulary,
): readonly Issue[] {
  return conditions.flatMap(({ column, wanted }) => {
    if (typeof column !== 'string') {
      if (extras.has(column.extra)) return [];
      const known = [...extras].slice(0, MOST_EXTRAS).map((name) => `extraFields.${name}`);
      const name = `extraFields.${column.extra}`;
      const meant = nearest(name, known);
      return [
        issue('MAP_FIELD_UNKNOWN', { option: '--where', field: name, nearest: meant, known }),
      ];
    }
    if (column !== 'roles' || vocabulary.roles !== null || HAS_WILDCARD.test(wanted)) return [];
    const asked = field('roles').parse(wanted, vocabulary);
    const known = [...roles].map((role) => role.toUpperCase());
    const strangers = asked.ok ? asked.value.filter((role) => !known.includes(role)) : [];
    return strangers.map((role) => unknownWord('roles', role, [...roles]));
  });
}

/** The fields among the columns. */
export function fieldsAmong(columns: readonly ExportColumn[]): readonly FieldName[] {
  return columns.map((column) => (typeof column === 'string' ? column : 'extraFields'));
}
