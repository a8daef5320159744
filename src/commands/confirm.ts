// The question before anything is written.

import { createInterface } from 'node:readline/promises';
import type { Io } from './io.ts';

/** Asks on the terminal; anything but a yes is a no. Ctrl-C and the end of input are a no too. */
export async function confirm(question: string, io: Io): Promise<boolean> {
  const lines = createInterface({ input: io.stdin, output: io.stderr });
  const closed = new Promise<string>((resolve) => {
    lines.once('close', () => {
      resolve('');
    });
    lines.once('SIGINT', () => {
      lines.close();
    });
  });
  try {
    const answer = await Promise.race([lines.question(`${question} `), closed]);
    return /^(?:y|yes|j|ja)$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
