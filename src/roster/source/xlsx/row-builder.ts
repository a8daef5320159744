// A row as its cells come in, in whatever order the file has them.

import type { CellKind, RawRow } from '../raw.ts';
import type { CellContent } from './cell.ts';

/** A gap up to here costs no more than the markup of the cell behind it. */
const WIDE_GAP = 64;

/** Collects the cells of one row, and makes the `RawRow` of them. */
export class RowBuilder {
  readonly row: number;
  readonly #hidden: boolean;
  readonly #cells: string[] = [];
  readonly #kinds: CellKind[] = [];
  #allText = true;
  #skipped = 0;

  constructor(row: number, hidden: boolean) {
    this.row = row;
    this.#hidden = hidden;
  }

  /** Cells that the file does not have, in gaps of more than `WIDE_GAP` columns. */
  get skipped(): number {
    return this.#skipped;
  }

  /** `column` is 0-based. Of two contents for one cell the later one counts. */
  set(column: number, { text, kind }: CellContent): void {
    if (text === '' && column >= this.#cells.length) return;
    const gap = column - this.#cells.length;
    if (gap > WIDE_GAP) this.#skipped += gap;
    while (this.#cells.length < column) {
      this.#cells.push('');
      this.#kinds.push('text');
    }
    this.#cells[column] = text;
    this.#kinds[column] = kind;
    if (kind !== 'text') this.#allText = false;
  }

  /** `links` are the mail addresses that the row's cells link to, by column. */
  build(sheet: number, links: ReadonlyMap<number, string> | undefined): RawRow {
    return {
      sheet,
      row: this.row,
      cells: this.#cells,
      ...(this.#allText ? {} : { kinds: this.#kinds }),
      ...(this.#hidden ? { hidden: true } : {}),
      ...(links === undefined ? {} : this.#mailtos(links)),
    };
  }

  #mailtos(links: ReadonlyMap<number, string>): Pick<RawRow, 'mailtos'> {
    const other = [...links].filter(([column, address]) => {
      return address.toLowerCase() !== this.#cells[column]?.trim().toLowerCase();
    });
    return other.length === 0 ? {} : { mailtos: new Map(other) };
  }
}
