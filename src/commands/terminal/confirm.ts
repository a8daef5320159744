// The question before anything is written.

import { createInterface } from 'node:readline/promises';
import type { Io } from './io.ts';

/** Asks on the terminal; anything but a yes is a no. Signals and the end of input are a no too. */
export async function confirm(question: string, io: Io): Promise<boolean> {
  return /^(?:y|yes|j|ja)$/i.test(await ask(question, io));
}

/** Lines that came with an answer, as pasted text and scripts send them: for the next question. */
const AHEAD = new WeakMap<Io['stdin'], string[]>();

/** What is typed on the terminal, without the space around it; `''` for a signal or the end of input. */
export async function ask(question: string, io: Io): Promise<string> {
  const ahead = AHEAD.get(io.stdin) ?? [];
  AHEAD.set(io.stdin, ahead);
  const known = ahead.shift();
  if (known !== undefined) {
    io.stderr.write(`${question} ${known}\n`);
    return known.trim();
  }
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
    if (io.interrupted.aborted) return '';
    const asked = lines.question(`${question} `);
    lines.on('line', (line) => ahead.push(line));
    return (await Promise.race([asked, closed])).trim();
  } finally {
    io.interrupted.removeEventListener('abort', close);
    close();
  }
}
