// The command that continues a run, as a person can paste it.

import path from 'node:path';
import { CONFIG_FILE } from '../options/config-file.ts';
import type { Io } from '../terminal/io.ts';
import { pathWord, shellWord } from '../terminal/shell-word.ts';

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
  const words = ['pluvo-bulk', 'resume', pathWord(path.relative(cwd, folder), path.sep)];
  if (org !== undefined) words.push('--org', org);
  if (endpoint !== undefined) words.push('--endpoint', endpoint);
  if (sandbox) words.push('--sandbox');
  if (state !== undefined) words.push('--state', state);
  const isFoundHere = config?.file === path.resolve(cwd, CONFIG_FILE) && !config.isNamed;
  if (config !== null && !isFoundHere)
    words.push('--config', pathWord(path.relative(cwd, config.file), path.sep));
  return words.map(shellWord).join(' ');
}
