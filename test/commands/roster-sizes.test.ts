// How large the last roster was, of each endpoint.

import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lastRosterRows, rememberRosterRows } from '../../src/commands/run-folder/roster-sizes.ts';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('runs for different endpoints that end together are all remembered', async () => {
  const runs = await aFolder();
  const endpoints = Array.from({ length: 30 }, (_, n) => `https://z${String(n)}.example/graphql/`);
  await Promise.all(endpoints.map((endpoint, n) => rememberRosterRows(runs, endpoint, n)));
  const rows = await Promise.all(endpoints.map((endpoint) => lastRosterRows(runs, endpoint)));
  expect(rows).toEqual(endpoints.map((_, n) => n));
  expect(await lastRosterRows(runs, 'https://other.example/graphql/')).toBeNull();
  await rememberRosterRows(runs, endpoints[0] ?? '', 7);
  expect(await lastRosterRows(runs, endpoints[0] ?? '')).toBe(7);
});

test('what cannot be written is told, and does not end the run', async () => {
  const runs = path.join(await aFolder(), 'runs');
  await symlink('nowhere', runs);
  const told = await rememberRosterRows(runs, 'https://z.example/graphql/', 1).catch(String);
  expect(told).toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
});
