// The journal on disk. Several requests that are about to be sent share one sync.

import { constants, createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { systemCode, unwritable } from '../files/system-error.ts';
import type { Journal } from './journal.ts';
import { outcomeLine, sentLine } from './journal.ts';
import type { Outcome } from './outcome.ts';

export class JournalFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  #text = '';
  #waiting: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];
  #writing: Promise<void> | null = null;
  #broken: { readonly error: unknown } | null = null;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** Opens a journal to write on at its end; for its owner alone. Fails with OUTPUT_UNWRITABLE. */
  static async open(path: string): Promise<JournalFile> {
    try {
      const handle = await open(path, APPEND, 0o600);
      const file = new JournalFile(path, handle);
      // A line that was cut off when the process was killed ends here.
      const { size } = await handle.stat();
      if (size > 0) file.#text = '\n';
      return file;
    } catch (error) {
      throw unwritable(path, error);
    }
  }

  /** Resolves when it is on disk that these changes are about to be sent. */
  sending(changes: readonly number[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#text += sentLine(changes);
      this.#waiting.push({ resolve, reject });
      this.#write();
    });
  }

  /** Writes an outcome down. A failure to do so is told by the next `sending`, or by `close`. */
  ended(outcome: Outcome): void {
    this.#text += outcomeLine(outcome);
    this.#write();
  }

  /** Writes what is left, and closes. Rejects with OUTPUT_UNWRITABLE where anything was lost. */
  async close(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    try {
      await this.#handle.datasync();
    } catch (error) {
      this.#broken ??= { error: unwritable(this.#path, error) };
    }
    await this.#handle.close();
    if (this.#broken !== null) throw this.#broken.error;
  }

  #write(): void {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
      if (this.#text !== '' || this.#waiting.length > 0) this.#write();
    });
  }

  async #writeAll(): Promise<void> {
    // Whatever else is announced in this turn goes into the same write.
    await Promise.resolve();
    const text = this.#text;
    const waiting = this.#waiting;
    this.#text = '';
    this.#waiting = [];
    try {
      if (this.#broken !== null) throw this.#broken.error;
      await this.#handle.appendFile(text);
      if (waiting.length > 0) await this.#handle.datasync();
    } catch (error) {
      this.#broken ??= { error: unwritable(this.#path, error) };
      for (const { reject } of waiting) reject(this.#broken.error);
      return;
    }
    for (const { resolve } of waiting) resolve();
  }
}

/** At the end of a file that may have to be made first, and never through a link. */
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;

/** Reads a journal; one that is not there says nothing. */
export async function readJournal(path: string, journal: Journal): Promise<void> {
  const chunks: AsyncIterable<string> = createReadStream(path, { encoding: 'utf8' });
  let rest = '';
  try {
    for await (const chunk of chunks) {
      const [first = '', ...others] = chunk.split('\n');
      rest += first;
      for (const next of others) {
        journal.add(rest);
        rest = next;
      }
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return;
  }
  journal.add(rest);
}
