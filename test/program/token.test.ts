// A token that ends in the middle: of an export, and of a run.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { aUser } from '../support/users.ts';
import { aFolder, run } from '../support/in-process.ts';
import { commandJson, reportLines } from './result.ts';

const DAY_MS = 86_400_000;
const PEOPLE = Array.from({ length: 600 }, () => aUser());

interface Ending {
  readonly sandbox: Sandbox;
  readonly env: Readonly<Record<string, string>>;
}

/** An endpoint on which every token that was given out ends when it has had so many requests. */
async function endingAfter(requests: number, unauthorizedStatus: 200 | 401): Promise<Ending> {
  let seen = (): number => 0;
  const sandbox = await startSandbox({
    users: PEOPLE,
    api: 'both',
    latencyMs: 5,
    aliasLimit: 2,
    unauthorizedStatus,
    now: () => (seen() > requests ? 2 * DAY_MS : 0),
  });
  onTestFinished(() => sandbox.close());
  seen = () => sandbox.counters.requests;
  const env = {
    PLUVO_ENDPOINT: sandbox.url,
    PLUVO_CLIENT_ID: sandbox.clientId,
    PLUVO_CLIENT_SECRET: sandbox.clientSecret,
    XDG_CACHE_HOME: aFolder(),
  };
  return { sandbox, env };
}

/** How many requests a command takes whose token does not end. */
async function requestsOf(command: (ending: Ending) => Promise<unknown>): Promise<number> {
  const ending = await endingAfter(Infinity, 200);
  await command(ending);
  expect(ending.sandbox.counters).toMatchObject({ tokensIssued: 1, unauthorized: 0 });
  return ending.sandbox.counters.requests;
}

async function exported({ env }: Ending): Promise<void> {
  const cwd = aFolder();
  const ran = await run(['export', '-o', 'users.csv'], { cwd, env });
  expect(ran.exitCode).toBe(0);
  const records: string[][] = parse(readFileSync(path.join(cwd, 'users.csv')), { bom: true });
  const [heading = [], ...rows] = records;
  const refs = rows.map((row) => row[heading.indexOf('Reference')]);
  expect(refs.sort()).toEqual(PEOPLE.map(({ ref }) => ref).sort());
}

async function imported({ env, sandbox }: Ending): Promise<void> {
  const cwd = aFolder();
  const rows = PEOPLE.slice(0, 24).map(({ ref }) => `${String(ref)};Anders Genoemd`);
  writeFileSync(path.join(cwd, 'roster.csv'), ['Personeelsnummer;Naam', ...rows].join('\n'));
  const argv = ['import', 'roster.csv', '--yes', '--json', '--allow-mass-change', 'name'];
  const result = commandJson(await run(argv, { cwd, env }));
  expect(result).toMatchObject({ exitCode: 0, outcomes: { updated: 24, failed: 0, notSent: 0 } });
  // The request that was refused is sent again, and nothing was carried out twice.
  expect(reportLines(result)).toHaveLength(24);
  expect(sandbox.stats().written.map(({ written }) => written)).toEqual(rows.map(() => 1));
  expect(sandbox.users().filter(({ name }) => name === 'Anders Genoemd')).toHaveLength(24);
}

it.each([
  ['an export', exported],
  ['a run', imported],
] as const)('in the middle of %s it costs one renewal and no row', async (_, command) => {
  const requests = await requestsOf(command);
  for (const status of [200, 401] as const) {
    const ending = await endingAfter(requests - 4, status);
    await command(ending);
    const { tokensIssued, unauthorized } = ending.sandbox.counters;
    expect(tokensIssued).toBe(2);
    expect(unauthorized).toBeGreaterThan(0);
  }
});
