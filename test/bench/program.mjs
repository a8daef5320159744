// The built program as a process, measured from its start to its end, and an endpoint for it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { CLI } from './modules.mjs';

const USAGE = path.join(import.meta.dirname, 'usage.cjs');

/** Runs Node: what it printed, and what the whole process took. */
export async function node(args, { folder, env }) {
  const child = spawn(process.execPath, ['-r', USAGE, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [[code], stdout, stderr, usage] = await Promise.all([
    once(child, 'close'),
    ...[1, 2, 3].map((descriptor) => text(child.stdio[descriptor])),
  ]);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage);
  return {
    stdout,
    taken: { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 },
  };
}

/** A dry run of a roster that has everybody as they are: what it took. */
export async function dryRun(roster, input) {
  const args = [CLI, 'import', roster, '--dry-run', '--json'];
  const { stdout, taken } = await node(args, input);
  const { unchanged, rows } = JSON.parse(stdout);
  if (unchanged !== rows || rows === 0) throw new Error(`another plan than expected: ${stdout}`);
  return taken;
}

/**
 * A sandbox with so many people in a process of its own, and a roster of all of them. Gives the
 * environment that leads to the sandbox, and the roster.
 */
export async function organisation({ folder, size, onEnd }, format, columns) {
  const args = [CLI, 'sandbox', '--json', '--users', String(size)];
  const sandbox = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(sandbox, 'exit');
  onEnd(() => {
    sandbox.kill();
    return ended;
  });
  const { value: line } = await createInterface(sandbox.stdout)[Symbol.asyncIterator]().next();
  if (line === undefined) throw new Error('the sandbox did not start');
  const { url, token } = JSON.parse(line);
  const env = { PLUVO_ENDPOINT: url, PLUVO_TOKEN: token };
  const roster = path.join(folder, `roster.${format}`);
  await node([CLI, 'export', '-o', roster, '--columns', columns], { folder, env });
  return { env, roster };
}
