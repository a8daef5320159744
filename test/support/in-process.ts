// Runs the program in this process, as test/e2e/program.ts runs the built one: in a folder of its own,
// with nothing of this process's environment.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/commands/terminal/io.ts';
import { main } from '../../src/commands/main.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** The terminal is none unless it is given, and the clock is the real one. */
export interface RunOptions extends Partial<Pick<Io, 'interactive' | 'screen' | 'bar' | 'now'>> {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What stands in stdin, or is typed when something is asked; without it, stdin is empty. */
  readonly stdin?: string | (() => Promise<string>);
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface Running {
  /** The first Ctrl-C. */
  readonly interrupt: () => void;
  /** What it has printed so far. */
  readonly printed: () => string;
  readonly done: Promise<Ran>;
}

/** The path of a file of the project. */
export function projectFile(...parts: readonly string[]): string {
  return path.join(ROOT, ...parts);
}

/** An empty folder that is gone when the test is. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pluvo-bulk-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The surroundings of a command; its home is a folder of its own, and so is where it runs. */
export function anIo({
  env,
  ...given
}: Pick<Io, 'stdout' | 'stderr'> & Partial<Omit<Io, 'stdout' | 'stderr'>>): Io {
  return {
    cwd: given.cwd ?? aFolder(),
    stdin: Readable.from([]),
    env: { HOME: aFolder(), LANG: 'en_US.UTF-8', ...env },
    interactive: false,
    screen: null,
    bar: false,
    now: () => Date.now(),
    interrupted: new AbortController().signal,
    ...given,
  };
}

/** Starts the program. */
export function start(argv: readonly string[], options: RunOptions = {}): Running {
  const { stdin = '', ...surroundings } = options;
  const [stdout, stderr] = [collected(), collected()];
  const interruption = new AbortController();
  const io = anIo({
    ...surroundings,
    stdin: Readable.from(typeof stdin === 'function' ? typed(stdin) : textIn(stdin)),
    stdout: stdout.stream,
    stderr: stderr.stream,
    interrupted: interruption.signal,
  });
  const done = main(argv, io).then((exitCode) => ({
    stdout: stdout.text(),
    stderr: stderr.text(),
    exitCode,
  }));
  return {
    interrupt: () => {
      interruption.abort();
    },
    printed: stdout.text,
    done,
  };
}

/** Runs the program to its end. */
export function run(argv: readonly string[], options?: RunOptions): Promise<Ran> {
  return start(argv, options).done;
}

function textIn(text: string): readonly Buffer[] {
  return text === '' ? [] : [Buffer.from(text)];
}

async function* typed(answer: () => Promise<string>): AsyncGenerator<Buffer> {
  yield Buffer.from(`${await answer()}\n`);
}

function collected(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
