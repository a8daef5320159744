// `kill -9` of a sandbox that keeps its users in a file.

import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { post } from '../sandbox/ask.ts';
import { aFolder } from '../support/in-process.ts';
import { start } from './program.ts';

const create = (ref: string): string =>
  `mutation { createUser(sendInvite: false, user: {ref: "${ref}", name: "N", email: "n${ref}@zonnehof.example"}) { user { ref } } }`;

it('loses nothing that was answered, and leaves a file that can be read', async () => {
  const state = path.join(aFolder(), 'state.json');
  const { child, done } = start(['sandbox', '--json', '--state', state]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  if (child.stdout === null) throw new Error('the sandbox has no stdout');
  const [line] = await once(createInterface(child.stdout), 'line');
  const { url, token } = JSON.parse(String(line)) as { url: string; token: string };
  const answered: string[] = [];
  await Promise.all(
    Array.from({ length: 200 }, async (_, number) => {
      const ref = String(number);
      try {
        const { status } = await post({ url, token }, JSON.stringify({ query: create(ref) }));
        if (status === 200) answered.push(ref);
      } catch {
        return; // the process was gone before it answered
      }
      if (answered.length === 50) child.kill('SIGKILL');
    }),
  );
  await done;
  expect(answered.length).toBeGreaterThanOrEqual(50);

  const sandbox = await startSandbox({ state });
  await sandbox.close();
  const saved = new Set(sandbox.users().map(({ ref }) => ref));
  expect(answered.filter((ref) => !saved.has(ref))).toEqual([]);
});
