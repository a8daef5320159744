// Files written whole or not at all: beside the target under another name, synced, then renamed.

import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { fail } from '../user/issue.ts';
import { orUnwritable, systemCode, unwritable } from './system-error.ts';

/** What a file is called until it is whole. */
export const TEMPORARY_NAME = /^\.pluvo-bulk-[0-9a-f]{16}\.tmp$/;

/**
 * A file that is going to be written. That there is one proves that it can be: what must not be
 * overwritten, or cannot be written, has been refused.
 */
export class SafeFile {
  readonly path: string;
  readonly #force: boolean;
  readonly #sync: boolean;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  #pending = true;

  private constructor(
    target: string,
    { force, sync }: { readonly force: boolean; readonly sync: boolean },
    temporary: string,
    handle: FileHandle,
  ) {
    this.path = target;
    this.#force = force;
    this.#sync = sync;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /**
   * Opens a file beside the target, for its owner alone (mode 0600). With `force` the target may
   * exist; without `sync` it is whole after a crash of the program, but perhaps not of the machine.
   * Errors: `OUTPUT_EXISTS`, `OUTPUT_IS_LINK` (with `force` too), `OUTPUT_UNWRITABLE`.
   */
  static async create(
    target: string,
    { force = false, sync = true }: { readonly force?: boolean; readonly sync?: boolean } = {},
  ): Promise<SafeFile> {
    await refuseTarget(target, force);
    const name = `.pluvo-bulk-${randomBytes(8).toString('hex')}.tmp`;
    const temporary = path.join(path.dirname(target), name);
    const handle = await orUnwritable(target, () => open(temporary, 'wx', 0o600));
    return new SafeFile(target, { force, sync }, temporary, handle);
  }

  /**
   * Writes the file and puts it in its place; to be called once. When anything fails, in `write` or
   * on the disk, the target stays as it was and nothing is left beside it.
   */
  async save(write: (out: Writable) => Promise<void>): Promise<void> {
    try {
      await this.#fill(write);
      // Somebody may have made the target meanwhile.
      await refuseTarget(this.path, this.#force);
      await orUnwritable(this.path, () => rename(this.#temporary, this.path));
    } catch (error) {
      // What has gone wrong first says more.
      await this.discard().catch(() => undefined);
      throw error;
    }
    this.#pending = false;
    if (this.#sync) await syncFolder(path.dirname(this.path));
  }

  /** Writes a short text, as `save` does. */
  async saveText(text: string): Promise<void> {
    await this.save((out) => {
      out.write(text);
      return Promise.resolve();
    });
  }

  /** Gives up a file that has not been saved; once it has, this does nothing. */
  async discard(): Promise<void> {
    if (!this.#pending) return;
    this.#pending = false;
    try {
      await this.#handle.close();
    } finally {
      await orUnwritable(this.path, () => rm(this.#temporary, { force: true }));
    }
  }

  /** Writes everything to the disk, and closes. */
  async #fill(write: (out: Writable) => Promise<void>): Promise<void> {
    const stream = this.#handle.createWriteStream({ flush: this.#sync });
    // Whatever `write` makes of an error, it is found in `errored`; unheard it would end the process.
    stream.on('error', () => undefined);
    try {
      await write(stream);
      stream.end();
      await finished(stream);
    } catch (error) {
      const { errored } = stream;
      stream.destroy();
      throw errored === null ? error : unwritable(this.path, errored);
    }
  }
}

/** Gives up all that have not been saved, whatever becomes of one of them. */
export async function discardAll(files: readonly SafeFile[]): Promise<void> {
  const ends = await Promise.allSettled(files.map((file) => file.discard()));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function refuseTarget(target: string, force: boolean): Promise<void> {
  const found = await orUnwritable(target, () => statOf(target));
  if (found === null) return;
  if (found.isSymbolicLink()) fail('OUTPUT_IS_LINK', { path: target });
  if (!found.isFile()) {
    fail('OUTPUT_UNWRITABLE', {
      path: target,
      cause: found.isDirectory() ? 'EISDIR' : 'NOT_A_FILE',
    });
  }
  if (!force) fail('OUTPUT_EXISTS', { path: target });
}

async function statOf(target: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(target);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A rename lasts only when its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Not every system lets a folder be opened; the file itself is written all the same.
  }
}
