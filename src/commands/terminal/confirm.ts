// The question before anything is written.

import { createInterface } from 'node:readline/promises';
import type { Io } from './io.ts';

/** Asks on the terminal; anything but a yes is a no. Signals and the end of input are a no too. */
export async function confirm(question: string, io: Io): Promise<boolean> {
  const lines = createInterface({ input: io.stdin, output: io.stderr });
  const close = (): void => {
    lines.close();
  };
  const closed = new Promise<string>((resolve) => {
    lines.once('close', () => {
      resolve('');
    });
  });
  // A terminal hands Ctrl-C to whoever asks; a signal from elsewhere goes to the process.
  lines.once('SIGINT', close);
  // The terminal is gone: nobody can say yes.
  lines.once('error', close);
  io.interrupted.addEventListener('abort', close, { once: true });
  try {
    if (io.interrupted.aborted) return false;
    const answer = await Promise.race([lines.question(`${question} `), closed]);
    return /^(?:y|yes|j|ja)$/i.test(answer.trim());
  } finally {
    io.interrupted.removeEventListener('abort', close);
    close();
  }
}
