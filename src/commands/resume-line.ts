// The command that continues a run, as a person can paste it.

import path from 'node:path';

/** The flags that a run was started with and that its continuation needs as well. */
export interface ResumeFlags {
  readonly org?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly sandbox?: boolean;
  readonly state?: string | undefined;
}

/** `pluvo-bulk resume RUN …`, quoted for a shell where that is needed. */
export function resumeLine(folder: string, cwd: string, flags: ResumeFlags): string {
  const { org, endpoint, sandbox = false, state } = flags;
  const words = ['pluvo-bulk', 'resume', path.relative(cwd, folder)];
  if (org !== undefined) words.push('--org', org);
  if (endpoint !== undefined) words.push('--endpoint', endpoint);
  if (sandbox) words.push('--sandbox');
  if (state !== undefined) words.push('--state', state);
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
