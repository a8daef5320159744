// The rows of a worksheet part, in the order of the file, a chunk at a time.

import { fail } from '../../../user/issue.ts';
import type { RawRow } from '../raw.ts';
import { referenceColumn } from './cell-reference.ts';
import { appendText } from './cell-text.ts';
import { cellContent, type CellContent, type CellContext } from './cell.ts';
import { columnsHidden, type MailLinks } from './layout.ts';
import { LIMITS, SHEET_COLUMNS } from './limits.ts';
import { RowBuilder } from './row-builder.ts';
import { type Attributes, decodeXml, isTrue, type XmlHandlers, XmlParser } from './xml.ts';
import type { Part } from './zip.ts';

/**
 * Streams the rows that the part has, also the blank ones, some at a time and only as far as the
 * consumer asks. `sheet` is the index that each row carries; `onHidden` is told of hidden columns before
 * the first row comes.
 */
export async function* readRows(
  part: Part,
  sheet: number,
  links: MailLinks,
  context: CellContext,
  onHidden: (columns: readonly number[]) => void,
): AsyncGenerator<readonly RawRow[], void> {
  const collector = new RowCollector(sheet, links, context, onHidden);
  const parser = new XmlParser(part.name, collector);
  for await (const text of decodeXml(part)) {
    parser.write(text);
    yield collector.take();
  }
  parser.end();
}

class RowCollector implements XmlHandlers {
  readonly #sheet: number;
  readonly #links: MailLinks;
  readonly #context: CellContext;
  readonly #onHidden: (columns: readonly number[]) => void;
  #rows: RawRow[] = [];
  #row: RowBuilder | null = null;
  #lastRow = 0;
  #lastColumn = -1;
  #skipped = 0;
  #cell: Attributes | null = null;
  #stored = '';
  #formula = '';
  /** Which text the parser is in: the cell's content, its formula, or none that matters. */
  #inside: 'content' | 'formula' | null = null;
  #hasFormula = false;
  #isInline = false;
  #inPhonetic = false;

  constructor(
    sheet: number,
    links: MailLinks,
    context: CellContext,
    onHidden: (columns: readonly number[]) => void,
  ) {
    this.#sheet = sheet;
    this.#links = links;
    this.#context = context;
    this.#onHidden = onHidden;
  }

  /** The rows that have been completed since the last call. */
  take(): readonly RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'row':
        this.#startRow(attributes);
        break;
      case 'col':
        this.#onHidden(columnsHidden(attributes));
        break;
      case 'c':
        this.#startCell(attributes);
        break;
      case 'v':
        if (!this.#isInline) this.#inside = 'content';
        break;
      case 't':
        if (!this.#inPhonetic) this.#inside = 'content';
        break;
      case 'f':
        this.#hasFormula = true;
        this.#inside = 'formula';
        break;
      case 'is':
        // Beside an inline text a `<v>` may hold the text as some writer's number: not what is shown.
        this.#isInline = true;
        this.#stored = '';
        break;
      case 'rPh':
        this.#inPhonetic = true;
        break;
    }
  }

  text(text: string): void {
    if (this.#inside === 'content') this.#stored = appendText(this.#stored, text);
    else if (this.#inside === 'formula') this.#formula = appendText(this.#formula, text);
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
      case 'f':
        this.#inside = null;
        break;
      case 'rPh':
        this.#inPhonetic = false;
        break;
      case 'c':
        this.#endCell();
        break;
      case 'row':
        this.#endRow();
        break;
    }
  }

  #startRow({ r: number, hidden }: Attributes): void {
    // Some writers leave the number out: the row is the next one.
    const row = number === undefined ? this.#lastRow + 1 : Number(number);
    if (!Number.isSafeInteger(row) || row < 1) damaged('a row has an impossible number');
    this.#row = new RowBuilder(row, isTrue(hidden));
    this.#lastRow = row;
    this.#lastColumn = -1;
  }

  #endRow(): void {
    if (this.#row === null) return;
    this.#skipped += this.#row.skipped;
    if (this.#skipped > LIMITS.skipped) {
      fail('FILE_TOO_LARGE', { limit: `${LIMITS.skipped} cells in gaps` });
    }
    this.#rows.push(this.#row.build(this.#sheet, this.#links.get(this.#row.row)));
    this.#row = null;
  }

  #startCell(attributes: Attributes): void {
    this.#cell = attributes;
    this.#stored = '';
    this.#formula = '';
    this.#hasFormula = false;
    this.#isInline = false;
  }

  #endCell(): void {
    if (this.#row === null || this.#cell === null) return;
    const reference = this.#cell['r'];
    const column = reference === undefined ? this.#lastColumn + 1 : referenceColumn(reference);
    if (column === null || column >= SHEET_COLUMNS) damaged('a cell has an impossible place');
    this.#lastColumn = column;
    this.#row.set(column, this.#content(this.#cell));
    this.#cell = null;
  }

  #content({ t: type, s: style }: Attributes): CellContent {
    // The text `''` is stored as one; a formula without any result has never been calculated, and
    // what a person would see is not in the file.
    if (this.#hasFormula && this.#isWithoutResult(type)) {
      return { text: `=${this.#formula}`, kind: 'error' };
    }
    const stored = this.#isInline ? 'inlineStr' : type;
    return cellContent(stored, style, this.#stored, this.#context);
  }

  /** Other results than zero were given by whoever wrote them, and are real. */
  #isWithoutResult(type: string | undefined): boolean {
    if (this.#stored === '') return type !== 'str';
    const isNumber = type === undefined || type === 'n';
    return this.#context.uncalculated && isNumber && Number(this.#stored) === 0;
  }
}

function damaged(reason: string): never {
  fail('FILE_DAMAGED', { reason });
}
