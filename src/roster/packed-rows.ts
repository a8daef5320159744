// Rows of a roster held as one text each, for where nothing can be said of any before all of them are
// known: as objects a million of them take six times the memory.

import { FIELD_NAMES } from '../user/fields.ts';
import { jsonText, parseJson } from '../user/json.ts';
import { BLANK, CLEAR, type RosterRow, type WantedUser } from '../user/roster.ts';
import type { FieldName } from '../user/user.ts';

/** Stands between the texts of a row; a text that has one itself is held as JSON, which has not. */
const SEPARATOR = '\0';

// What a value is. A text, and the JSON of anything else that is no constant, stand in the row's text.
const ABSENT = 0;
const BLANK_CELL = 1;
const CLEARED = 2;
const YES = 3;
const NO = 4;
const TEXT = 5;
const JSON_TEXT = 6;
const CODES = 7;

/** What rows have in common that ask for the same kinds of values: those of a roster have a few shapes. */
interface Shape {
  readonly sheet: number;
  /** The fields with a column, in their order; `undefined` where the row's text has the value. */
  readonly constants: Readonly<Partial<Record<FieldName, unknown>>>;
  readonly textFields: readonly FieldName[];
  readonly jsonFields: readonly FieldName[];
  readonly contract: { readonly hasStart: boolean; readonly hasEnd: boolean } | null;
  readonly members: readonly Member[] | null;
}

/** An extra field with a column of its own, and the code of its value. */
type Member = readonly [name: string, code: number];

type Without<R, K extends string> = R extends unknown ? Omit<R, K> : never;

/** What is held as it is: those who get the row keep it anyway, or it is rare. */
type Rest = Without<RosterRow, 'place' | 'wanted'>;

/** Grows at its end; each row comes back as a new object, equal to what was put in. */
export class PackedRows {
  readonly #texts: string[] = [];
  readonly #rowNumbers: number[] = [];
  readonly #shapeOf: Shape[] = [];
  readonly #rest = new Map<number, Rest>();
  readonly #shapes = new Map<number | string, Shape>();

  get length(): number {
    return this.#texts.length;
  }

  /** The number of the row: 0, 1, 2 … */
  push(row: RosterRow): number {
    const number = this.#texts.length;
    const { place, wanted } = row;
    const isPlain = row.kind === 'person' && row.notes === undefined && row.doubts === undefined;
    if (!isPlain) this.#rest.set(number, restOf(row));
    const contract = isPlain ? row.contract : undefined;

    const texts: string[] = [];
    const jsons: string[] = [];
    const add = (value: unknown): number => {
      const code = codeOf(value);
      if (code === TEXT) texts.push(String(value));
      else if (code === JSON_TEXT) jsons.push(jsonText(value));
      return code;
    };
    let codes = place.sheet;
    for (const name of FIELD_NAMES) codes = codes * CODES + add(wanted[name]);
    codes = codes * CODES + add(contract === undefined ? undefined : (contract.start ?? BLANK));
    codes = codes * CODES + add(contract === undefined ? undefined : (contract.end ?? BLANK));
    const members =
      wanted.extraMembers === undefined
        ? null
        : Array.from(wanted.extraMembers, ([name, value]) => [name, add(value)] as const);

    const key = members === null ? codes : `${String(codes)} ${JSON.stringify(members)}`;
    let shape = this.#shapes.get(key);
    if (shape === undefined) {
      shape = shapeOf(codes, members);
      this.#shapes.set(key, shape);
    }
    this.#shapeOf.push(shape);
    this.#rowNumbers.push(place.row);
    this.#texts.push((jsons.length === 0 ? texts : [...texts, ...jsons]).join(SEPARATOR));
    return number;
  }

  at(number: number): RosterRow {
    const shape = this.#shapeOf[number];
    if (shape === undefined) throw new RangeError(`no row ${String(number)}`);
    const texts = (this.#texts[number] ?? '').split(SEPARATOR);
    let next = 0;
    const asked: Partial<Record<FieldName, unknown>> = { ...shape.constants };
    for (const name of shape.textFields) asked[name] = texts[next++];
    const start = shape.contract?.hasStart === true ? (texts[next++] ?? null) : null;
    const end = shape.contract?.hasEnd === true ? (texts[next++] ?? null) : null;
    const members = new Map<string, unknown>();
    for (const [name, code] of shape.members ?? []) {
      members.set(name, code === TEXT ? texts[next++] : constantOf(code));
    }
    for (const name of shape.jsonFields) asked[name] = parseJson(texts[next++] ?? '');
    for (const [name, code] of shape.members ?? []) {
      if (code === JSON_TEXT) members.set(name, parseJson(texts[next++] ?? ''));
    }
    // Each value is what was put in of its own field.
    const wanted = (
      shape.members === null ? asked : { ...asked, extraMembers: members }
    ) as WantedUser;

    const place = { sheet: shape.sheet, row: this.#rowNumbers[number] ?? 0 };
    const rest = this.#rest.get(number);
    if (rest !== undefined) return { ...rest, place, wanted };
    if (shape.contract === null) return { kind: 'person', place, wanted };
    return { kind: 'person', place, wanted, contract: { start, end } };
  }
}

function restOf({ place: _, wanted: __, ...rest }: RosterRow): Rest {
  return rest;
}

/** `codes`: the sheet, then the codes of all fields and of start and end, as the digits of a number. */
function shapeOf(codes: number, members: Shape['members']): Shape {
  let rest = codes;
  const digits = Array.from({ length: FIELD_NAMES.length + 2 }, () => {
    const digit = rest % CODES;
    rest = Math.floor(rest / CODES);
    return digit;
  });
  const [end = ABSENT, start = ABSENT, ...reversed] = digits;
  const fields = FIELD_NAMES.map((name, at) => [name, reversed.at(-1 - at) ?? ABSENT] as const);
  const constants = fields.filter(([, code]) => code !== ABSENT);
  const withCode = (wanted: number): readonly FieldName[] =>
    fields.flatMap(([name, code]) => (code === wanted ? [name] : []));
  return {
    sheet: rest,
    constants: Object.fromEntries(constants.map(([name, code]) => [name, constantOf(code)])),
    textFields: withCode(TEXT),
    jsonFields: withCode(JSON_TEXT),
    contract: start === ABSENT ? null : { hasStart: start === TEXT, hasEnd: end === TEXT },
    members,
  };
}

function codeOf(value: unknown): number {
  if (typeof value === 'string') return value.includes(SEPARATOR) ? JSON_TEXT : TEXT;
  if (value === undefined) return ABSENT;
  if (value === BLANK) return BLANK_CELL;
  if (value === CLEAR) return CLEARED;
  if (typeof value === 'boolean') return value ? YES : NO;
  return JSON_TEXT;
}

function constantOf(code: number): unknown {
  switch (code) {
    case BLANK_CELL:
      return BLANK;
    case CLEARED:
      return CLEAR;
    case YES:
      return true;
    case NO:
      return false;
    default:
      return undefined;
  }
}
