// The zip container of a workbook: its parts by name, unpacked as a stream within limits.

import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { fail, IssueError } from '../../../user/issue.ts';
import type { RosterFile } from '../file.ts';
import { binarySize, LIMITS } from './limits.ts';

/** The file, as far as this module reads it. */
type Source = Pick<RosterFile, 'size' | 'read'>;

/** One file in the zip. */
export interface Part {
  /** As the zip spells it, with forward slashes and without one in front. */
  readonly name: string;
  /** Unpacks the part. Rejects with an `IssueError` when it is damaged or unpacks to too much. */
  bytes(): AsyncIterable<Buffer>;
}

export interface Zip {
  /** The part of that name, in any case: writers differ (`SharedStrings.xml`). */
  part(name: string): Part | undefined;
}

const PACKED_CHUNK = 64 * 1024;
/** Small, so that the rows of one chunk never take much memory, however they are written. */
const CHUNK = 32 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** Reads the directory of a zip file. Rejects with an `IssueError`. The file stays the caller's to close. */
export async function openZip(file: Source): Promise<Zip> {
  const { zip, entries } = await readDirectory(file);
  const parts = new Map<string, Part>();
  for (const entry of entries) {
    const name = partName(entry);
    parts.set(name.toLowerCase(), { name, bytes: () => unpack(file, zip, entry, name) });
  }
  return { part: (name) => parts.get(name.toLowerCase()) };
}

async function readDirectory(file: Source): Promise<{ zip: ZipFile; entries: Entry[] }> {
  try {
    // Names are decoded here: yauzl refuses a slash in front, which some writers put there.
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
    const zip = await fromRandomAccessReaderPromise(new FileReader(file), file.size, options);
    const entries: Entry[] = [];
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      unpacked += entry.uncompressedSize;
      if (entries.length > LIMITS.parts) fail('FILE_TOO_LARGE', { limit: `${LIMITS.parts} parts` });
      if (unpacked > LIMITS.unpacked) {
        fail('FILE_TOO_LARGE', { limit: binarySize(LIMITS.unpacked) });
      }
    }
    return { zip, entries };
  } catch (error) {
    if (error instanceof IssueError) throw error;
    return fail('FILE_DAMAGED', { reason: 'its zip directory cannot be read' });
  }
}

/** Gives yauzl the file by position. Closing it is not yauzl's business. */
class FileReader extends RandomAccessReader {
  readonly #file: Source;

  constructor(file: Source) {
    super();
    this.#file = file;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    readExactly(this.#file, position, length).then(
      (bytes) => {
        callback(null, bytes.copy(buffer, offset));
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}

function partName(entry: Entry): string {
  return entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, '');
}

async function* unpack(
  file: Source,
  zip: ZipFile,
  entry: Entry,
  name: string,
): AsyncGenerator<Buffer, void> {
  if (entry.isEncrypted()) fail('FILE_ENCRYPTED', {});
  refuseBomb(entry.uncompressedSize, entry);
  let size = 0;
  let checksum = 0;
  for await (const chunk of chunks(file, zip, entry, name)) {
    size += chunk.length;
    refuseBomb(size, entry);
    if (size > entry.uncompressedSize) damaged(name, 'is longer than the directory says');
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (size < entry.uncompressedSize) damaged(name, 'is cut off');
  if (checksum !== entry.crc32) damaged(name, 'has the wrong checksum');
}

function refuseBomb(size: number, { compressedSize }: Entry): void {
  if (size <= LIMITS.ratioFrom || size <= compressedSize * LIMITS.ratio) return;
  fail('FILE_EXPANDS', { times: LIMITS.ratio });
}

async function* chunks(
  file: Source,
  zip: ZipFile,
  entry: Entry,
  name: string,
): AsyncGenerator<Buffer, void> {
  try {
    const header = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const start = header.fileDataStart;
    const end = start + entry.compressedSize;
    if (entry.compressionMethod === STORED) return yield* slices(file, start, end, CHUNK);
    if (entry.compressionMethod !== DEFLATED) damaged(name, 'is packed in an unknown way');

    const inflate = createInflateRaw({ chunkSize: CHUNK });
    const packed = Readable.from(slices(file, start, end, PACKED_CHUNK), { objectMode: false });
    // Reading `inflate` gives the failure of either stream; the callback has nothing to add.
    pipeline(packed, inflate, () => undefined);
    for await (const chunk of inflate as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    if (error instanceof IssueError) throw error;
    damaged(name, 'cannot be unpacked');
  }
}

async function* slices(
  file: Source,
  start: number,
  end: number,
  size: number,
): AsyncGenerator<Buffer, void> {
  for (let at = start; at < end; at += size) {
    yield await readExactly(file, at, Math.min(size, end - at));
  }
}

/** Positions come from the file itself: one that is no place in it must not reach the system. */
async function readExactly(file: Source, position: number, length: number): Promise<Buffer> {
  const inside = Number.isSafeInteger(position) && position >= 0 && position + length <= file.size;
  const bytes = inside ? await file.read(position, length) : undefined;
  return bytes?.length === length
    ? bytes
    : fail('FILE_DAMAGED', { reason: 'it refers to bytes beyond its end' });
}

function damaged(name: string, what: string): never {
  fail('FILE_DAMAGED', { reason: `${name} ${what}` });
}
