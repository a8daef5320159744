// A roster file on disk, opened once: what every reader needs to look at its bytes.

import { constants, open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../../user/issue.ts';
import { systemCode } from '../../files/system-error.ts';

/** How much is read at a time. A multiple of every block size that a format here aligns to. */
export const CHUNK_BYTES = 65_536;

export interface RosterFile {
  readonly path: string;
  /** As issues name it: without its folder. */
  readonly name: string;
  /** In bytes; more than none. */
  readonly size: number;
  /** Up to `length` bytes from `position` on; fewer only where the file ends. */
  read(position: number, length: number): Promise<Buffer>;
  /** The file from `position` on, in chunks of `CHUNK_BYTES` (the last one is what is left). */
  chunks(position?: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens a regular file. Fails with FILE_NOT_FOUND, FILE_IS_FOLDER, FILE_EMPTY or FILE_UNREADABLE (no
 * permission, or a pipe or a device, which is never read from).
 */
export async function openFile(path: string): Promise<RosterFile> {
  const name = basename(path);
  const kind = await stat(path).catch((error: unknown) => unreadable(name, error));
  if (kind.isDirectory()) fail('FILE_IS_FOLDER', {}, { file: name });
  if (!kind.isFile()) fail('FILE_UNREADABLE', { reason: 'not a regular file' }, { file: name });
  if (kind.size === 0) fail('FILE_EMPTY', {}, { file: name });

  // Without O_NONBLOCK, a pipe that took the file's place since would hang the program. (Windows lacks
  // it, and needs it not: there it is undefined, which counts as 0.)
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch((error: unknown) => unreadable(name, error));
  const read = (position: number, length: number): Promise<Buffer> =>
    readFully(handle, position, length).catch((error: unknown) => unreadable(name, error));

  return {
    path,
    name,
    size: kind.size,
    read,
    async *chunks(position = 0) {
      for (let at = position; ;) {
        const chunk = await read(at, CHUNK_BYTES);
        if (chunk.length > 0) yield chunk;
        if (chunk.length < CHUNK_BYTES) return;
        at += chunk.length;
      }
    },
    close: () => handle.close(),
  };
}

/** A network drive may give less than was asked for before the file's end. */
async function readFully(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function unreadable(name: string, error: unknown): never {
  const code = systemCode(error);
  switch (code) {
    case null:
      throw error;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ERR_INVALID_ARG_VALUE': // a NUL in the path
      return fail('FILE_NOT_FOUND', {}, { file: name });
    case 'EISDIR':
      return fail('FILE_IS_FOLDER', {}, { file: name });
    default:
      return fail('FILE_UNREADABLE', { reason: code }, { file: name });
  }
}
