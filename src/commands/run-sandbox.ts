// Serves the sandbox until Ctrl-C.

import { once } from 'node:events';
import path from 'node:path';
import { startSandbox } from '../sandbox/sandbox.ts';
import type { ExitCode } from '../user/issue.ts';
import type { Arguments } from './command.ts';
import { say, type Io } from './io.ts';
import type { SANDBOX_OPTIONS } from './sandbox.ts';

/** Runs `sandbox`: says where it is and how to use it, and ends with Ctrl-C or SIGTERM. */
export async function runSandbox(
  { port, state, rate, latency, json }: Arguments<typeof SANDBOX_OPTIONS>,
  io: Io,
): Promise<ExitCode> {
  const sandbox = await startSandbox({
    port,
    rate,
    latencyMs: latency,
    state: state === undefined ? undefined : path.resolve(io.cwd, state),
  });
  const { url, token } = sandbox;
  if (json) say(io.stdout, JSON.stringify({ url, token }));
  else say(io.stdout, howToUse(url, token));
  if (!io.interrupted.aborted) await once(io.interrupted, 'abort');
  await sandbox.close();
  return 0;
}

function howToUse(url: string, token: string): string {
  return [
    `The sandbox listens at ${url}`,
    'Its people are invented; it answers only this machine. Stop it with Ctrl-C.',
    '',
    'In another terminal:',
    `  export PLUVO_ENDPOINT=${url} PLUVO_TOKEN=${token}`,
    '  pluvo-bulk export -o users.xlsx',
    '  pluvo-bulk import users.xlsx --dry-run',
  ].join('\n');
}
