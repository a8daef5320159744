// One raw row to what it asks for: every cell parsed by the field table, every problem kept.

import { field as fieldOf } from '../user/fields.ts';
import { fold, tidy } from '../user/fold.ts';
import type { PartName } from '../user/headings.ts';
import { issue, type Issue } from '../user/issue.ts';
import { list } from '../user/list.ts';
import type { Place } from '../user/place.ts';
import {
  BLANK,
  CLEAR,
  type LeftOut,
  type RosterRow,
  type Wanted,
  type WantedUser,
} from '../user/roster.ts';
import type { FieldName, Vocabulary } from '../user/user.ts';
import { cellNotes } from './cell-notes.ts';
import { whyLeftOut } from './left-out.ts';
import { readPerson, type PersonOptions } from './person.ts';
import type { RawRow } from './raw.ts';
import { turnName } from './names.ts';
import { statusWord } from './status.ts';
import type { Column, Target } from './target.ts';

export interface RowOptions extends PersonOptions {
  readonly vocabulary: Vocabulary;
  /** Values for fields whose cell is missing or blank. */
  readonly defaults: ReadonlyMap<FieldName, string>;
  /** What a word of this source means: by field, the folded word and the text to read instead. */
  readonly words: ReadonlyMap<FieldName, ReadonlyMap<string, string>>;
}

/** The word that empties a field. */
const CLEAR_WORD = '<clear>';

/** What people write for "nothing". Not for names: `Na` and `None` are some. */
const NOTHING: ReadonlySet<string> = new Set(
  list('-; --; n.v.t.; nvt; n/a; geen; leeg; onbekend; null; none; keine; aucun; néant'),
);

/** What the cells of a row have said so far. */
interface Found {
  readonly wanted: Partial<Record<FieldName, Wanted>>;
  readonly issues: Issue[];
  readonly notes: Issue[];
  /** The status says that the person has not started yet. */
  joins: boolean;
}

interface FieldColumn extends Column {
  readonly target: Extract<Target, { kind: 'field' }>;
}

/** Parses the rows of one sheet. */
export class RowParser {
  readonly #fields: readonly FieldColumn[];
  readonly #parts: ReadonlyMap<PartName, Column>;
  readonly #width: number;
  readonly #sheet: string | null;
  readonly #options: RowOptions;
  readonly #defaults: readonly (readonly [FieldName, string])[];

