// The command that continues a run, as a person can paste it.

import path from 'node:path';
import { CONFIG_FILE } from '../options/config-file.ts';
import type { Io } from '../terminal/io.ts';

/** The flags that a run was started with and that its continuation needs as well. */
export interface ResumeFlags {
  readonly org?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly sandbox?: boolean;
  readonly state?: string | undefined;
}

/**
 * `pluvo-bulk resume RUN …`, quoted for a shell where that is needed. A configuration that stands
 * elsewhere than in the working folder is named: nobody would find it from the run.
 */
export function resumeLine(
  folder: string,
  { cwd, config = null }: Pick<Io, 'cwd' | 'config'>,
  flags: ResumeFlags,
): string {
  const { org, endpoint, sandbox = false, state } = flags;
  const words = ['pluvo-bulk', 'resume', pathWord(folder, cwd)];
  if (org !== undefined) words.push('--org', org);
  if (endpoint !== undefined) words.push('--endpoint', endpoint);
  if (sandbox) words.push('--sandbox');
  if (state !== undefined) words.push('--state', state);
  const isElsewhere = config !== null && config.file !== path.resolve(cwd, CONFIG_FILE);
  if (isElsewhere) words.push('--config', pathWord(config.file, cwd));
  return words.map(quoted).join(' ');
}

/** A path from the working folder that is no flag. */
function pathWord(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  if (relative === '') return '.';
  return relative.startsWith('-') ? `.${path.sep}${relative}` : relative;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
