// Writes with a writer of the program, and reads back with the libraries that it does not use for that.

import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { fromBufferPromise } from 'yauzl';

/** What a writer hands to its stream. */
export async function written(write: (out: Writable) => Promise<void>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, callback) {
      chunks.push(Buffer.from(chunk));
      // As a disk: not at once.
      setImmediate(callback);
    },
  });
  await write(out);
  if (out.writableEnded) throw new Error('the writer ended a stream that is not its own');
  out.end();
  await finished(out);
  return Buffer.concat(chunks);
}

/** The records of a CSV file as they stand there: guarded values stay guarded. */
export function csvRecords(bytes: Buffer): readonly (readonly string[])[] {
  return parse(bytes, { bom: true, record_delimiter: '\r\n' });
}

export async function workbookOf(bytes: Buffer): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  // exceljs declares its own kind of Buffer.
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer);
  return workbook;
}

/** The values of a sheet's rows, by column from the left; blank cells are `null`. */
export function sheetValues(workbook: exceljs.Workbook, name: string): unknown[][] {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`there is no sheet ${name}`);
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from(
      { length: sheet.columnCount },
      (_, column) => sheet.getCell(row + 1, column + 1).value,
    ),
  );
}

/** The text of every part of a zip file, such as a workbook, by its name. */
export async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString());
  }
  return parts;
}

/** How often a text stands in the XML of a workbook's sheet; `sheet` is the number of its part. */
export async function countInSheet(workbook: Buffer, sheet: number, text: string): Promise<number> {
  const part = (await partsOf(workbook)).get(`xl/worksheets/sheet${String(sheet)}.xml`);
  if (part === undefined) throw new Error(`there is no sheet ${String(sheet)}`);
  return part.split(text).length - 1;
}
