// The formats of a results report. A new one is a file like `results-csv.ts` and a row here.

import type { ReportWriter } from './results.ts';
import { writeReportCsv } from './results-csv.ts';
import { writeReportHtml } from './results-html.ts';
import { writeReportJson } from './results-json.ts';
import { writeReportXlsx } from './results-xlsx.ts';

export const REPORT_FORMATS = {
  xlsx: writeReportXlsx,
  csv: writeReportCsv,
  json: writeReportJson,
  html: writeReportHtml,
} as const satisfies Readonly<Record<string, ReportWriter>>;

export type ReportFormat = keyof typeof REPORT_FORMATS;
