// What stderr tells of waiting: a command that is silent for a minute looks like one that hangs.

import { expect, it } from 'vitest';
import { handOnTo, html, isMutation, serve } from '../support/http-server.ts';
import { anOrganisation } from './organisation.ts';
import { aFolder, projectFile, run } from '../support/in-process.ts';

const ROSTER = projectFile('samples/roster.csv');

it('says that it waits, and why, before the first user is there; not with --quiet', async () => {
  const { url, env } = await anOrganisation({ users: [] });
  const ask = handOnTo(url);
  const busy = html(429, { 'retry-after': '1' });
  const cases = [
    [[], /^Waiting 2 s: the server asks for fewer requests$/m],
    [['--lang', 'nl'], /^Wacht 2 s: de server vraagt om minder verzoeken$/m],
    [['--quiet'], /^(?![\s\S]*Waiting)/],
  ] as const;
  // At once, for each of them waits.
  await Promise.all(
    cases.map(async ([flags, expected]) => {
      const served = await serve(busy, ask, busy, ask);
      const argv = ['import', ROSTER, '--dry-run', '--json', ...flags];
      const ran = await run(argv, { env: { ...env, PLUVO_ENDPOINT: served.url } });
      expect(served.seen.length).toBeGreaterThan(3);
      expect(ran.exitCode).toBe(3);
      expect(ran.stderr).toMatch(expected);
    }),
  );
});

it('tells of a long wait with --quiet too', async () => {
  const { url, env } = await anOrganisation({ users: [] });
  const ask = handOnTo(url);
  const served = await serve(html(429, { 'retry-after': '5' }), ask);
  const argv = ['import', ROSTER, '--dry-run', '--json', '--quiet'];
  const ran = await run(argv, { env: { ...env, PLUVO_ENDPOINT: served.url } });
  expect(ran.stderr).toMatch(/^Waiting \d+ s: the server asks for fewer requests$/m);
});

it('ends with the time to go on at where the server asks for a longer wait than is wanted', async () => {
  const { url, env } = await anOrganisation({ users: [] });
  const ask = handOnTo(url);
  const tired = html(429, { 'retry-after': '7200' });
  const served = await serve((response, request) => {
    (isMutation(request) ? tired : ask)(response, request);
  });
  const cwd = aFolder();
  const argv = ['import', ROSTER, '--yes', '--json', '--quiet'];
  const first = await run(argv, { cwd, env: { ...env, PLUVO_ENDPOINT: served.url } });
  expect(first.exitCode).toBe(5);
  expect(JSON.parse(first.stdout)).toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ code: 'ENDPOINT_WAIT' })]),
  });
  const hour = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(
    Date.now() + 7_200_000,
  );
  expect(first.stderr).toContain(`asks to wait until ${hour}`);
  expect(first.stderr).toContain('pluvo-bulk resume');
  const resumed = await run(['resume', '--yes', '--json'], { cwd, env });
  expect(JSON.parse(resumed.stdout)).toMatchObject({ outcomes: { notSent: 0 } });

  const reading = await serve(tired);
  const second = await run(argv, { cwd, env: { ...env, PLUVO_ENDPOINT: reading.url } });
  expect(second.exitCode).toBe(1);
  expect(second.stderr).toContain('asks to wait until');
  expect(reading.seen).toHaveLength(1);
});

it.each(['0.5x', '-1m', '30d', ''])('--max-wait %s is refused', async (given) => {
  const ran = await run(['import', ROSTER, '--dry-run', '--sandbox', `--max-wait=${given}`]);
  expect(ran.exitCode).toBe(1);
  expect(ran.stderr).toContain('--max-wait');
});
