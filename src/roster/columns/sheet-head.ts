// The top of a sheet: its header, and what the first rows show of its columns.

import { issue, type Issue } from '../../user/issue.ts';
import type { Place } from '../../user/place.ts';
import type { Column, LeftOut, RosterSheet } from '../../user/roster.ts';
import type { DateOrder } from '../rows/dates.ts';
import type { RawRow, Workbook } from '../source/raw.ts';
import { columnValues } from './column-values.ts';
import { type ColumnChoices, understandColumns } from './columns.ts';
import { orderOfDates } from './date-columns.ts';
import { findHeader } from './find-header.ts';
import { lettersByField } from './sheet-columns.ts';
import { typedName } from './suggestions.ts';

export interface Head {
  readonly sheet: number;
  /** The row of the header; where it has two, the one with the most headings that are known. */
  readonly headerRow: number;
  readonly columns: readonly Column[];
  readonly lettersByField: RosterSheet['columns'];
  /** The rows above the header. */
  readonly titles: readonly LeftOut[];
  readonly problems: readonly Issue[];
  readonly notes: readonly Issue[];
  readonly dateOrder: DateOrder | null;
  /** Rows may be contracts, several of them one person's. */
  readonly hasContracts: boolean;
  /** The rows below the header, some at a time; can be iterated once. */
  readonly batches: AsyncIterable<readonly RawRow[]>;
  /** Gives the rows up that have not been read. */
  readonly discard: () => Promise<void>;
}

export interface HeadOptions extends ColumnChoices {
  readonly dateOrder: DateOrder | null;
}

/** How many rows below the header the columns are understood by. */
const SAMPLE_ROWS = 500;

/** Reads the top of one sheet; `null` where no row can be a header, as all are blank. */
export async function readHead(
  workbook: Workbook,
  sheet: number,
  options: HeadOptions,
): Promise<Head | null> {
  const rest = workbook.batches(sheet)[Symbol.asyncIterator]();
  const discard = async (): Promise<void> => {
    await rest.return?.();
  };
  try {
    const taken = await take(rest, SAMPLE_ROWS);
    const top = taken.slice(0, SAMPLE_ROWS);
    const header = await findHeader(top, async () => (await workbook.merges?.(sheet)) ?? []);
    if (header === null) {
      await discard();
      return null;
    }
    const below = top.slice(header.height);
    const name = workbook.sheets[sheet]?.name ?? null;
    const place = { ...(name === null ? {} : { sheet: name }), row: header.row };
    const hidden = workbook.hiddenColumns?.(sheet) ?? [];
    return {
      sheet,
      headerRow: header.row,
      titles: header.titles.map(({ row }) => {
        return { kind: 'leftOut', place: { sheet, row }, why: 'title' };
      }),
      ...understand(header.headings, below, {
        hidden,
        place,
        options,
        whole: taken.length < SAMPLE_ROWS,
      }),
      batches: chained(taken.slice(header.height), rest),
      discard,
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

interface Surroundings {
  readonly hidden: readonly number[];
  /** Of the header. */
  readonly place: { readonly sheet?: string; readonly row: number };
  readonly options: HeadOptions;
  /** The rows below are all there are. */
  readonly whole: boolean;
}

type Understood = Pick<
  Head,
  'columns' | 'lettersByField' | 'problems' | 'notes' | 'dateOrder' | 'hasContracts'
>;

/** What the headings and the first rows below them show. */
function understand(
  found: readonly string[],
  below: readonly RawRow[],
  { hidden, place, options, whole }: Surroundings,
): Understood {
  const width = below.reduce((most, { cells }) => Math.max(most, cells.length), found.length);
  const headings = Array.from({ length: width }, (_, index) => found[index] ?? '');
  const values = headings.map((_, index) =>
    columnValues(below.map(({ cells }) => cells[index] ?? '')),
  );
  const { columns, problems } = understandColumns(headings, values, options, whole);
  const dates = orderOfDates(columns, below, options.dateOrder);
  const notes = [
    ...columns.filter((column) => isTurned(column, values[column.index]?.commas)).map(lastFirst),
    ...columns.filter((column) => hidden.includes(column.index)).flatMap(hiddenColumn),
    ...columns.filter((column) => isUnused(column, problems)).map(unused),
  ];
  const { row, ...sheetPlace } = place;
  const placed =
    (around: Place) =>
    (problem: Issue): Issue => {
      return { ...problem, place: { ...around, ...problem.place } };
    };
  return {
    columns,
    lettersByField: lettersByField(columns),
    problems: [...problems, ...dates.problems].map(placed({ ...sheetPlace, row })),
    // A whole column is meant, and no row.
    notes: notes.map(placed(sheetPlace)),
    dateOrder: dates.order,
    hasContracts: columns.some(isContractColumn),
  };
}

/** So many rows, or some more: those of whole batches. */
async function take(
  batches: AsyncIterator<readonly RawRow[]>,
  count: number,
): Promise<readonly RawRow[]> {
  const taken: RawRow[] = [];
  while (taken.length < count) {
    const next = await batches.next();
    if (next.done === true) break;
    for (const row of next.value) taken.push(row);
  }
  return taken;
}

async function* chained(
  first: readonly RawRow[],
  rest: AsyncIterator<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[], void> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

function isContractColumn({ target }: Column): boolean {
  if (target?.kind === 'part') return target.part === 'startDate' || target.part === 'endDate';
  return target?.kind === 'other' && target.other === 'contractNumber';
}

/** Most names have a comma, and nobody said that the surname comes first. */
function isTurned({ target }: Column, commas = 0): boolean {
  const isName = target?.kind === 'field' && target.field === 'name';
  return isName && target.lastFirst !== true && commas > 0.5;
}

function lastFirst({ heading, letter }: Column): Issue {
  return issue('NAME_LAST_FIRST', { heading }, { column: letter });
}

/** Has something, and what it has goes nowhere; nobody asked for that, and nobody is asked about it. */
function isUnused(
  { letter, heading, target, why, filled }: Column,
  problems: readonly Issue[],
): boolean {
  if (target?.kind === 'field' || target?.kind === 'part' || why.kind === 'ignored') return false;
  if (why.kind === 'preset' || (heading === '' && filled === 0)) return false;
  return !problems.some(({ place }) => place.column === letter);
}

function unused({ heading, letter }: Column): Issue {
  const typed = typedName({ heading, letter });
  return issue('COLUMN_UNUSED', { heading, typed }, { column: letter });
}

/** A hidden column is read all the same: whoever hid it may not expect that. */
function hiddenColumn({ target, heading, letter }: Column): readonly Issue[] {
  const isUsed = target?.kind === 'field' || target?.kind === 'part';
  return isUsed ? [issue('COLUMN_HIDDEN', { heading }, { column: letter })] : [];
}
