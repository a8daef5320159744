// The folder of one run: plan, journal and report, the only copies of personal data that it leaves.

import { mkdir, readdir, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { TEMPORARY_NAME } from '../../files/safe-file.ts';
import { orUnwritable, systemCode } from '../../files/system-error.ts';
import { REPORT_FORMATS } from '../../report/results/formats.ts';

export const PLAN_FILE = 'plan.jsonl';
export const JOURNAL_FILE = 'journal.jsonl';
export const META_FILE = 'meta.json';

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
  for (const { name, isFile } of await entriesOf(folder)) {
    if (isFile && TEMPORARY_NAME.test(name)) await unlink(path.join(folder, name));
  }
}

/**
 * Removes the files of a run, and its folder where nothing else is in it: what we did not write is left
 * where it is, and so is a link. Gives the names of what is left.
 */
export async function removeRun(folder: string): Promise<readonly string[]> {
  return orUnwritable(folder, () => removeOurs(folder));
}

async function removeOurs(folder: string): Promise<readonly string[]> {
  const left: string[] = [];
  // The file with our mark goes last: a removal that is cut off can be done again.
  const entries = (await entriesOf(folder)).toSorted(
    (a, b) => Number(a.name === META_FILE) - Number(b.name === META_FILE),
  );
  for (const { name, isFile } of entries) {
    if (isFile && isOurs(name)) await unlink(path.join(folder, name));
    else left.push(name);
  }
  if (left.length === 0) await rmdir(folder);
  return left;
}

/** Whether a folder is called as we call those of runs. */
export function isRunName(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-/.test(name);
}

const WRITTEN: ReadonlySet<string> = new Set([
  PLAN_FILE,
  JOURNAL_FILE,
  META_FILE,
  ...Object.keys(REPORT_FORMATS).map((format) => `report.${format}`),
  'rejected.csv',
  'rejected.xlsx',
]);

function isOurs(name: string): boolean {
  return WRITTEN.has(name) || TEMPORARY_NAME.test(name);
}

async function entriesOf(
  folder: string,
): Promise<readonly { readonly name: string; readonly isFile: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.map((entry) => ({ name: entry.name, isFile: entry.isFile() }));
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
