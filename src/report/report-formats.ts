// The formats of a results report. A new one is a file like `report-csv.ts` and a row here.

import type { ReportWriter } from './report.ts';
import { writeReportCsv } from './report-csv.ts';
import { writeReportHtml } from './report-html.ts';
import { writeReportJson } from './report-json.ts';
import { writeReportXlsx } from './report-xlsx.ts';

export const REPORT_FORMATS = {
  xlsx: writeReportXlsx,
  csv: writeReportCsv,
  json: writeReportJson,
  html: writeReportHtml,
} as const satisfies Readonly<Record<string, ReportWriter>>;

export type ReportFormat = keyof typeof REPORT_FORMATS;
