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
  // Whoever reads may go away (`| head`, a terminal that is closed), and a log's disk may be full: what
  // runs goes on, and says no more there. That results are lost is told, where that can be.
  stdout.once('error', (error) => {
    const code = systemCode(error) ?? '';
    if (!READER_GONE.has(code)) stderr.write(`pluvo-bulk: standard output: ${code}\n`);
  });
  for (const stream of [stdout, stderr, stdin]) stream.on('error', () => undefined);
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
    outliveTerminal() {
      process.on('SIGHUP', stay);
      return () => process.off('SIGHUP', stay);
    },
  };
}

/** The other end of a pipe, or a terminal that was closed. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'EIO', 'ENXIO', 'EBADF']);

/** A signal that somebody listens to does not end the process. */
const stay = (): void => undefined;

const SHOW_CURSOR = '\u001B[?25h';
