// The mapping file that `columns --save` writes, and that `--mapping` reads.

import type { Column } from '../user/column.ts';
import { field as fieldOf } from '../user/fields.ts';
import type { FieldName, FieldValue } from '../user/user.ts';
import { targetName } from './columns/mapping.ts';
import type { RosterOptions } from './roster.ts';

/** The columns as they were understood, and all that was said of them; JSON that `parsePreset` reads. */
export function mappingJson(
  source: string,
  columns: readonly Column[],
  { nameUse, words, dateOrder, defaults }: RosterOptions,
): string {
  const headed = columns.map(({ heading, letter, ...column }) => {
    return { ...column, heading: heading === '' ? letter : heading };
  });
  const mapped = headed.flatMap(({ heading, target }) => {
    const name = target === null ? null : targetName(target);
    return name === null ? [] : [[heading, name] as const];
  });
  const mapping = {
    source,
    columns: Object.fromEntries(mapped),
    ignore: headed.filter(isIgnored).map(({ heading }) => heading),
    ...unlessEmpty('nameUse', nameUse),
    ...unlessEmpty(
      'words',
      Object.fromEntries([...words].map(([name, known]) => [name, Object.fromEntries(known)])),
    ),
    ...(dateOrder === null ? {} : { dates: dateOrder }),
    ...unlessEmpty('set', Object.fromEntries([...defaults].map(formatted))),
    // A later file without one of these is another kind of file.
    headings: mapped.map(([heading]) => heading),
  };
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

function isIgnored({ target, why }: Pick<Column, 'target' | 'why'>): boolean {
  return target === null && (why.kind === 'ignored' || why.kind === 'preset');
}

function unlessEmpty(key: string, value: object): object {
  return Object.keys(value).length === 0 ? {} : { [key]: value };
}

function formatted([name, value]: readonly [FieldName, FieldValue]): readonly [string, string] {
  // Each value came from the `parse` of its own field.
  return [name, fieldOf<FieldName>(name).format(value)];
}
