// What is known of one source of rosters: a preset that ships with the program, or a mapping file that
// `columns --save` wrote. Both are the same JSON (templates/mappings/mapping.schema.json).

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_ROOT } from '../../files/package-root.ts';
import { systemCode } from '../../files/system-error.ts';
import { fieldNamed, field as fieldOf } from '../../user/fields.ts';
import { fold } from '../../user/fold.ts';
import { fail } from '../../user/issue.ts';
import type { Column } from '../../user/roster.ts';
import type { FieldName, FieldValue } from '../../user/user.ts';
import type { DateOrder } from '../rows/dates.ts';
import type { NameUse } from '../rows/names.ts';
import { type ColumnMapping, parseTarget, targetName } from './mapping.ts';
import type { ColumnAnswer } from './columns.ts';
import type { HeadOptions } from './sheet-head.ts';

/** A preset, read. Everything in it is optional but its name. */
export interface Preset {
  readonly source: string;
  readonly columns: readonly ColumnMapping[];
  readonly ignore: readonly string[];
  /** The source's own codes for name use. */
  readonly nameUse: Readonly<Partial<Record<string, NameUse>>>;
  /** By field: a word of the source (folded), and the text to read instead. */
  readonly words: ReadonlyMap<FieldName, ReadonlyMap<string, string>>;
  readonly dates: DateOrder | null;
  /** By field: what to take where a cell is missing or blank, as it would stand in one. */
  readonly defaults: ReadonlyMap<FieldName, string>;
  /** Headings that a file must have for the mapping to fit it; none in a preset. */
  readonly headings: readonly string[];
}

export const NO_PRESET: Preset = {
  source: '',
  columns: [],
  ignore: [],
  nameUse: {},
  words: new Map(),
  dates: null,
  defaults: new Map(),
  headings: [],
};

type ValueOptions = Pick<HeadOptions, 'dateOrder'> & Pick<Preset, 'words' | 'nameUse'>;

/** What a preset says about reading a roster; `defaults` are texts, and are read with `defaultValues`. */
export function presetOptions(
  preset: Preset,
): ValueOptions & Pick<HeadOptions, 'preset' | 'presetIgnore'> {
  const { columns, ignore, words, nameUse, dates } = preset;
  return { preset: columns, presetIgnore: ignore, words, nameUse, dateOrder: dates };
}

const FOLDER = path.join(PACKAGE_ROOT, 'templates/mappings');

const SCHEMA = 'mapping.schema.json';

/** The names of the presets that ship with the program. */
export async function presetNames(): Promise<readonly string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => file.endsWith('.json') && file !== SCHEMA)
    .map((file) => path.parse(file).name)
    .sort();
}

/** Reads a preset by its name (`afas`). Fails with PRESET_UNKNOWN. */
export async function readPreset(name: string): Promise<Preset> {
  const known = await presetNames();
  const found = known.find((one) => fold(one) === fold(name));
  if (found === undefined) return fail('PRESET_UNKNOWN', { name, known });
  return readMappingFile(path.join(FOLDER, `${found}.json`));
}

/**
 * Reads a mapping file. Fails with MAPPING_INVALID, which says what in it cannot be used, and with
 * FILE_NOT_FOUND or FILE_UNREADABLE.
 */
export async function readMappingFile(file: string): Promise<Preset> {
  const place = { file: path.basename(file) };
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = systemCode(error) ?? 'unknown';
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return fail('FILE_NOT_FOUND', {}, place);
    return fail('FILE_UNREADABLE', { reason }, place);
  });
  const preset = parsePreset(text);
  return typeof preset === 'string' ? fail('MAPPING_INVALID', { what: preset }, place) : preset;
}

/** Beside a roster: what was answered about its columns. A mapping file like any other. */
export const ANSWERS_FILE = 'pluvo-bulk.columns.json';

