// The sandbox as another program sees it: its flags, its faults and its figures.

import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { aFolder, run, start } from '../support/in-process.ts';

it('names every fault that it does not know, however often the flag is given', async () => {
  const { stderr, exitCode } = await run(['sandbox', '--fault', 'rest-after=1', '--fault', 'x=1']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('"rest-after"; the nearest is reset-after');
  expect(stderr).toContain('"x"');
});

it('serves invented people with a fault, and tells what that did', async () => {
  const flags = ['--users', '60', '--api', 'both', '--faults', 'reset-after=1', '--seed', '2'];
  const state = path.join(aFolder(), 'state.json');
  const { printed, interrupt, done } = start(['sandbox', '--json', '--state', state, ...flags]);
  onTestFinished(async () => {
    interrupt();
    expect(await done).toMatchObject({ stderr: '', exitCode: 0 });
  });
  await vi.waitFor(() => {
    expect(printed()).toMatch(/\n$/);
  });
  const { url, token } = JSON.parse(printed()) as { readonly url: string; readonly token: string };
  const query = 'mutation { updateUser(ref: "100001", user: {archived: true}) { user { id } } }';
  const sent = fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  await expect(sent).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  const stats: unknown = await (await fetch(new URL('/_sandbox/stats', url))).json();
  expect(stats).toMatchObject({
    counters: { requests: 1, mutations: { updateUser: 1 }, faults: { 'reset-after': 1 } },
    written: [{ ref: '100001', written: 1 }],
  });
});
