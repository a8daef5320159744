// Finding the header: below title rows, in one row or in two.

import { fold, tidy } from '../user/fold.ts';
import { flagWord } from '../user/words.ts';
import { columnValues } from './column-values.ts';
import { isKnownHeading } from './columns.ts';
import { looksLikeDate } from './dates.ts';
import type { MergedRange, RawRow } from './raw.ts';

/** A header and where it ends; what stands above it is left out of the roster. */
export interface Header {
  readonly headings: readonly string[];
  /** The row a message about a heading names. */
  readonly row: number;
  /** How many of the rows looked at it takes up, titles above it included. */
  readonly height: number;
  /** The rows above it that are not blank. */
  readonly titles: readonly RawRow[];
}

/** How far down a header is looked for. */
const DEEPEST = 30;

/**
 * Finds the header among the first rows of a sheet: the row with the most headings that are known,
 * the first of equals. `null` where all rows are blank; where no heading is known, the first row with
 * the most cells.
 */
export function findHeader(rows: readonly RawRow[], merges: readonly MergedRange[]): Header | null {
  let best = { at: -1, known: 0, filled: 0 };
  for (const [at, row] of rows.slice(0, DEEPEST).entries()) {
    const known = countKnown(row.cells);
    const filled = row.cells.filter((cell) => cell.trim() !== '').length;
    // Below a header, people follow: a later row needs clearly more to be one.
    const isBetter = best.known === 0 ? known > 0 || filled > best.filled : known > best.known + 1;
    if (isBetter && filled > 0) best = { at, known, filled };
  }
  const row = rows[best.at];
  if (row === undefined) return null;
  const titles = rows.slice(0, best.at).filter((title) => title.cells.some((cell) => cell !== ''));
  const one = { headings: row.cells.map(tidy), row: row.row, height: best.at + 1, titles };
  const above = rows[best.at - 1];
  if (above !== undefined && isGroupRow(above, row, merges)) {
    return {
      ...one,
      headings: combine(above, row, merges),
      titles: titles.filter((title) => title !== above),
    };
  }
  const below = rows[best.at + 1];
  if (below !== undefined && isSecondRow(row, below, merges)) {
    return { ...one, headings: combine(row, below, merges), height: best.at + 2 };
  }
  return one;
}

function countKnown(cells: readonly string[]): number {
  const known = new Set<string>();
  for (const cell of cells) {
    if (cell.trim() !== '' && cell.length < 100 && isKnownHeading(cell, NO_VALUES))
      known.add(fold(cell));
  }
  return known.size;
}

const NO_VALUES = columnValues([]);

/** A row of headings of headings right above: some of its cells are merged over several columns. */
function isGroupRow(above: RawRow, header: RawRow, merges: readonly MergedRange[]): boolean {
  const wide = merges.filter(
    (range) => range.firstRow === above.row && range.lastColumn > range.firstColumn,
  );
  // A title is merged over everything; a group, over a part.
  const parts = wide.filter(
    ({ firstColumn, lastColumn }) => lastColumn - firstColumn + 1 < header.cells.length,
  );
  return parts.length > 0 && above.cells.filter((cell) => cell !== '').length > 1;
}

/** A second row of headings: sub-headings under a merged one, or technical names under readable ones. */
function isSecondRow(first: RawRow, second: RawRow, merges: readonly MergedRange[]): boolean {
  const filled = second.cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0 || filled.some(looksLikeValue)) return false;
  const groups = merges.filter(
    (range) =>
      range.firstRow === first.row
      && range.lastRow === first.row
      && range.lastColumn > range.firstColumn,
  );
  const underGroup = groups.some((range) =>
    second.cells.slice(range.firstColumn, range.lastColumn + 1).some((cell) => cell.trim() !== ''),
  );
  return underGroup || countKnown(second.cells) >= Math.max(2, filled.length / 2);
}

function looksLikeValue(cell: string): boolean {
  const isWord = flagWord(cell) !== null && !isKnownHeading(cell, NO_VALUES);
  return cell.includes('@') || looksLikeDate(cell) || /^\d+([.,]\d+)?$/.test(cell.trim()) || isWord;
}

/** `Dienstverband` over `In dienst` is `Dienstverband / In dienst`; one of them alone stays alone. */
function combine(first: RawRow, second: RawRow, merges: readonly MergedRange[]): readonly string[] {
  const width = Math.max(first.cells.length, second.cells.length);
  return Array.from({ length: width }, (_, column) => {
    const group = merges.find(
      (range) =>
        range.firstRow === first.row && range.firstColumn <= column && column <= range.lastColumn,
    );
    const above = tidy(first.cells[group?.firstColumn ?? column] ?? '');
    const below = tidy(second.cells[column] ?? '');
    if (above === '' || below === '') return above === '' ? below : above;
    return fold(above) === fold(below) ? above : `${above} / ${below}`;
  });
}
