// The rows of a CSV file: strict parsing by csv-parse, numbered as an editor numbers the lines.

import { finished } from 'node:stream/promises';
import { CsvError, Parser } from 'csv-parse';
import { unguardFormula } from '../../../user/round-trip.ts';
import { fail } from '../../../user/issue.ts';
import type { RosterFile } from '../file.ts';
import type { RawRow } from '../raw.ts';
import { decoded, type TextSource } from './decode.ts';
import { filledWidth, isBlankLine, type TableShape } from './first-records.ts';
import { breaksIn, lineAt } from './lines.ts';

/** How the text of a file is to be taken apart. */
export interface CsvLayout {
  readonly delimiter: string;
  /** The length in UTF-8 of what stands above the table and is no row (`sep=;` with its line end). */
  readonly skippedBytes: number;
  readonly skippedLines: number;
  /** `null`: the rows are not held against a heading. */
  readonly shape: TableShape | null;
  /** Keep cells as they are written, with the guard against formulas. */
  readonly raw: boolean;
}

/** A record may be this long; where one goes on for longer, a quote was probably never closed. */
const MAX_RECORD_BYTES = 1_000_000;
const MAX_RECORD = '1 MB';

/** The rows of a CSV file in order, some at a time. Fails with FILE_ENCODING or a CSV_… issue at the line concerned. */
export async function* csvRows(
  file: RosterFile,
  source: TextSource,
  layout: CsvLayout,
): AsyncGenerator<readonly RawRow[], void> {
  const rows = new RowReader(layout);
  const text = (): AsyncGenerator<Buffer> => decoded(file, source);
  const lineOf = (byte: number): Promise<number> => lineAt(text(), layout.skippedBytes + byte);

  let written = 0;
  for await (const bytes of withoutFirst(text(), layout.skippedBytes)) {
    const nul = bytes.indexOf(0);
    if (nul !== -1) {
      const row = await lineOf(written + nul);
      fail('FILE_ENCODING', { encoding: source.encoding, tries: [] }, { file: file.name, row });
    }
    rows.write(bytes);
    written += bytes.length;
    yield rows.takeRows();
    if (rows.errored !== null) break;
    // csv-parse's own limit does not see empty cells, of which a record can have no end.
    if (written - rows.recordEnd > MAX_RECORD_BYTES) {
      const row = await lineOf(rows.recordEnd);
      fail('CSV_RECORD_TOO_LONG', { limit: MAX_RECORD }, { file: file.name, row });
    }
  }
  try {
    if (rows.errored !== null) throw rows.errored;
    rows.end();
    await finished(rows, { readable: false });
  } catch (error) {
    const code = quoteIssue(error);
    // The cell that could not be read starts where the last one before it ended.
    return fail(code, {}, { file: file.name, row: await lineOf(rows.info.bytes) });
  }
  yield rows.takeRows();
}

/**
 * csv-parse, driven chunk by chunk: its records are collected as it finds them instead of passing
 * through a stream, which costs less, and does not lose the ones before an error.
 */
class RowReader extends Parser {
  /** Where the last record ended, in bytes. */
  recordEnd = 0;
  readonly #layout: CsvLayout;
  #rows: RawRow[] = [];
  #line: number;
  #linesBefore = 0;
  #records = 0;

  constructor(layout: CsvLayout) {
    super({
      delimiter: layout.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    });
    this.#layout = layout;
    this.#line = 1 + layout.skippedLines;
    // An error is looked for after each write; unhandled, the event would end the program.
    this.on('error', () => undefined);
  }

  /** The rows that were found since it was last called. */
  takeRows(): readonly RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  override push(cells: string[] | null): boolean {
    if (cells === null) return true;
    const row = this.#line;
    this.#line += this.#linesOf(cells);
    this.recordEnd = this.info.bytes;
    if (!isBlankLine(cells)) this.#rows.push(this.#toRow(cells, row));
    return true;
  }

  /**
   * csv-parse counts a CRLF in quotes twice, so its count tells only whether there is a line break
   * in the record at all: hardly ever, and looking into every cell would be slow.
   */
  #linesOf(cells: readonly string[]): number {
    const { lines } = this.info;
    const single = lines - this.#linesBefore === 1;
    this.#linesBefore = lines;
    return single ? 1 : cells.reduce((sum, cell) => sum + breaksIn(cell), 1);
  }

  #toRow(cells: string[], row: number): RawRow {
    const { raw, shape } = this.#layout;
    if (!raw) unguardAll(cells);
    const isTitle = shape === null || this.#records++ < shape.above;
    const ragged = isTitle || cells.length === shape.cells ? null : raggedness(cells, shape.width);
    return ragged === null ? { sheet: 0, row, cells } : { sheet: 0, row, cells, ragged };
  }
}

const APOSTROPHE = 0x27;

function unguardAll(cells: string[]): void {
  // By index, as this runs for every cell of the file.
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell?.charCodeAt(0) === APOSTROPHE) cells[index] = unguardFormula(cell);
  }
}

/** Empty cells beyond the heading are no mismatch, nor are missing ones that have no heading. */
function raggedness(
  cells: readonly string[],
  width: number,
): { readonly expected: number; readonly found: number } | null {
  if (cells.length < width) return { expected: width, found: cells.length };
  const found = filledWidth(cells);
  return found > width ? { expected: width, found } : null;
}

/** The issue for an error of csv-parse, whose messages hold the cell's text and go no further. */
function quoteIssue(error: unknown): 'CSV_QUOTE_UNCLOSED' | 'CSV_QUOTE_INVALID' {
  if (error instanceof CsvError) {
    // The list of codes in the types lacks INVALID_OPENING_QUOTE.
    const code: string = error.code;
    if (code === 'CSV_QUOTE_NOT_CLOSED') return 'CSV_QUOTE_UNCLOSED';
    if (code === 'CSV_INVALID_CLOSING_QUOTE') return 'CSV_QUOTE_INVALID';
    if (code === 'INVALID_OPENING_QUOTE') return 'CSV_QUOTE_INVALID';
  }
  throw error;
}

async function* withoutFirst(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (skipped < chunk.length) yield chunk.subarray(skipped);
  }
}
