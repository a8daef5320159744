// The lines of a results report, in the order of the roster.

import type { Change, Plan } from '../../plan/plan.ts';
import { whoOf } from '../../plan/plan.ts';
import type { Issue } from '../../user/issue.ts';
import { byPlace, type RowPlace } from '../../user/place.ts';
import type { ReportOutcome, ReportRow } from './row.ts';

/** How one change ended, as far as a report tells. `id` is that of a user that was created. */
export interface ChangeResult {
  readonly outcome: ReportOutcome;
  readonly attempts: number;
  readonly issues: readonly Issue[];
  readonly id: string | null;
}

interface Placed {
  readonly place: RowPlace;
  readonly line: () => ReportRow;
}

/**
 * One line for every row of the roster, and then one for every user archived beside it. Lines are
 * made as they are taken: a million of them need not exist at once.
 */
export function* reportRows(
  plan: Plan,
  resultOf: (change: number) => ChangeResult,
): Generator<ReportRow> {
  const sheetOf = (place: RowPlace): string | null => plan.sheets[place.sheet]?.name ?? null;
  const verdicts = plan.verdicts.map(({ verdict, row, who, issues }): Placed => {
    const where = { row: row.row, sheet: sheetOf(row) };
    const nothing = { changes: [], attempts: 0 };
    return {
      place: row,
      line: () => ({ ...where, ...nothing, action: verdict, outcome: verdict, who, issues }),
    };
  });
  yield* merged([changedLines(plan, sheetOf, resultOf), verdicts, unchangedLines(plan, sheetOf)]);
  for (const change of plan.changes) {
    if (change.row === null) yield { row: null, sheet: null, ...lineOf(change, resultOf) };
  }
}

function* changedLines(
  plan: Plan,
  sheetOf: (place: RowPlace) => string | null,
  resultOf: (change: number) => ChangeResult,
): Generator<Placed> {
  for (const number of inRosterOrder(plan)) {
    const change = plan.changes.at(number);
    if (change === undefined || change.row === null) continue;
    const { row: place } = change;
    const where = { row: place.row, sheet: sheetOf(place) };
    yield { place, line: () => ({ ...where, ...lineOf(change, resultOf) }) };
  }
}

/** The numbers of the changes that have a row, in the order of the roster. */
function inRosterOrder({ changes }: Plan): Iterable<number> {
  const rows = new Float64Array(changes.length);
  const sheets = new Uint32Array(changes.length);
  const numbers = new Uint32Array(changes.length);
  let placed = 0;
  for (const { number, row } of changes) {
    if (row === null) continue;
    rows[number] = row.row;
    sheets[number] = row.sheet;
    numbers[placed] = number;
    placed += 1;
  }
  const placeOf = (number: number): RowPlace => {
    return { sheet: sheets[number] ?? 0, row: rows[number] ?? 0 };
  };
  return numbers.subarray(0, placed).sort((a, b) => byPlace(placeOf(a), placeOf(b)));
}

function lineOf(
  change: Change,
  resultOf: (change: number) => ChangeResult,
): Omit<ReportRow, 'row' | 'sheet'> {
  const { outcome, attempts, issues, id } = resultOf(change.number);
  const who = whoOf(change);
  return {
    action: change.action,
    outcome,
    who: { ...who, id: who.id ?? id },
    changes: change.fields,
    issues,
    attempts,
  };
}

function* unchangedLines(
  plan: Plan,
  sheetOf: (place: RowPlace) => string | null,
): Generator<Placed> {
  for (const { row, who } of plan.unchanged) {
    const where = { row: row.row, sheet: sheetOf(row) };
    const nothing = { changes: [], issues: [], attempts: 0 };
    yield {
      place: row,
      line: () => ({ ...where, ...nothing, action: 'unchanged', outcome: 'unchanged', who }),
    };
  }
}

/** Merges sequences that are each in the order of the roster. */
function* merged(sequences: readonly Iterable<Placed>[]): Generator<ReportRow> {
  const heads = sequences.map((sequence) => {
    const rest = sequence[Symbol.iterator]();
    return { rest, next: rest.next() };
  });
  for (;;) {
    let first: (typeof heads)[number] | null = null;
    for (const head of heads) {
      if (head.next.done === true) continue;
      if (first === null || isBefore(head.next, first.next)) first = head;
    }
    if (first === null || first.next.done === true) return;
    yield first.next.value.line();
    first.next = first.rest.next();
  }
}

function isBefore(a: IteratorResult<Placed>, b: IteratorResult<Placed>): boolean {
  return a.done !== true && b.done !== true && byPlace(a.value.place, b.value.place) < 0;
}
