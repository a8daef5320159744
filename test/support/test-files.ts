// Files that a test writes, in a folder that is gone when the test is.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

let folder: string | null = null;
let files = 0;

/** Writes a file of the test that runs, under a name of its own that ends in this one. */
export function testFile(content: string | Uint8Array, name = 'roster.csv'): string {
  files += 1;
  const file = path.join(folderOfTest(), `${String(files)}-${name}`);
  writeFileSync(file, content);
  return file;
}

function folderOfTest(): string {
  if (folder !== null) return folder;
  const made = mkdtempSync(path.join(tmpdir(), 'pluvo-bulk-test-'));
  folder = made;
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
    folder = null;
  });
  return made;
}
