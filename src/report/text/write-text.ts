// Text files, written as fast as the stream takes them.

import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { guardFormula } from '../../user/round-trip.ts';
import { encoding, type EncodingName } from '../../files/encodings.ts';

export type Rows<T> = Iterable<T> | AsyncIterable<T>;

type Cell = string | number | boolean | null;

export interface CsvOptions {
  /** Texts are not guarded against being run as formulas. */
  readonly raw: boolean;
  /** Tells Excel which Unicode encoding it is. */
  readonly bom: boolean;
  /** A comma where it is not said. */
  readonly delimiter?: string;
  /** UTF-8 where it is not said. */
  readonly encoding?: EncodingName;
}

/**
 * Writes CSV (lines end in CRLF) to a stream and leaves it open. A text that a spreadsheet program
 * would run as a formula is guarded, unless `raw`. Fails with OUTPUT_NOT_ENCODABLE.
 */
export async function writeCsv(
  records: Rows<readonly Cell[]>,
  { raw, bom, delimiter = ',', encoding: name = 'utf-8' }: CsvOptions,
  out: Writable,
): Promise<void> {
  const toText = (text: string): string => (raw ? text : guardFormula(text));
  const csv = stringify({
    delimiter,
    record_delimiter: 'windows',
    // Without this only CRLF is, and a lone line feed in a value would begin a new row.
    quoted_match: /[\r\n]/,
    cast: { string: toText, boolean: String },
  });
  const { mark, encode } = encoding(name);
  if (bom && mark.length > 0) out.write(mark);
  if (encode === null) await pipeline(Readable.from(records), csv, out, { end: false });
  else await pipeline(Readable.from(records), csv, encode, out, { end: false });
}

/** JSON of an element, where it is not `JSON.stringify` that can say it. */
type ToText = (element: object) => string;

/** Writes JSON objects, one a line (NDJSON), to a stream and leaves it open. */
export async function writeJsonLines(
  elements: Rows<object>,
  out: Writable,
  toText: ToText = JSON.stringify,
): Promise<void> {
  await pipeline(Readable.from(ndjson(elements, toText)), out, { end: false });
}

async function* ndjson(elements: Rows<object>, toText: ToText): AsyncGenerator<string> {
  for await (const element of elements) yield `${toText(element)}\n`;
}

/** Writes a JSON array, an element a line, to a stream and leaves it open. */
export async function writeJsonArray(
  elements: Rows<object>,
  out: Writable,
  toText: ToText = JSON.stringify,
): Promise<void> {
  await pipeline(Readable.from(jsonLines(elements, toText)), out, { end: false });
}

async function* jsonLines(elements: Rows<object>, toText: ToText): AsyncGenerator<string> {
  let before = '[\n';
  for await (const element of elements) {
    yield before + toText(element);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
