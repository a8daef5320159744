// Serves the sandbox until Ctrl-C.

import { once } from 'node:events';
import path from 'node:path';
import { FAULT_NAMES, FAULTS } from '../sandbox/faults.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/sandbox.ts';
import { STATS_PATH } from '../sandbox/stats.ts';
import type { ExitCode } from '../user/issue.ts';
import type { Arguments } from './flags/option-table.ts';
import type { SANDBOX_OPTIONS } from './flags/sandbox.ts';
import { sandboxOptionsOf } from './options/sandbox-options.ts';
import { type Io, say } from './terminal/io.ts';

/** Runs `sandbox`: says where it is and how to use it, and ends with Ctrl-C or SIGTERM. */
export async function runSandbox(
  args: Arguments<typeof SANDBOX_OPTIONS>,
  io: Io,
): Promise<ExitCode> {
  const options = sandboxOptionsOf(args);
  const sandbox = await startSandbox({
    ...options,
    state: args.state === undefined ? undefined : path.resolve(io.cwd, args.state),
  });
  const { url, token, clientId, clientSecret } = sandbox;
  const stats = new URL(STATS_PATH, url).href;
  if (args.json) {
    say(io.stdout, JSON.stringify({ url, token, clientId, clientSecret, stats }));
  } else {
    say(io.stdout, howToUse(sandbox, stats));
    for (const line of faultLines(options)) say(io.stdout, line);
  }
  if (!io.interrupted.aborted) await once(io.interrupted, 'abort');
  await sandbox.close();
  return 0;
}

function howToUse({ url, token, clientId, clientSecret }: Sandbox, stats: string): string {
  return [
    `The sandbox listens at ${url}`,
    'Its people are invented; it answers only this machine. Stop it with Ctrl-C.',
    '',
    'In another terminal:',
    `  export PLUVO_ENDPOINT=${url} PLUVO_TOKEN=${token}`,
    '  pluvo-bulk export -o users.xlsx',
    '  pluvo-bulk import users.xlsx --dry-run',
    '',
    `Instead of the token: PLUVO_CLIENT_ID=${clientId} PLUVO_CLIENT_SECRET=${clientSecret}`,
    `What it has seen and done: ${stats}`,
  ].join('\n');
}

function faultLines({ faults = {}, seed }: SandboxOptions): readonly string[] {
  const lines = FAULT_NAMES.flatMap((name) => {
    const rate = faults[name] ?? 0;
    const percent = `${String(Number((rate * 100).toFixed(1)))} %`;
    return rate === 0 ? [] : [`  ${percent.padStart(6)}  ${name}: ${FAULTS[name].what}`];
  });
  return lines.length === 0 ? [] : ['', `Requests that go wrong (seed ${seed ?? 1}):`, ...lines];
}
