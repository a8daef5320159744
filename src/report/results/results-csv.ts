// The results report as CSV.

import { writeCsv } from '../text/write-text.ts';
import { reportCells, type ReportCells } from './columns.ts';
import type { Report, ReportWriter, WriteOptions } from './results.ts';
import { REPORT_COLUMNS } from './row.ts';

export const writeReportCsv: ReportWriter = (report, options, out) =>
  writeCsv(records(report, options), { raw: options.raw ?? false, bom: true }, out);

type Record = readonly ReportCells[keyof ReportCells][];

async function* records({ rows }: Report, { catalogue }: WriteOptions): AsyncGenerator<Record> {
  yield REPORT_COLUMNS.map((column) => catalogue.report.columns[column]);
  for await (const row of rows) {
    const cells = reportCells(row, catalogue);
    yield REPORT_COLUMNS.map((column) => cells[column]);
  }
}
