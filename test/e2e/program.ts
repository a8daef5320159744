// Runs the built bin as a person or a script does: in a folder of its own, with nothing of this
// process's environment but the path.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { aFolder, projectFile } from '../support/in-process.ts';

const BIN = projectFile('dist/cli.js');

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
