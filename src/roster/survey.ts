// All that a roster shows of its columns when it is read to the end.

import { type Issue, IssueError } from '../user/issue.ts';
import type { LeftOut, Survey, SurveyedColumn, SurveyedSheet } from '../user/roster.ts';
import type { Head } from './columns/sheet-head.ts';
import { suggestedFlags } from './columns/suggestions.ts';
import { type Roster, type RosterOptions, surveyRoster } from './roster.ts';
import { isBlank } from './rows/cell-signs.ts';
import type { RawRow } from './source/raw.ts';

/**
 * Reads a roster, also where its columns have problems. Rejects with an `IssueError` only where there are
 * no columns to show.
 */
export async function surveyColumns(file: string, options: RosterOptions): Promise<Survey> {
  const roster = await surveyRoster(file, options);
  try {
    const filled = new FilledCells();
    const { leftOut, notes, errors } = await readAll(roster, filled);
    const warnings = [...roster.notes, ...notes];
    const problems = [...roster.problems, ...roster.notes];
    const sheets = roster.sheets.map(({ name }, index): SurveyedSheet => {
      const head = roster.heads.find(({ sheet }) => sheet === index);
      const unread = roster.unread.find(({ sheet }) => sheet === index);
      const hidden = roster.hidden.has(index);
      if (head === undefined) return { name, hidden, unread: unread?.why ?? 'other' };
      const here = problems.filter(({ place }) => (place.sheet ?? null) === name);
      return { name, hidden, unread: null, ...sheetOf(head, filled, here) };
    });
    const { text } = roster;
    return {
      file: roster.file,
      text,
      sheets,
      leftOut,
      warnings,
      errors: [...roster.problems, ...errors],
    };
  } finally {
    await roster.close();
  }
}

/** Reads the rows; what stops that (a damaged file, no rows) is returned beside what came before. */
async function readAll(
  roster: Roster,
  filled: FilledCells,
): Promise<{
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly Issue[];
  readonly errors: readonly Issue[];
}> {
  try {
    const read = await roster.readRows(
      () => undefined,
      (raw) => {
        filled.see(raw);
      },
    );
    return { ...read, errors: [] };
  } catch (error) {
    if (!(error instanceof IssueError)) throw error;
    return {
      leftOut: roster.heads.flatMap(({ titles }) => titles),
      notes: [],
      errors: error.issues,
    };
  }
}

function sheetOf(
  { sheet, headerRow, columns }: Head,
  filled: FilledCells,
  problems: readonly Issue[],
): {
  readonly headerRow: number;
  readonly rows: number;
  readonly columns: readonly SurveyedColumn[];
} {
  const rows = filled.rows(sheet);
  return {
    headerRow,
    rows,
    columns: columns
      .map((column) => ({
        ...column,
        rows,
        filled: filled.of(sheet, column.index),
        flags: suggestedFlags(column, problems),
      }))
      // Spreadsheet programs save columns that have nothing in them.
      .filter(({ heading, filled: count }) => heading !== '' || count > 0),
  };
}

/** How many rows there are, and how many of them have something in each column. */
class FilledCells {
  readonly #rows = new Map<number, number>();
  readonly #counts = new Map<number, number[]>();

  see({ sheet, cells }: RawRow): void {
    this.#rows.set(sheet, this.rows(sheet) + 1);
    const counts = this.#counts.get(sheet) ?? [];
    this.#counts.set(sheet, counts);
    for (const [index, cell] of cells.entries()) {
      if (!isBlank(cell)) counts[index] = (counts[index] ?? 0) + 1;
    }
  }

  rows(sheet: number): number {
    return this.#rows.get(sheet) ?? 0;
  }

  of(sheet: number, column: number): number {
    return this.#counts.get(sheet)?.[column] ?? 0;
  }
}