  constructor(columns: readonly Column[], sheet: string | null, options: RowOptions) {
    this.#fields = columns.filter(
      (column): column is FieldColumn => column.target?.kind === 'field',
    );
    this.#parts = new Map(
      columns.flatMap((column) =>
        column.target?.kind === 'part' ? [[column.target.part, column] as const] : [],
      ),
    );
    this.#width = this.#fields.length + this.#parts.size;
    this.#sheet = sheet;
    this.#options = options;
    this.#defaults = [...options.defaults];
  }

  /** The row; `null` when all its cells are blank. */
  parse(raw: RawRow): RosterRow | LeftOut | null {
    const { cells } = raw;
    const place = { sheet: raw.sheet, row: raw.row };
    if (cells.every(isBlank)) return null;
    const why = whyLeftOut(cells, this.#width);
    if (why !== null) return { kind: 'leftOut', place, why };

    const wanted: Partial<Record<FieldName, Wanted>> = {};
    const issues: Issue[] = [];
    const notes: Issue[] = [];
    const found = { wanted, issues, notes, joins: false };
    for (const column of this.#fields) this.#readField(column, raw, found);
    for (const [name, text] of this.#defaults) {
      const now = wanted[name];
      if (now === undefined || now === BLANK) {
        this.#keep(
          name,
          this.#parse(name, text, () => this.#place(raw)),
          wanted,
          issues,
        );
      }
    }
    if (raw.ragged !== undefined) issues.push(issue('ROW_RAGGED', raw.ragged, this.#place(raw)));
    if (raw.hidden === true) notes.push(issue('ROW_HIDDEN', {}, this.#place(raw)));
    // Each value came from the `parse` of its own field.
    const asked = wanted as WantedUser;
    const isPlain = this.#parts.size === 0 && issues.length === 0 && !found.joins;
    if (isPlain && hasKey(asked)) {
      return { kind: 'person', place, wanted: asked, ...(notes.length === 0 ? {} : { notes }) };
    }
    return this.#readPerson(raw, { ...found, wanted: asked });
  }

  #readField({ target, index, letter }: FieldColumn, raw: RawRow, found: Found): void {
    const { field } = target;
    const text = raw.cells[index] ?? '';
    if (isBlank(text) || (field !== 'name' && NOTHING.has(text.trim().toLowerCase()))) {
      found.wanted[field] = BLANK;
      return;
    }
    const place = (): Place => this.#place(raw, letter);
    if (raw.kinds?.[index] === 'error') {
      found.issues.push(issue('CELL_ERROR', { field }, place(), text));
      return;
    }
    for (const note of cellNotes(field, text, raw.mailtos?.get(index))) {
      found.notes.push(issue(note.code, note.params, place()));
    }
    const result = this.#readText(target, text, place, found);
    if (typeof result === 'object' && 'code' in result && result.code === 'LANGUAGE_NOT_OFFERED') {
      // A real language that this organisation does not have: the person comes in without it.
      found.notes.push(result);
      found.wanted[field] = BLANK;
    } else this.#keep(field, result, found.wanted, found.issues);
  }

  /** A status may say more than yes or no, and a name may be the other way round. */
  #readText(
    target: FieldColumn['target'],
    text: string,
    place: () => Place,
    found: Found,
  ): Wanted | Issue {
    const { field, inverted, lastFirst } = target;
    if (lastFirst === true) {
      const { name, guess } = turnName(text);
      if (guess) found.notes.push(issue('NAME_GUESSED', {}, place()));
      return this.#parse(field, name, place);
    }
    if (field !== 'isActive') return this.#parse(field, text, place);
    const status = statusWord(text);
    if (status === 'joins') found.joins = true;
    if (status === 'away') found.notes.push(issue('STATUS_AWAY', {}, place()));
    if (status === 'away' || status === 'leaves' || status === 'joins') return true;
    const result = this.#parse(field, text, place);
    return inverted === true && typeof result === 'boolean' ? !result : result;
  }

  #parse(field: FieldName, text: string, place: () => Place): Wanted | Issue {
    const { clearable, parse } = fieldOf(field);
    const word = text.trim().toLowerCase();
    if (word === CLEAR_WORD) {
      return clearable ? CLEAR : issue('NOT_CLEARABLE', { field }, place(), text);
    }
    const words = this.#options.words.get(field);
    const known = words === undefined ? text : (words.get(fold(text)) ?? text);
    const parsed = parse(known, this.#options.vocabulary);
    if (parsed.ok) return parsed.value;
    return issue(parsed.problem.code, parsed.problem.params, place(), text);
  }

  #keep(
    field: FieldName,
    result: Wanted | Issue,
    wanted: Partial<Record<FieldName, Wanted>>,
    issues: Issue[],
  ): void {
    if (typeof result === 'object' && 'code' in result) issues.push(result);
    else wanted[field] = result;
  }

  /** What the row says beyond its fields alone: composed names, substitutes, dates, accounts. */
  #readPerson(raw: RawRow, found: Found & { wanted: WantedUser }): RosterRow {
    const place = { sheet: raw.sheet, row: raw.row };
    const part = (name: PartName): string => {
      const column = this.#parts.get(name);
      return column === undefined ? '' : tidy(raw.cells[column.index] ?? '');
    };
    const hasPart = (name: PartName): boolean => this.#parts.has(name);
    const placeOf = (name: PartName | FieldName): Place => this.#place(raw, this.#letterOf(name));
    const row = { ...found, part, hasPart, place: placeOf };
    const { wanted, issues, reason, held, contract } = readPerson(row, this.#options);
    if (reason !== null) return { kind: held ? 'held' : 'skipped', place, wanted, reason };
    if (issues.length > 0) return { kind: 'invalid', place, wanted, issues };
    if (!hasKey(wanted)) {
      const problem = issue('ROW_WITHOUT_KEY', {}, this.#place(raw));
      return { kind: 'invalid', place, wanted, issues: [problem] };
    }
    return {
      kind: 'person',
      place,
      wanted,
      ...(found.notes.length === 0 ? {} : { notes: found.notes }),
      ...(contract === null ? {} : { contract }),
    };
  }

  #letterOf(name: PartName | FieldName): string | undefined {
    const part = [...this.#parts].find(([known]) => known === name)?.[1];
    return (part ?? this.#fields.find(({ target }) => target.field === name))?.letter;
  }

  #place(raw: RawRow, column?: string): Place {
    return {
      ...(this.#sheet === null ? {} : { sheet: this.#sheet }),
      row: raw.row,
      ...(column === undefined ? {} : { column }),
    };
  }
}

function hasKey({ id, ref, email }: WantedUser): boolean {
  return typeof id === 'string' || typeof ref === 'string' || typeof email === 'string';
}

function isBlank(text: string): boolean {
  return text === '' || text.trim() === '';
}
