// Whether the dates of a roster have the day or the month first. A leave date that can be read in two
// ways decides about people: it is asked.

import { issue, type Issue } from '../../user/issue.ts';
import type { Column } from '../../user/roster.ts';
import { columnOrder, type DateOrder, readDate } from '../rows/dates.ts';
import type { RawRow } from '../source/raw.ts';

export interface OrderOfDates {
  readonly order: DateOrder | null;
  readonly problems: readonly Issue[];
}

/** The order that was given or, without one, that all dates together show. */
export function orderOfDates(
  columns: readonly Column[],
  rows: readonly RawRow[],
  given: DateOrder | null,
): OrderOfDates {
  if (given !== null) return { order: given, problems: [] };
  const texts = (column: Column): readonly string[] =>
    rows.map(({ cells }) => cells[column.index] ?? '');
  const ends = columns.filter((column) => isDate(column, 'endDate'));
  const starts = columns.filter((column) => isDate(column, 'startDate'));
  const shown = columnOrder([...starts, ...ends].flatMap(texts));
  const order = shown === 'mixed' ? null : shown;
  const unclear = ends.filter(
    (column) =>
      shown === 'mixed' || texts(column).some((text) => readDate(text, order).kind === 'ambiguous'),
  );
  const problems = unclear.map(({ heading, letter }) =>
    issue('DATE_ORDER_UNKNOWN', { heading }, { column: letter }),
  );
  return { order, problems };
}

function isDate({ target }: Column, part: 'startDate' | 'endDate'): boolean {
  return target?.kind === 'part' && target.part === part;
}
