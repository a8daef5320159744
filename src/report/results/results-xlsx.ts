// The results report as a workbook: a sheet with the counts, and one with a line for every row.

import type { Catalogue } from '../messages/catalogue.ts';
import { CELL_LIMIT, legibleCell } from '../workbook/cell-text.ts';
import { type TableColumn, type TableRow, writeTable } from '../workbook/table.ts';
import {
  BOLD,
  TEXT,
  TOP_LEFT,
  writeWorkbook,
  type XlsxBook,
  type XlsxCell,
  type XlsxColumn,
  type XlsxStyle,
} from '../workbook/workbook.ts';
import { reportCells } from './columns.ts';
import { factLines, type Report, type ReportWriter } from './results.ts';
import { REPORT_COLUMNS, REPORT_OUTCOMES, type ReportColumn, type ReportOutcome } from './row.ts';

export const writeReportXlsx: ReportWriter = (report, { catalogue, madeAt }, out) =>
  writeWorkbook(out, madeAt, async (book) => {
    writeSummary(report, catalogue, book);
    await writeRows(report, catalogue, book);
  });

const COLUMNS: Readonly<Record<ReportColumn, XlsxColumn>> = {
  row: { width: 8 },
  sheet: { width: 14, format: TEXT },
  action: { width: 11 },
  outcome: { width: 12 },
  id: { width: 38, format: TEXT },
  ref: { width: 16, format: TEXT },
  email: { width: 34, format: TEXT },
  name: { width: 26, format: TEXT },
  changes: { width: 48, format: TEXT, wrap: true },
  code: { width: 24 },
  message: { width: 44, format: TEXT, wrap: true },
  hint: { width: 44, wrap: true },
  attempts: { width: 10 },
};

const OUTCOME_AT = REPORT_COLUMNS.indexOf('outcome');

/** Gone well, takes rights away, did not go through, yet to come. Each has its word beside it. */
const GREEN = 'FFE2F0D9';

const YELLOW = 'FFFFF2CC';

const RED = 'FFF8CBAD';

const BLUE = 'FFDDEBF7';

const STYLES: Readonly<Record<ReportOutcome, XlsxStyle | null>> = {
  created: filled(GREEN),
  updated: filled(GREEN),
  restored: filled(GREEN),
  archived: filled(YELLOW),
  unchanged: null,
  skipped: null,
  invalid: filled(RED),
  conflict: filled(RED),
  stale: filled(RED),
  failed: filled(RED),
  notSent: filled(RED),
  planned: filled(BLUE),
};

function filled(argb: string): XlsxStyle {
  return {
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } },
    alignment: TOP_LEFT,
  };
}

function writeSummary(report: Report, catalogue: Catalogue, book: XlsxBook): void {
  const { counts } = report;
  const { report: words, outcomes } = catalogue;
  const sheet = book.sheet(words.summary, [{ width: 20 }, { width: 64, wrap: true }]);
  for (const fact of factLines(report, catalogue)) sheet.add(fact.map(cellOf), [BOLD]);
  sheet.add([]);
  sheet.add([words.columns.outcome, words.rows], [BOLD, BOLD]);
  for (const outcome of REPORT_OUTCOMES) {
    sheet.add([outcomes[outcome], counts[outcome]], [STYLES[outcome]]);
  }
  const total = REPORT_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  sheet.add([words.total, total], [BOLD, BOLD]);
  sheet.close();
}

async function writeRows({ rows }: Report, catalogue: Catalogue, book: XlsxBook): Promise<void> {
  const columns = REPORT_COLUMNS.map((column): TableColumn => {
    return { ...COLUMNS[column], heading: catalogue.report.columns[column] };
  });
  await writeTable(book, {
    name: catalogue.report.rows,
    columns,
    rows: tableRows(rows, catalogue),
  });
}

async function* tableRows(rows: Report['rows'], catalogue: Catalogue): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    const cells = reportCells(row, catalogue);
    const styles = Array<XlsxStyle | null>(OUTCOME_AT + 1).fill(null);
    styles[OUTCOME_AT] = STYLES[row.outcome];
    yield { cells: REPORT_COLUMNS.map((column) => cellOf(cells[column])), styles };
  }
}

/** A report is there to be read: a text that a cell cannot hold is cut. The JSON report has it whole. */
function cellOf(value: string | number | null): XlsxCell {
  if (typeof value !== 'string') return value;
  return legibleCell(value.length > CELL_LIMIT ? `${value.slice(0, CELL_LIMIT - 1)}…` : value);
}
