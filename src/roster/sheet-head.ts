// The top of a sheet: its header, and what the first rows show of its columns.

import { IssueError, issue, type Issue } from '../user/issue.ts';
import { list } from '../user/list.ts';
import type { LeftOut, RosterSheet } from '../user/roster.ts';
import type { FieldName } from '../user/user.ts';
import { columnValues } from './column-values.ts';
import { understandColumns, type ColumnChoices } from './columns.ts';
import { columnOrder, readDate, type DateOrder } from './dates.ts';
import { findHeader } from './header.ts';
import type { MergedRange, RawRow, Workbook } from './raw.ts';
import type { Column } from './target.ts';

export interface Head {
  readonly sheet: number;
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
  /** The rows below the header; can be iterated once. */
  readonly rows: AsyncIterable<RawRow>;
}

/** How many rows below the header the columns are understood by. */
const SAMPLE_ROWS = 500;

/** Reads the top of one sheet. Fails with HEADER_MISSING where all its cells are blank. */
export async function readHead(
  workbook: Workbook,
  sheet: number,
  options: ColumnChoices & { readonly dateOrder: DateOrder | null },
): Promise<Head> {
  const rest = workbook.rows(sheet)[Symbol.asyncIterator]();
  const top = await take(rest, SAMPLE_ROWS);
  const name = workbook.sheets[sheet]?.name ?? null;
  const place = name === null ? {} : { sheet: name };
  const header = findHeader(top, await mergesOf(workbook, sheet));
  if (header === null) throw new IssueError([issue('HEADER_MISSING', {}, place)]);
  const below = top.slice(header.height);
  const width = Math.max(...top.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, index) => header.headings[index] ?? '');
  const values = headings.map((_, index) =>
    columnValues(below.map(({ cells }) => cells[index] ?? '')),
  );
  const { columns, problems } = understandColumns(headings, values, options);
  const where = { ...place, row: header.row };
  const order = options.dateOrder ?? columnOrder(datesOf(columns, below));
  const unclear = order === null ? unclearDates(columns, below) : [];
  return {
    sheet,
    headerRow: header.row,
    columns,
    lettersByField: lettersByField(columns),
    titles: header.titles.map(({ row }) => ({
      kind: 'leftOut',
      place: { sheet, row },
      why: 'title',
    })),
    problems: [...problems, ...unclear].map((problem) => ({
      ...problem,
      place: { ...where, ...problem.place },
    })),
    notes: namesTurned(
      columns,
      values.map(({ commas }) => commas),
      where,
    ),
    dateOrder: order,
    hasContracts: columns.some(isContractColumn),
    rows: chained(below, rest),
  };
}

async function take(rows: AsyncIterator<RawRow>, count: number): Promise<readonly RawRow[]> {
  const taken: RawRow[] = [];
  while (taken.length < count) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

async function* chained(
  first: readonly RawRow[],
  rest: AsyncIterator<RawRow>,
): AsyncGenerator<RawRow> {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function mergesOf(workbook: Workbook, sheet: number): Promise<readonly MergedRange[]> {
  return (await workbook.layout?.(sheet))?.merges ?? [];
}

function isContractColumn({ target }: Column): boolean {
  if (target?.kind === 'part') return target.part === 'startDate' || target.part === 'endDate';
  return target?.kind === 'other' && target.other === 'contractNumber';
}

const DATE_PARTS: ReadonlySet<string> = new Set(['startDate', 'endDate']);

function datesOf(columns: readonly Column[], rows: readonly RawRow[]): readonly string[] {
  return columns
    .filter(({ target }) => target?.kind === 'part' && DATE_PARTS.has(target.part))
    .flatMap(({ index }) => rows.map(({ cells }) => cells[index] ?? ''));
}

/** A leave date that can be read in two ways decides about people: it is asked. */
function unclearDates(columns: readonly Column[], rows: readonly RawRow[]): readonly Issue[] {
  return columns
    .filter(({ target }) => target?.kind === 'part' && target.part === 'endDate')
    .filter(({ index }) =>
      rows.some(({ cells }) => readDate(cells[index] ?? '', null).kind === 'ambiguous'),
    )
    .map(({ heading, letter }) => issue('DATE_ORDER_UNKNOWN', { heading }, { column: letter }));
}

/** Most names have a comma, and nobody said that the surname comes first. */
function namesTurned(
  columns: readonly Column[],
  commas: readonly number[],
  place: { readonly row: number },
): readonly Issue[] {
  return columns
    .filter(
      ({ target }) =>
        target?.kind === 'field' && target.field === 'name' && target.lastFirst !== true,
    )
    .filter(({ index }) => (commas[index] ?? 0) > 0.5)
    .map(({ heading, letter }) =>
      issue('NAME_LAST_FIRST', { heading }, { ...place, column: letter }),
    );
}

/** The cells that each field's value came from; a composed name has several. */
function lettersByField(columns: readonly Column[]): RosterSheet['columns'] {
  const letters: Partial<Record<FieldName, readonly string[]>> = {};
  const add = (field: FieldName, letter: string): void => {
    letters[field] = [...(letters[field] ?? []), letter];
  };
  for (const { target, letter } of columns) {
    if (target?.kind === 'part' && NAME_PARTS.has(target.part)) add('name', letter);
  }
  for (const { target, letter } of columns) if (target?.kind === 'field') add(target.field, letter);
  for (const { target, letter } of columns) {
    if (target?.kind !== 'part') continue;
    if (target.part === 'emailFallback' || target.part === 'emailSecondary') add('email', letter);
    if (DATE_PARTS.has(target.part)) add('isActive', letter);
  }
  return letters;
}

const NAME_PARTS: ReadonlySet<string> = new Set(
  list('firstName; infix; lastName; initials; partnerInfix; partnerLastName'),
);
