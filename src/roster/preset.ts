// What is known of one source of rosters: a preset that ships with the program, or a mapping file that
// `columns --save` wrote. Both are the same JSON.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FIELD_NAMES } from '../user/fields.ts';
import { fold } from '../user/fold.ts';
import { fail } from '../user/issue.ts';
import type { FieldName } from '../user/user.ts';
import type { DateOrder } from './dates.ts';
import { parseTarget, targetName, type ColumnMapping } from './mapping.ts';
import type { NameUse } from './names.ts';
import type { Column } from './target.ts';

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
  readonly defaults: ReadonlyMap<FieldName, string>;
  /** All headings of the file that the mapping was made for; empty in a preset. */
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

const FOLDER = path.resolve(import.meta.dirname, '../../templates/mappings');

/** The names of the presets that ship with the program. */
export async function presetNames(): Promise<readonly string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => file.endsWith('.json'))
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

/** Reads a mapping file. Fails with MAPPING_INVALID, which says what in it cannot be used. */
export async function readMappingFile(file: string): Promise<Preset> {
  const invalid = (what: string): never =>
    fail('MAPPING_INVALID', { what }, { file: path.basename(file) });
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return invalid('it is not JSON');
    const cause = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail('FILE_UNREADABLE', { reason: cause }, { file: path.basename(file) });
  }
  if (!isObject(json)) return invalid('it is not an object');
  const known = [
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
  const stranger = Object.keys(json).find((key) => !known.includes(key));
  if (stranger !== undefined) return invalid(`"${stranger}" is no part of a mapping`);
  const dates = json['dates'];
  if (dates !== undefined && dates !== 'dmy' && dates !== 'mdy') {
    return invalid('"dates" is "dmy" or "mdy"');
  }
  return {
    source: typeof json['source'] === 'string' ? json['source'] : '',
    columns: textPairs(json['columns']).map(([heading, name]): ColumnMapping => {
      const target = parseTarget(name);
      return target === null ? invalid(`"${name}" is no field`) : { heading, target };
    }),
    ignore: texts(json['ignore']),
    nameUse: Object.fromEntries(
      textPairs(json['nameUse']).map(([code, use]) =>
        isNameUse(use) ? [code, use] : invalid(`"${use}" is no name use: B, P, PB or BP`),
      ),
    ),
    words: new Map(
      Object.entries(isObject(json['words']) ? json['words'] : {}).map(([name, words]) => [
        fieldNamed(name) ?? invalid(`"${name}" is no field`),
        new Map(textPairs(words).map(([word, text]) => [fold(word), text])),
      ]),
    ),
    dates: dates ?? null,
    defaults: new Map(
      textPairs(json['set']).map(([name, text]) => [
        fieldNamed(name) ?? invalid(`"${name}" is no field`),
        text,
      ]),
    ),
    headings: texts(json['headings']),
  };
}

/** A mapping file for the columns of a roster as they were understood. */
export function mappingJson(source: string, columns: readonly Column[]): string {
  const named = columns.filter(({ heading }) => heading !== '');
  const mapped = named.flatMap(({ heading, target }) => {
    const name = target === null ? null : targetName(target);
    return name === null ? [] : [[heading, name] as const];
  });
  const ignore = named
    .filter(({ target, why }) => target === null && why.kind === 'ignored')
    .map(({ heading }) => heading);
  const headings = named.map(({ heading }) => heading);
  const mapping = { source, columns: Object.fromEntries(mapped), ignore, headings };
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

/** The field of that name, in any case. */
export function fieldNamed(name: string): FieldName | null {
  return FIELD_NAMES.find((known) => fold(known) === fold(name)) ?? null;
}

function isNameUse(text: string): text is NameUse {
  return text === 'B' || text === 'P' || text === 'PB' || text === 'BP';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function textPairs(value: unknown): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, text] as const] : [],
  );
}
