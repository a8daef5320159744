// One raw row to what it asks for: every cell parsed by the field table, every problem kept.

import {
  BLANK,
  type Column,
  type LeftOut,
  type RosterRow,
  type WantedUser,
} from '../../user/roster.ts';
import type { FieldName, FieldValue } from '../../user/user.ts';
import { fieldOfPart, SheetColumns } from '../columns/sheet-columns.ts';
import type { RawRow } from '../source/raw.ts';
import { isBlank, isErrorCell } from './cell-signs.ts';
import { type CellOptions, readField } from './field-cell.ts';
import { whyLeftOut } from './left-out.ts';
import { type PersonOptions, readPerson } from './person.ts';
import { Row } from './row.ts';

export interface RowOptions extends PersonOptions, CellOptions {
  /** Values for fields whose cell is missing or blank. */
  readonly defaults: ReadonlyMap<FieldName, FieldValue>;
}

/** Parses the rows of one sheet. */
export class RowParser {
  readonly #columns: SheetColumns;
  readonly #options: RowOptions;
  readonly #defaults: readonly (readonly [FieldName, FieldValue])[];

  constructor(columns: readonly Column[], sheet: string | null, options: RowOptions) {
    this.#columns = new SheetColumns(columns, sheet);
    this.#options = options;
    this.#defaults = [...options.defaults];
  }

  /** The row; `null` when all its cells are blank. */
  parse(raw: RawRow): RosterRow | LeftOut | null {
    const place = { sheet: raw.sheet, row: raw.row };
    if (raw.cells.every(isBlank)) return null;
    const why = whyLeftOut(raw.cells, this.#columns);
    if (why !== null) return { kind: 'leftOut', place, why };

    const row = new Row(raw, this.#columns);
    for (const column of this.#columns.fields) readField(column, row, this.#options);
    this.#findErrors(row);
    if (raw.ragged !== undefined) row.problem('ROW_RAGGED', raw.ragged);
    if (raw.hidden === true) row.note('ROW_HIDDEN', {});
    const { reason, held, contract } = readPerson(row, this.#options);
    this.#fillIn(row);

    const { wanted, issues, notes, doubts } = row;
    if (reason !== null) return { kind: held ? 'held' : 'skipped', place, wanted, reason };
    if (issues.length === 0 && !hasKey(wanted)) row.problem('ROW_WITHOUT_KEY', {});
    if (issues.length > 0) {
      row.failDoubts();
      return { kind: 'invalid', place, wanted: row.wanted, issues };
    }
    return {
      kind: 'person',
      place,
      wanted,
      ...(notes.length === 0 ? {} : { notes }),
      ...(doubts.size === 0 ? {} : { doubts }),
      ...(contract === null ? {} : { contract }),
    };
  }

  /** Errors in cells that a value is made up of; in others they do no harm. */
  #findErrors(row: Row): void {
    for (const { index, target } of this.#columns.parts) {
      if (!isErrorCell(row.raw, index)) continue;
      const { part } = target;
      const field = fieldOfPart(part);
      if (part === 'startDate') row.note('START_DATE_INVALID', {}, part);
      else if (field === 'name' || part === 'endDate') {
        row.problem('CELL_ERROR', { field: field ?? 'isActive' }, part, row.raw.cells[index]);
      }
    }
  }

  /** Last, so that a value for all is never held against what the row itself says. */
  #fillIn(row: Row): void {
    for (const [field, value] of this.#defaults) {
      const now = row.wanted[field];
      if (now === undefined || now === BLANK) row.want(field, value);
    }
  }
}

function hasKey({ id, ref, email }: WantedUser): boolean {
  return typeof id === 'string' || typeof ref === 'string' || typeof email === 'string';
}
