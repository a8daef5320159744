// How far a run is: a bar on a terminal, a line every few seconds elsewhere.

import cliProgress from 'cli-progress';
import { say, type Io } from './io.ts';

export interface Progress {
  done(count: number): void;
  stop(): void;
}

const LINE_EVERY_MS = 5000;

/** Shows progress on stderr. `what` heads it; `total` is the number of steps. */
export function showProgress(what: string, total: number, io: Io): Progress {
  return io.bar ? showBar(what, total, io) : showLines(what, total, io);
}

function showBar(what: string, total: number, io: Io): Progress {
  // `gracefulExit` would swallow the first Ctrl-C.
  const bar = new cliProgress.SingleBar(
    {
      format: `${what} {bar} {value}/{total} {percentage}% {eta_formatted} left`,
      stream: io.stderr,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
      fps: 5,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    done(count) {
      bar.update(count);
    },
    stop() {
      bar.stop();
    },
  };
}

function showLines(what: string, total: number, io: Io): Progress {
  let last = io.now();
  return {
    done(count) {
      if (io.now() - last < LINE_EVERY_MS) return;
      last = io.now();
      say(io.stderr, `${what}: ${String(count)} of ${String(total)}`);
    },
    stop() {
      // Nothing stays on the screen.
    },
  };
}
