// The process itself as the surroundings of a command.

import { constants } from 'node:os';
import { systemCode } from '../../files/system-error.ts';
import { screenOf, type Io } from './io.ts';

/** The process's streams and signals. A second Ctrl-C or SIGTERM ends the process at once. */
export function systemIo(): Io {
  const { stdout, stderr, stdin, env } = process;
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (interrupted.signal.aborted) {
        if (stderr.isTTY) stderr.write(SHOW_CURSOR);
        process.exit(128 + constants.signals[signal]);
      }
      interrupted.abort();
    });
  }
  // Who reads the output may go away (`| head`): what runs goes on, and says no more.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      if (systemCode(error) !== 'EPIPE') throw error;
    });
  }
  const noColor = (env['NO_COLOR'] ?? '') !== '';
  return {
    stdout,
    stderr,
    stdin,
    env,
    cwd: process.cwd(),
    interactive: stdin.isTTY && stderr.isTTY,
    screen: stdout.isTTY ? screenOf(stdout, stdout.hasColors() && !noColor) : null,
    bar: stderr.isTTY,
    now: () => Date.now(),
    interrupted: interrupted.signal,
  };
}

const SHOW_CURSOR = '\u001B[?25h';
