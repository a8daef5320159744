// Ctrl-C before and between the writes of a run; in the middle of one, and twice: test/e2e.

import { readdirSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { html, keepSilent, serve } from '../support/http-server.ts';
import { aFolder, projectFile, start } from '../support/in-process.ts';
import { withMutations } from './organisation.ts';
import { commandJson } from './result.ts';

const ROSTER = projectFile('samples/roster.csv');

/** Waits until something is so, without guessing how long that takes. */
async function until(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    expect(isSo()).toBe(true);
  }, 20_000);
}

it.each([
  ['import', [ROSTER, '--yes']],
  ['export', []],
])('%s, while the users are read: nothing is written, and it says so', async (command, rest) => {
  const { url, seen } = await serve(keepSilent);
  const cwd = aFolder();
  const options = { cwd, env: { PLUVO_ENDPOINT: url, PLUVO_TOKEN: 'any' } };
  const { interrupt, done } = start([command, ...rest, '--json'], options);
  await until(() => seen.length > 0);
  interrupt();
  const ran = await done;
  expect(ran.exitCode).toBe(1);
  expect(commandJson(ran)).toMatchObject({ run: null, errors: [{ code: 'INTERRUPTED' }] });
  expect(ran.stderr).toBe(
    'error INTERRUPTED: Interrupted before anything was written\n  Run the same command again.\n',
  );
  expect(readdirSync(cwd)).toEqual([]);
});

it('while it waits to try again: does not wait any longer', async () => {
  const { env, mutations } = await withMutations(html(429, { 'retry-after': '3600' }));
  const { interrupt, done } = start(['import', ROSTER, '--yes', '--json'], { env });
  await until(() => mutations().length > 0);
  interrupt();
  const ran = await done;
  expect(ran.exitCode).toBe(5);
  expect(commandJson(ran).outcomes).toMatchObject({ created: 0, updated: 0 });
});
