// Finding the header: below title rows, in one row or in two.

import { fold, tidy } from '../../user/fold.ts';
import { flagWord } from '../../user/words.ts';
import { isKnownHeading } from './columns.ts';
import { looksLikeDate } from '../rows/dates.ts';
import { ROW_SEPARATOR, targetOfHeading } from './known-headings.ts';
import type { MergedRange, RawRow } from '../source/raw.ts';

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
/** A longer text is no heading, and not worth the search. */
const LONGEST_HEADING = 100;
/** What is behind that many characters of a cell does not make it an address. */
const LONGEST_ADDRESS = 254;

/**
 * Finds the header among the first rows of a sheet: the row with the most headings that are known, the
 * first of equals. `null` where no row can be one; where no heading is known, the first row with the
 * most cells. `merges` are asked for only where there may be a second row.
 */
export async function findHeader(
  rows: readonly RawRow[],
  merges: () => Promise<readonly MergedRange[]>,
): Promise<Header | null> {
  const at = headerRow(rows);
  const row = rows[at];
  if (row === undefined) return null;
  const titles = rows.slice(0, at).filter(({ cells }) => filledCount(cells) > 0);
  const one = { headings: row.cells.map(tidy), row: row.row, height: at + 1, titles };
  const above = rows[at - 1];
  if (above !== undefined && filledCount(above.cells) > 1) {
    const ranges = await merges();
    if (isGroupRow(above, row, ranges)) {
      const headings = combine(above, row, ranges);
      return { ...one, headings, titles: titles.filter((title) => title !== above) };
    }
  }
  const below = rows[at + 1];
  if (below === undefined || !mayBeHeadings(below.cells)) return one;
  const isTechnical = isTechnicalRow(row, below);
  const ranges = isTechnical || fillsGap(row, below) ? await merges() : [];
  if (!isTechnical && !isUnderGroup(row, below, ranges)) return one;
  return { ...one, headings: combine(row, below, ranges), height: at + 2 };
}

/** The index of the row that is most like a header; -1 where none is at all. */
function headerRow(rows: readonly RawRow[]): number {
  let best = { at: -1, known: 0, filled: 0 };
  for (const [at, { cells }] of rows.slice(0, DEEPEST).entries()) {
    const filled = filledCount(cells);
    if (filled === 0 || cells.some(isAddress)) continue;
    const known = countKnown(cells);
    // Below a header, people follow: a later row needs clearly more to be one.
    const isBetter = best.known === 0 ? known > 0 || filled > best.filled : known > best.known + 1;
    if (isBetter) best = { at, known, filled };
  }
  return best.at;
}

function filledCount(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function isKnown(cell: string): boolean {
  return cell.trim() !== '' && cell.length < LONGEST_HEADING && isKnownHeading(cell);
}

function countKnown(cells: readonly string[]): number {
  return new Set(cells.filter(isKnown).map(fold)).size;
}

function isAddress(cell: string): boolean {
  return /\S@\S+\.\S/.test(cell.slice(0, LONGEST_ADDRESS));
}

/** A row of headings of headings right above: some of its cells are merged over several columns. */
function isGroupRow(above: RawRow, header: RawRow, merges: readonly MergedRange[]): boolean {
  // A title is merged over everything; a group, over a part.
  return merges.some(
    ({ firstRow, firstColumn, lastColumn }) =>
      firstRow === above.row
      && lastColumn > firstColumn
      && lastColumn - firstColumn + 1 < header.cells.length,
  );
}

function mayBeHeadings(cells: readonly string[]): boolean {
  return filledCount(cells) > 0 && !cells.some(looksLikeValue);
}

function looksLikeValue(cell: string): boolean {
  const isWord = flagWord(cell) !== null && !isKnown(cell);
  return isAddress(cell) || looksLikeDate(cell) || /^\d+([.,]\d+)?$/.test(cell.trim()) || isWord;
}

/** Technical names under readable ones: nearly all of them known, and for some columns as the same. */
function isTechnicalRow(first: RawRow, second: RawRow): boolean {
  const known = second.cells.filter(isKnown).length;
  const agree = second.cells.some((cell, column) => {
    const target = targetOfHeading(cell);
    return (
      target !== null
      && JSON.stringify(target) === JSON.stringify(targetOfHeading(first.cells[column] ?? ''))
    );
  });
  return agree && known >= Math.max(2, filledCount(second.cells) / 2);
}

/** A heading that is merged over several columns leaves blank cells, with sub-headings below them. */
function fillsGap(first: RawRow, second: RawRow): boolean {
  return second.cells.some(
    (cell, column) => cell.trim() !== '' && (first.cells[column] ?? '').trim() === '',
  );
}

function isUnderGroup(first: RawRow, second: RawRow, merges: readonly MergedRange[]): boolean {
  return merges.some(
    ({ firstRow, lastRow, firstColumn, lastColumn }) =>
      firstRow === first.row
      && lastRow === first.row
      && lastColumn > firstColumn
      && filledCount(second.cells.slice(firstColumn, lastColumn + 1)) > 0,
  );
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
    return fold(above) === fold(below) ? above : `${above}${ROW_SEPARATOR}${below}`;
  });
}
