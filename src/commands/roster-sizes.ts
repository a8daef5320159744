// How many rows the last roster had that was applied to each endpoint: a smaller one may be cut off.

import { readFile, writeFile, rename, mkdir } from 'node:fs/promises';
import path from 'node:path';

const FILE = 'roster-sizes.json';

/** The rows of the last roster applied to that endpoint from this runs folder; `null` when none is known. */
export async function lastRosterRows(runs: string, endpoint: string): Promise<number | null> {
  return (await readSizes(runs))[endpoint] ?? null;
}

/** Remembers the rows of a roster that has been applied. */
export async function rememberRosterRows(
  runs: string,
  endpoint: string,
  rows: number,
): Promise<void> {
  const sizes = { ...(await readSizes(runs)), [endpoint]: rows };
  const file = path.join(runs, FILE);
  await mkdir(runs, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.tmp`, `${JSON.stringify(sizes, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.tmp`, file);
}

async function readSizes(runs: string): Promise<Readonly<Record<string, number>>> {
  try {
    const json: unknown = JSON.parse(await readFile(path.join(runs, FILE), 'utf8'));
    if (typeof json !== 'object' || json === null) return {};
    return Object.fromEntries(Object.entries(json).filter(([, rows]) => typeof rows === 'number'));
  } catch {
    // Not there yet, or not to be read: then nothing is known.
    return {};
  }
}
