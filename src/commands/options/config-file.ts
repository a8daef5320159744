// Reads a configuration file from disk. What its keys mean is in config.ts.

import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { fail } from '../../user/issue.ts';
import { systemCode } from '../../files/system-error.ts';

export interface ConfigFile {
  readonly path: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** Others than its owner can read it. Windows has no such modes. */
  readonly isExposed: boolean;
}

/** What it is called, unless --config names another. */
export const CONFIG_FILE = 'pluvo-bulk.yaml';

const MAX_BYTES = 1024 * 1024;

/** The file, or `null` where there is none. Fails with CONFIG_INVALID or FILE_UNREADABLE. */
export async function readConfigFile(file: string): Promise<ConfigFile | null> {
  const place = { file: path.basename(file) };
  try {
    // Whoever reads from a pipe that nobody writes to would wait for ever.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      const { mode, size } = found;
      if (!found.isFile()) {
        const reason = found.isDirectory() ? 'EISDIR' : 'NOT_A_FILE';
        fail('FILE_UNREADABLE', { reason }, place);
      }
      if (size > MAX_BYTES) fail('FILE_TOO_LARGE', { limit: '1 MB' }, place);
      const isExposed = process.platform !== 'win32' && (mode & 0o077) !== 0;
      return { path: file, content: await parse(await handle.readFile('utf8'), file), isExposed };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return fail('FILE_UNREADABLE', { reason: code }, place);
  }
}

/** Aliases that would grow beyond measure are refused, and so is what cannot be a plain value. */
function contentOf(document: {
  readonly toJS: (options: { maxAliasCount: number }) => unknown;
}): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

async function parse(text: string, file: string): Promise<ConfigFile['content']> {
  // Loaded here: most commands run without a file. Of a CommonJS module that is imported so, the bundle
  // has the default alone.
  const { default: yaml } = await import('yaml');
  const { LineCounter, parseDocument } = yaml;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  const row = error === undefined ? null : lines.linePos(error.pos[0]).line;
  // The parser's own message quotes the file, which may hold secrets.
  if (row !== null) fail('CONFIG_INVALID', {}, { file: path.basename(file), row });
  const content = contentOf(document);
  if (content === null) return {};
  const isMapping = typeof content === 'object' && !Array.isArray(content);
  if (!isMapping) fail('CONFIG_INVALID', {}, { file: path.basename(file), row: 1 });
  return { ...content };
}
