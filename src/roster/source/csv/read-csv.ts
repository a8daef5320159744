// The CSV and TSV reader: finds out how a text file is written, then streams its rows.

import { fail } from '../../../user/issue.ts';
import { decoded, type TextSource } from './decode.ts';
import { detectDelimiter, separatorLine } from './delimiter.ts';
import { encodingNamed } from '../../../files/code-pages.ts';
import { detectEncoding } from './encoding.ts';
import { hasCurlyQuotes, splitHead, tableShape } from './first-records.ts';
import { breaksIn } from './lines.ts';
import { csvRows } from './records.ts';
import { CHUNK_BYTES, openFile, type RosterFile } from '../file.ts';
import { oneByOne, type Workbook } from '../raw.ts';

export interface CsvOptions {
  /** A name of the Encoding Standard; detected when absent. A byte order mark in the file wins. */
  readonly encoding?: string | undefined;
  /** One character, or `tab`; detected when absent. */
  readonly delimiter?: string | undefined;
  /** Leave the guard against formulas (`'=1+1`) on the cells. */
  readonly raw?: boolean | undefined;
}

/**
 * Opens a CSV or TSV file. Its one sheet has no name. Blank lines are skipped; a row whose number of
 * cells does not fit the heading is yielded with `ragged`. Fails with a FILE_… issue (FILE_ENCODING
 * also while its rows are read), with USAGE for an option that cannot be, and while reading with
 * CSV_QUOTE_UNCLOSED, CSV_QUOTE_INVALID or CSV_RECORD_TOO_LONG.
 */
export async function openCsv(path: string, options: CsvOptions = {}): Promise<Workbook> {
  const encoding = options.encoding === undefined ? undefined : wantedEncoding(options.encoding);
  const wanted = options.delimiter === undefined ? undefined : wantedDelimiter(options.delimiter);
  const file = await openFile(path);
  try {
    const source = await detectEncoding(file, encoding);
    const head = await readHead(file, source);
    if (head.whole && head.text.trim() === '') fail('FILE_EMPTY', {}, { file: file.name });

    const separator = separatorLine(head.text);
    const above = separator?.line ?? '';
    const text = head.text.slice(above.length);
    const delimiter = wanted ?? separator?.delimiter ?? detectDelimiter(text, head.whole);
    const records = splitHead(text, delimiter, head.whole);
    if (hasCurlyQuotes(records)) {
      fail('CSV_QUOTES_CURLY', {}, { file: file.name, row: breaksIn(above) + 1 });
    }
    const layout = {
      delimiter,
      skippedBytes: Buffer.byteLength(above),
      skippedLines: breaksIn(above),
      shape: tableShape(records),
      raw: options.raw ?? false,
    };
    const batches: Workbook['batches'] = () => csvRows(file, source, layout);
    return {
      sheets: [{ name: null, hidden: false }],
      text: { encoding: source.encoding, delimiter },
      doubts: source.doubts ?? [],
      rows: (sheet) => oneByOne(batches(sheet)),
      batches,
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function wantedEncoding(label: string): string {
  return encodingNamed(label) ?? fail('USAGE', { detail: `--encoding knows no "${label}"` });
}

/** What cannot separate cells, as it already means something else. */
const NO_DELIMITER = /["\r\n\0]/;

function wantedDelimiter(given: string): string {
  const delimiter = given === 'tab' || given === '\\t' ? '\t' : given;
  const [first, ...rest] = delimiter;
  if (first === undefined || rest.length > 0 || NO_DELIMITER.test(first)) {
    return fail('USAGE', { detail: '--delimiter takes one character, or the word tab' });
  }
  return first;
}

/** The text that a file begins with; `whole` when that is all of it. */
async function readHead(
  file: RosterFile,
  source: TextSource,
): Promise<{ readonly text: string; readonly whole: boolean }> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of decoded(file, source)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= CHUNK_BYTES) break;
  }
  return { text: Buffer.concat(pieces).toString(), whole: length < CHUNK_BYTES };
}
