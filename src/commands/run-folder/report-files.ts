// The report of a run, in every format there is.

import path from 'node:path';
import { REPORT_FORMATS, type ReportFormat } from '../../report/results/formats.ts';
import type { Report, WriteOptions } from '../../report/results/results.ts';
import { discardAll, SafeFile } from '../../files/safe-file.ts';

export interface ReportFiles {
  /** The workbook: what a person opens. */
  readonly path: string;
  /** Writes every format; `makeReport` gives the rows anew for each. */
  write(makeReport: () => Report, options: WriteOptions): Promise<void>;
  /** Leaves nothing behind of a report that is not to be. */
  discard(): Promise<void>;
}

const FORMATS = Object.keys(REPORT_FORMATS) as readonly ReportFormat[];

/**
 * Opens the report's files in a folder, so that what cannot be written is known before anything is
 * sent; with `force`, those of an earlier part of the run are replaced. Fails with OUTPUT_UNWRITABLE.
 */
export async function openReport(
  folder: string,
  options: { readonly force?: boolean } = {},
): Promise<ReportFiles> {
  const files: (readonly [ReportFormat, SafeFile])[] = [];
  try {
    for (const format of FORMATS) {
      files.push([format, await SafeFile.create(path.join(folder, `report.${format}`), options)]);
    }
  } catch (error) {
    await discardAll(files.map(([, file]) => file));
    throw error;
  }
  return {
    path: path.join(folder, 'report.xlsx'),
    async write(makeReport, options) {
      for (const [format, file] of files) {
        await file.save((out) => REPORT_FORMATS[format](makeReport(), options, out));
      }
    },
    async discard() {
      await discardAll(files.map(([, file]) => file));
    },
  };
}
