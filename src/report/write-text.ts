// Text files, written as fast as the stream takes them.

import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { guardFormula } from '../user/formula-guard.ts';

export type Rows<T> = Iterable<T> | AsyncIterable<T>;

type Cell = string | number | boolean | null;

/**
 * Writes CSV (UTF-8, CRLF) to a stream and leaves it open. A text that a spreadsheet program would
 * run as a formula is guarded, unless `raw`; `bom` tells Excel that it is UTF-8.
 */
export async function writeCsv(
  records: Rows<readonly Cell[]>,
  { raw, bom }: { readonly raw: boolean; readonly bom: boolean },
  out: Writable,
): Promise<void> {
  const toText = (text: string): string => (raw ? text : guardFormula(text));
  const csv = stringify({
    bom,
    record_delimiter: 'windows',
    // Without this only CRLF is, and a lone line feed in a value would begin a new row.
    quoted_match: /[\r\n]/,
    cast: { string: toText, boolean: String },
  });
  await pipeline(Readable.from(records), csv, out, { end: false });
}

/** Writes a JSON array, an element a line, to a stream and leaves it open. */
export async function writeJsonArray(elements: Rows<object>, out: Writable): Promise<void> {
  await pipeline(Readable.from(jsonLines(elements)), out, { end: false });
}

async function* jsonLines(elements: Rows<object>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const element of elements) {
    yield before + JSON.stringify(element);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
