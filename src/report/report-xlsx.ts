// The results report as a workbook: a sheet with the counts, and one with a line for every row.

import type { Catalogue } from './messages/catalogue.ts';
import { REPORT_COLUMNS, reportCells, type ReportColumn } from './report-columns.ts';
import type { Report, ReportWriter } from './report.ts';
import { REPORT_OUTCOMES, type ReportOutcome, type ReportRow } from './row.ts';
import { CELL_LIMIT, legibleCell } from './xlsx-text.ts';
import {
  BOLD,
  SHEET_ROWS,
  TEXT,
  TOP_LEFT,
  writeWorkbook,
  type XlsxBook,
  type XlsxCell,
  type XlsxColumn,
  type XlsxSheet,
  type XlsxStyle,
} from './xlsx-writer.ts';

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

function writeSummary({ facts, counts }: Report, catalogue: Catalogue, book: XlsxBook): void {
  const { report, outcomes } = catalogue;
  const sheet = book.sheet(report.summary, [{ width: 20 }, { width: 64 }]);
  for (const fact of facts) sheet.add(fact.map(cellOf), [BOLD]);
  sheet.add([]);
  sheet.add([report.columns.outcome, report.rows], [BOLD, BOLD]);
  for (const outcome of REPORT_OUTCOMES) {
    sheet.add([outcomes[outcome], counts[outcome]], [STYLES[outcome]]);
  }
  const total = REPORT_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  sheet.add([report.total, total], [BOLD, BOLD]);
  sheet.close();
}

/** Rows beyond what a sheet can hold go on another. */
async function writeRows({ rows }: Report, catalogue: Catalogue, book: XlsxBook): Promise<void> {
  const columns = REPORT_COLUMNS.map((column) => COLUMNS[column]);
  const headings = REPORT_COLUMNS.map((column) => catalogue.report.columns[column]);
  const open = (name: string): XlsxSheet => book.table(name, columns, headings);

  let sheets = 1;
  let sheet = open(catalogue.report.rows);
  for await (const row of rows) {
    if (sheet.rows() === SHEET_ROWS) {
      sheet.close();
      sheets += 1;
      sheet = open(`${catalogue.report.rows} ${String(sheets)}`);
    }
    addRow(row, catalogue, sheet);
    if (sheet.isFull()) await sheet.drained();
  }
  sheet.close();
}

function addRow(row: ReportRow, catalogue: Catalogue, sheet: XlsxSheet): void {
  const cells = reportCells(row, catalogue);
  const styles = Array<XlsxStyle | null>(OUTCOME_AT + 1).fill(null);
  styles[OUTCOME_AT] = STYLES[row.outcome];
  sheet.add(
    REPORT_COLUMNS.map((column) => cellOf(cells[column])),
    styles,
  );
}

/** A report is there to be read: a text that a cell cannot hold is cut. The JSON report has it whole. */
function cellOf(value: string | number | null): XlsxCell {
  if (typeof value !== 'string') return value;
  return legibleCell(value.length > CELL_LIMIT ? `${value.slice(0, CELL_LIMIT - 1)}…` : value);
}
