// The folder of one run: its report and, with them, the only copies of personal data it leaves.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fail } from '../user/issue.ts';

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
  try {
    await mkdir(runs, { recursive: true, mode: 0o700 });
    for (let again = 1; ; again += 1) {
      const folder = path.join(runs, `${time}-${name}${again === 1 ? '' : `-${String(again)}`}`);
      if (await madeFolder(folder)) return folder;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return fail('OUTPUT_UNWRITABLE', { path: runs, cause: String(error.code) });
  }
}

async function madeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
