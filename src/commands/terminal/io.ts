// The surroundings of a command, in one place: streams, environment, folder, clock, terminal.

import type { Readable, Writable } from 'node:stream';
import type { Config } from '../options/config.ts';

export interface Io {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly stdin: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Somebody can be asked: both stdin and stderr are a terminal. */
  readonly interactive: boolean;
  /** The terminal's width, height and colours, of stdout; `null` when it is none. */
  readonly screen: Screen | null;
  /** Whether stderr is a terminal, for the progress bar. */
  readonly bar: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly interrupted: AbortSignal;
  /** From now on the process goes on when its terminal is closed (SIGHUP), until what this gives is called. */
  readonly outliveTerminal?: () => () => void;
  /** What the configuration file says; `null` where there is none. */
  readonly config?: Config | null;
}

export interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly color: boolean;
}

/** A terminal as it says it is; one that says 0, as a terminal of a script does, is of a usual size. */
export function screenOf(
  { columns, rows }: { readonly columns: number | undefined; readonly rows: number | undefined },
  color: boolean,
): Screen {
  const known = (size: number | undefined, usual: number): number =>
    size === undefined || size === 0 ? usual : size;
  return { columns: known(columns, 80), rows: known(rows, 40), color };
}

/** One line of text to a stream. */
export function say(stream: Writable, text: string): void {
  stream.write(`${text}\n`);
}
