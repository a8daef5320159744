// The question before anything is written, and every way in which it is not answered.

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { confirm } from '../../src/commands/terminal/confirm.ts';
import type { Io } from '../../src/commands/terminal/io.ts';

function asking() {
  const stdin = new PassThrough();
  const interrupted = new AbortController();
  const io: Io = {
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    stdin,
    env: {},
    cwd: '.',
    interactive: true,
    screen: null,
    bar: false,
    now: () => 0,
    interrupted: interrupted.signal,
  };
  return { stdin, interrupted, ask: () => confirm('Apply?', io) };
}

test.each([
  ['y', true],
  ['JA', true],
  ['', false],
  ['n', false],
  ['yesterday', false],
])('%j is %j', async (answer, expected) => {
  const { stdin, ask } = asking();
  stdin.write(`${answer}\n`);
  expect(await ask()).toBe(expected);
});

test('the end of input is a no', async () => {
  const { stdin, ask } = asking();
  stdin.end();
  expect(await ask()).toBe(false);
});

test.each(['before', 'while'])(
  'a signal %s it is asked is a no, whatever is typed',
  async (when) => {
    const { stdin, interrupted, ask } = asking();
    if (when === 'before') interrupted.abort();
    const answer = ask();
    interrupted.abort();
    stdin.write('y\n');
    expect(await answer).toBe(false);
  },
);
