// The sheets of the preview's workbook that say what was noticed, and how the file was read.

import { targetText, whyText } from '../../text/column-text.ts';
import { wordsOf } from '../../messages/words.ts';
import { GREY, RED, YELLOW } from '../../workbook/styles.ts';
import { TEXT } from '../../workbook/workbook.ts';
import { outcomeWord, type PreviewRow } from '../preview.ts';
import {
  type SheetSource,
  type TableColumn,
  type TableRow,
  whoCells,
  whoColumns,
  writeTable,
} from './table.ts';

/** Rows that lead to no change: a line for every reason. */
export async function writeProblems(
  kind: 'problems' | 'skipped',
  rows: readonly PreviewRow[],
  source: SheetSource,
): Promise<void> {
  const { catalogue } = source;
  const { page, report } = catalogue;
  const who = whoColumns(source);
  const columns: readonly TableColumn[] = [
    ...who,
    { heading: page.table.outcome, width: 14 },
    ...reasonColumns(source),
    { heading: report.columns.code, width: 24 },
  ];
  const style = kind === 'problems' ? RED : GREY;
  const lines = function* (): Generator<TableRow> {
    for (const { place, who: person, outcome, issues } of rows) {
      for (const issue of issues) {
        const { message, hint } = wordsOf(issue, catalogue);
        yield {
          cells: [
            ...whoCells(place, person, source),
            outcomeWord(outcome, catalogue),
            issue.place.column ?? null,
            issue.value ?? null,
            message,
            hint,
            issue.code,
          ],
          styles: [...who.map(() => null), style],
        };
      }
    }
  };
  await writeTable(page.sheets[kind], columns, lines(), source);
}

/** What a guard refuses, and what was noticed about the file and its rows. */
export async function writeWarnings(source: SheetSource): Promise<void> {
  const { document, catalogue } = source;
  const { page, report, preview } = catalogue;
  const columns: readonly TableColumn[] = [
    { heading: page.table.what, width: 14 },
    { heading: page.table.sheet, width: 14, format: TEXT },
    { heading: page.table.row, width: 8 },
    ...reasonColumns(source),
    { heading: report.columns.code, width: 24 },
  ];
  const kinds = [
    { issues: document.refusals, word: page.headings.refusals, style: RED },
    { issues: document.warnings, word: preview.warning, style: YELLOW },
  ];
  const lines = function* (): Generator<TableRow> {
    for (const { issues, word, style } of kinds) {
      for (const issue of issues) {
        const { message, hint } = wordsOf(issue, catalogue);
        const { sheet = null, row = null, column = null } = issue.place;
        const cells = [word, sheet, row, column, issue.value ?? null, message, hint, issue.code];
        yield { cells, styles: [style] };
      }
    }
  };
  await writeTable(page.sheets.warnings, columns, lines(), source);
}

function reasonColumns({ catalogue: { page } }: SheetSource): readonly TableColumn[] {
  return [
    { heading: page.table.column, width: 9 },
    { heading: page.table.value, width: 24, format: TEXT, wrap: true },
    { heading: page.table.reason, width: 44, wrap: true },
    { heading: page.table.hint, width: 50, wrap: true },
  ];
}

/** How every column was understood. */
export async function writeColumns(source: SheetSource): Promise<void> {
  const { document, catalogue } = source;
  const { table, sheets } = catalogue.page;
  const columns: readonly TableColumn[] = [
    { heading: table.sheet, width: 14, format: TEXT },
    { heading: table.column, width: 9 },
    { heading: table.heading, width: 28, format: TEXT },
    { heading: table.readAs, width: 28 },
    { heading: table.why, width: 44, wrap: true },
    { heading: table.filled, width: 16 },
    { heading: table.samples, width: 44, format: TEXT, wrap: true },
  ];
  const { number } = catalogue;
  const lines = function* (): Generator<TableRow> {
    for (const { name, columns: read } of document.source.sheets) {
      for (const column of read) {
        const filled = catalogue.columns.filled(number(column.filled), number(column.rows));
        const words = [targetText(column, catalogue), whyText(column, catalogue), filled];
        const samples = column.samples.join(' · ');
        yield { cells: [name, column.letter, column.heading, ...words, samples] };
      }
    }
  };
  await writeTable(sheets.columns, columns, lines(), source);
}

/** Lines that are no people. */
export async function writeLeftOut(source: SheetSource): Promise<void> {
  const { document, catalogue } = source;
  const { table, sheets, leftOut } = catalogue.page;
  const columns: readonly TableColumn[] = [
    { heading: table.sheet, width: 14, format: TEXT },
    { heading: table.row, width: 8 },
    { heading: table.what, width: 20 },
  ];
  const lines = function* (): Generator<TableRow> {
    for (const { place, why } of document.leftOut) {
      const sheet = document.plan.sheets[place.sheet]?.name ?? null;
      yield { cells: [sheet, place.row, leftOut[why]] };
    }
  };
  await writeTable(sheets.leftOut, columns, lines(), source);
}
