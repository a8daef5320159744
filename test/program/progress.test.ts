// What stderr tells of waiting: a command that is silent for a minute looks like one that hangs.

import { expect, it } from 'vitest';
import { handOnTo, html, serve } from '../support/http-server.ts';
import { anOrganisation } from './organisation.ts';
import { projectFile, run } from '../support/in-process.ts';

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
