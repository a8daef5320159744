// Runs the built bin as a person or a script does: in a folder of its own, with nothing of this
// process's environment but the path.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const BIN = path.join(ROOT, 'dist/cli.js');

/** A program that takes longer hangs, and is killed. */
const TIME_LIMIT_MS = 30_000;

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What stands in stdin; without it, stdin is empty. */
  readonly stdin?: string;
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** `null` when a signal ended it. */
  readonly exitCode: number | null;
}

export interface Running {
  readonly child: ChildProcess;
  readonly done: Promise<Ran>;
}

/** The path of a file of the project. */
export function projectFile(...parts: readonly string[]): string {
  return path.join(ROOT, ...parts);
}

/** An empty folder that is gone when the test is. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pluvo-bulk-e2e-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Starts the program. `done` is fulfilled when it has ended and all of its output is there. */
export function start(argv: readonly string[], options: RunOptions = {}): Running {
  const child = spawn(process.execPath, [BIN, ...argv], {
    cwd: options.cwd ?? aFolder(),
    env: {
      PATH: process.env['PATH'],
      LANG: 'en_US.UTF-8',
      XDG_CACHE_HOME: aFolder(),
      ...options.env,
    },
    timeout: TIME_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  }
  // A program that ends before it has read everything is no error of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin ?? '');
  const done = once(child, 'close').then((): Ran => ({ ...output, exitCode: child.exitCode }));
  return { child, done };
}

/** Runs the program to its end. */
export function run(argv: readonly string[], options?: RunOptions): Promise<Ran> {
  return start(argv, options).done;
}

export interface BuiltSandbox {
  readonly url: string;
  readonly token: string;
  /** The environment that makes a command use it. */
  readonly env: Readonly<Record<string, string>>;
  /** The text of its state file: the users, as they are now. */
  readonly state: () => string;
}

/** Starts `pluvo-bulk sandbox` with the sample organisation; it is stopped when the test is finished. */
export async function startBuiltSandbox(...flags: readonly string[]): Promise<BuiltSandbox> {
  const file = path.join(aFolder(), 'state.json');
  const { child, done } = start(['sandbox', '--json', '--state', file, ...flags]);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await done;
  });
  if (child.stdout === null) throw new Error('the sandbox has no stdout');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, token } = JSON.parse(line) as { readonly url: string; readonly token: string };
  return {
    url,
    token,
    env: { PLUVO_ENDPOINT: url, PLUVO_TOKEN: token },
    state: () => readFileSync(file, 'utf8'),
  };
}
