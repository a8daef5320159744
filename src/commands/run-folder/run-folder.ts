// The folder of one run: plan, journal and report, the only copies of personal data that it leaves.

import { mkdir, readdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { orUnwritable, systemCode } from '../../files/system-error.ts';

export const PLAN_FILE = 'plan.jsonl';
export const JOURNAL_FILE = 'journal.jsonl';

/**
 * Makes `<runs>/<time>-<name>/`, readable by its owner only. `now` is in milliseconds since 1970; a
 * folder of the same second gets a number behind it.
 */
export async function makeRunFolder(runs: string, file: string, now: number): Promise<string> {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const name = path
    .parse(file)
    .name.replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, 60);
  return orUnwritable(runs, async () => {
    await mkdir(runs, { recursive: true, mode: 0o700 });
    for (let again = 1; ; again += 1) {
      const folder = path.join(runs, `${time}-${name}${again === 1 ? '' : `-${String(again)}`}`);
      if (await madeFolder(folder)) return folder;
    }
  });
}

/** Removes what a process that was killed had begun to write. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.tmp')) await unlink(path.join(folder, name));
  }
}

async function madeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}