/** The answers beside a roster; none where there is no such file. Fails as `readMappingFile`. */
export async function readAnswers(roster: string): Promise<readonly ColumnAnswer[]> {
  const file = path.join(path.dirname(roster), ANSWERS_FILE);
  const isThere = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isThere) return [];
  const { columns, ignore } = await readMappingFile(file);
  return [...columns, ...ignore.map((heading) => ({ heading, target: null }))];
}

/** The answers as the text of their file. */
export function answersJson(answers: readonly ColumnAnswer[]): string {
  const columns = answers.flatMap(({ heading, target }) => {
    const name = target === null ? null : targetName(target);
    return name === null ? [] : [[heading, name] as const];
  });
  const ignore = answers.filter(({ target }) => target === null).map(({ heading }) => heading);
  const mapping = { source: 'answers', columns: Object.fromEntries(columns), ignore };
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

/** Thrown and caught in this file alone: what in a mapping file cannot be used. */
class Unusable extends Error {}

/** Reads the text of a mapping file; a text is what in it cannot be used. */
export function parsePreset(text: string): Preset | string {
  try {
    // Windows programs put a byte order mark in front.
    return presetOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (error instanceof SyntaxError) return 'it is not JSON';
    if (error instanceof Unusable) return error.message;
    throw error;
  }
}

const KEYS = [
  '$schema',
  'source',
  'columns',
  'ignore',
  'nameUse',
  'words',
  'dates',
  'set',
  'headings',
];

function presetOf(json: unknown): Preset {
  const parts = objectIn(json, 'the file');
  const stranger = Object.keys(parts).find((key) => !KEYS.includes(key));
  if (stranger !== undefined) throw new Unusable(`"${stranger}" is no part of a mapping`);
  const { source = '', columns, ignore, nameUse, words, dates = null, set, headings } = parts;
  if (typeof source !== 'string') throw new Unusable('"source" is not a text');
  if (dates !== null && dates !== 'dmy' && dates !== 'mdy') {
    throw new Unusable('"dates" is "dmy" or "mdy"');
  }
  return {
    source,
    columns: textPairs(columns, 'columns').map(([heading, name]) => {
      const target = parseTarget(name);
      if (target === null) throw new Unusable(`"${name}" is no field`);
      return { heading, target };
    }),
    ignore: texts(ignore, 'ignore'),
    nameUse: Object.fromEntries(
      textPairs(nameUse, 'nameUse').map(([code, use]) => [code, nameUseIn(use)]),
    ),
    words: new Map(
      Object.entries(objectIn(words ?? {}, '"words"')).map(([name, pairs]) => {
        const known = textPairs(pairs, name).map(([word, text]) => [fold(word), text] as const);
        return [fieldIn(name), new Map(known)];
      }),
    ),
    dates,
    defaults: new Map(textPairs(set, 'set').map(([name, text]) => [fieldIn(name), text])),
    headings: texts(headings, 'headings'),
  };
}

function fieldIn(name: string): FieldName {
  const field = fieldNamed(name);
  if (field === null) throw new Unusable(`"${name}" is no field`);
  return field;
}

function nameUseIn(use: string): NameUse {
  if (use === 'B' || use === 'P' || use === 'PB' || use === 'BP') return use;
  throw new Unusable(`"${use}" is no name use: B, P, PB or BP`);
}

function objectIn(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unusable(`${what} is not an object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function texts(value: unknown, key: string): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new Unusable(`"${key}" is not a list of texts`);
}

function textPairs(value: unknown, key: string): readonly (readonly [string, string])[] {
  return Object.entries(objectIn(value ?? {}, `"${key}"`)).map(([name, text]) => {
    if (typeof text !== 'string') throw new Unusable(`"${name}" in "${key}" is not a text`);
    return [name, text] as const;
  });
}

/** The columns as they were understood, and all that was said of them; JSON that `parsePreset` reads. */
export function mappingJson(
  source: string,
  columns: readonly Column[],
  options: ValueOptions & { readonly defaults: ReadonlyMap<FieldName, FieldValue> },
): string {
  const { nameUse, words, dateOrder, defaults } = options;
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
