// The sandbox's state on disk: read at the start, replaced as a whole after every change.

import { readFile } from 'node:fs/promises';
import { fail } from '../user/issue.ts';
import { SafeFile } from '../files/safe-file.ts';
import { systemCode } from '../files/system-error.ts';
import { type Organisation, formatOrganisation, parseOrganisation } from './organisation.ts';

/**
 * The organisation in a state file, or `null` where there is no such file. A damaged file is
 * `STATE_INVALID`, one that cannot be read `FILE_UNREADABLE`.
 */
export async function readState(path: string): Promise<Organisation | null> {
  const text = await readText(path);
  if (text === null) return null;
  const parsed = parseOrganisation(text);
  return parsed.ok ? parsed.organisation : fail('STATE_INVALID', { path, cause: parsed.cause });
}

/** Replaces the state file; `OUTPUT_UNWRITABLE` where that cannot be done, `OUTPUT_IS_LINK` for a link. */
export async function writeState(path: string, organisation: Organisation): Promise<void> {
  const file = await SafeFile.create(path, { force: true, sync: false });
  await file.saveText(formatOrganisation(organisation));
}

export interface Saving {
  /** Fulfilled once everything that was there at the call is in the file. */
  save(): Promise<void>;
  /** Fulfilled once no save is running; one that failed has told its own caller. */
  settled(): Promise<void>;
}

/**
 * Saves what `current` gives, on demand. Calls that come while a save is running share the next one.
 *
 * A whole file and a rename, not a journal: there is one format to read, and never a torn line to
 * repair. Nothing is synced to the disk: a killed process loses nothing of it, and the machine's own
 * crash is not what a stand-in is for.
 */
export function savingTo(path: string, current: () => Organisation): Saving {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    next = null;
    return writeState(path, current());
  };
  return {
    save() {
      next ??= running = running.then(begin, begin);
      return next;
    },
    settled: () => running.catch(() => undefined),
  };
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return code === 'ENOENT' ? null : fail('FILE_UNREADABLE', { reason: code }, { file: path });
  }
}
