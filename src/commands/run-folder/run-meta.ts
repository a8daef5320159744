// What a run says about itself: a small file in its folder.

import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { OUTCOMES } from '../../apply/outcome.ts';
import { SafeFile } from '../../files/safe-file.ts';
import { fail } from '../../user/issue.ts';
import { systemCode } from '../../files/system-error.ts';
import { META_FILE } from './run-folder.ts';

// No run has more changes than users can be.
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32));

const time = v.pipe(v.string(), v.isoTimestamp());

/** In characters: what we write ourselves has some hundreds. */
const LONGEST = 65_536;

const META = v.object({
  format: v.literal('pluvo-bulk run'),
  version: v.literal(1),
  tool: v.string(),
  /** The verb that began it. */
  command: v.string(),
  endpoint: v.string(),
  /** The roster's path, where there is one and it was at hand. */
  roster: v.nullable(v.string()),
  /** ISO times. */
  started: time,
  ended: v.nullable(time),
  /** `running` also stands in the folder of a run that was killed. */
  state: v.picklist(['running', 'stopped', 'finished']),
  changes: count,
  outcomes: v.object(v.entriesFromList(OUTCOMES, count)),
});
export type RunMeta = v.InferOutput<typeof META>;

/** Writes what a run says about itself, whole or not at all. */
export async function writeMeta(folder: string, meta: RunMeta): Promise<void> {
  const file = await SafeFile.create(path.join(folder, META_FILE), { force: true });
  await file.saveText(`${JSON.stringify(meta, null, 2)}\n`);
}

/** Reads it; `null` where there is none. Fails with RUN_DAMAGED. */
export async function readMeta(folder: string): Promise<RunMeta | null> {
  let text: string;
  try {
    // A link or a pipe of that name was put there by somebody else.
    if (!(await lstat(path.join(folder, META_FILE))).isFile()) return null;
    text = await readFile(path.join(folder, META_FILE), 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === null) throw error;
    return fail('RUN_DAMAGED', { run: folder });
  }
  try {
    const meta = text.length > LONGEST ? null : v.safeParse(META, JSON.parse(text));
    if (meta?.success === true) return meta.output;
  } catch {
    // Not JSON: told below.
  }
  return fail('RUN_DAMAGED', { run: folder });
}
