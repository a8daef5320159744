// The columns of one sheet by what they hold, as the parser of its rows looks them up.

import { PART_NAMES, type PartName } from '../../user/headings.ts';
import type { Place } from '../../user/place.ts';
import type { Column, RosterSheet, Target } from '../../user/roster.ts';
import type { FieldName } from '../../user/user.ts';

export interface FieldColumn extends Column {
  readonly target: Extract<Target, { kind: 'field' }>;
}

export interface PartColumn extends Column {
  readonly target: Extract<Target, { kind: 'part' }>;
}

const NAME_PARTS = [
  'firstName',
  'infix',
  'lastName',
  'initials',
  'partnerInfix',
  'partnerLastName',
] as const satisfies readonly PartName[];

/** The field that a part makes up or decides; `null` for what only says something about the row. */
export function fieldOfPart(part: PartName): FieldName | null {
  switch (part) {
    case 'firstName':
    case 'infix':
    case 'lastName':
    case 'initials':
    case 'partnerInfix':
    case 'partnerLastName':
    case 'nameUse':
      return 'name';
    case 'emailSecondary':
    case 'emailFallback':
      return 'email';
    case 'startDate':
    case 'endDate':
      return 'isActive';
    case 'userType':
      return null;
  }
}

/** The columns of a sheet that have a use. Of two for one thing (a problem, and shown) the last counts. */
export class SheetColumns {
  readonly fields: readonly FieldColumn[];
  readonly parts: readonly PartColumn[];
  /** The indexes of the columns that hold names or parts of them. */
  readonly names: ReadonlySet<number>;
  /** How many columns have a use. */
  readonly width: number;
  readonly #sheet: string | null;
  readonly #byName: ReadonlyMap<FieldName | PartName, Column>;

  constructor(columns: readonly Column[], sheet: string | null) {
    this.fields = columns.filter(isFieldColumn);
    this.parts = columns.filter(isPartColumn);
    this.width = this.fields.length + this.parts.length;
    this.names = new Set([
      ...this.fields.filter(({ target }) => target.field === 'name').map(({ index }) => index),
      ...this.parts.filter(({ target }) => isNamePart(target.part)).map(({ index }) => index),
    ]);
    this.#sheet = sheet;
    this.#byName = new Map<FieldName | PartName, Column>([
      ...this.fields.map((column) => [column.target.field, column] as const),
      ...this.parts.map((column) => [column.target.part, column] as const),
    ]);
  }

  /** The 0-based index of a column; -1 where the sheet has none for that. */
  indexOf(name: FieldName | PartName): number {
    return this.#byName.get(name)?.index ?? -1;
  }

  heading(name: FieldName | PartName): string {
    return this.#byName.get(name)?.heading ?? '';
  }

  /** A row, or one of its cells where there is a column for it. */
  place(row: number, name?: FieldName | PartName): Place {
    const column = name === undefined ? undefined : this.#byName.get(name)?.letter;
    return {
      ...(this.#sheet === null ? {} : { sheet: this.#sheet }),
      row,
      ...(column === undefined ? {} : { column }),
    };
  }
}

function isFieldColumn(column: Column): column is FieldColumn {
  return column.target?.kind === 'field';
}

function isPartColumn(column: Column): column is PartColumn {
  return column.target?.kind === 'part';
}

function isNamePart(part: PartName): boolean {
  return NAME_PARTS.some((name) => name === part);
}

/** The letters of the columns that each field's value comes from; a composed name has several. */
export function lettersByField(columns: readonly Column[]): RosterSheet['columns'] {
  const letters: Partial<Record<FieldName, readonly string[]>> = {};
  const add = (field: FieldName | null, { letter }: Column): void => {
    if (field !== null) letters[field] = [...(letters[field] ?? []), letter];
  };
  // What a message names comes first: the parts of a name, but the column of an address.
  const parts = PART_NAMES.flatMap((name) =>
    columns.filter(isPartColumn).filter(({ target }) => target.part === name),
  );
  for (const column of parts) if (isNamePart(column.target.part)) add('name', column);
  for (const column of columns.filter(isFieldColumn)) add(column.target.field, column);
  for (const column of parts) {
    const { part } = column.target;
    if (!isNamePart(part) && part !== 'nameUse') add(fieldOfPart(part), column);
  }
  return letters;
}
