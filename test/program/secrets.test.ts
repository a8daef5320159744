// Tokens and client secrets are nowhere: not in what commands say, nor in what they leave on the disk.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { handOnTo, isMutation, serve } from '../support/http-server.ts';
import { aFolder, run } from '../support/in-process.ts';
import { contentsOf, quote } from './quoting.ts';

const TOKEN = 'token-S3CRET-7f3a';
const CLIENT_SECRET = 'client-S3CRET-91bc';

it.each(['token', 'client'] as const)(
  '%s credentials are in no output and no file',
  async (login) => {
    const oauth = { clientId: 'client', clientSecret: CLIENT_SECRET };
    const sandbox = await startSandbox({ api: 'both', token: TOKEN, oauth });
    onTestFinished(() => sandbox.close());
    const ask = handOnTo(sandbox.url);
    const { url, seen } = await serve((response, request) => {
      (isMutation(request) ? quote : ask)(response, request);
    });
    const cwd = aFolder();
    const cache = aFolder();
    const env = {
      PLUVO_ENDPOINT: url,
      XDG_CACHE_HOME: cache,
      ...(login === 'token'
        ? { PLUVO_TOKEN: TOKEN }
        : { PLUVO_CLIENT_ID: 'client', PLUVO_CLIENT_SECRET: CLIENT_SECRET }),
    };
    writeFileSync(
      path.join(cwd, 'roster.csv'),
      'Personeelsnummer;Naam;E-mail\n1;Noor Vos;noor@zonnehof.example\n',
    );
    let said = '';
    for (const argv of [
      ['check', '--json'],
      ['import', 'roster.csv', '--yes', '--verbose'],
      ['import', 'roster.csv', '--yes', '--json'],
      ['plan', 'roster.csv', '-o', 'roster.plan', '--preview', 'preview.html'],
      ['apply', 'roster.plan', '--yes', '--roster', 'roster.csv'],
      ['export', '-o', 'users.xlsx'],
      ['resume', '--yes'],
      ['import', 'roster.csv', '--nonsense'],
    ]) {
      const { stdout, stderr } = await run(argv, { cwd, env });
      said += stdout + stderr;
    }
    const left = await contentsOf(cwd);
    // The server did quote, and its message is kept, without the secret.
    expect(left).toContain('Not valid: ');
    expect(left).toContain('Bearer ***');
    const sent = seen.flatMap(({ headers: { authorization } }) =>
      typeof authorization === 'string' ? [authorization.replace('Bearer ', '')] : [],
    );
    expect(sent.length).toBeGreaterThan(0);
    for (const secret of new Set([...sent, 'S3CRET'])) {
      expect(said).not.toContain(secret);
      expect(left).not.toContain(secret);
    }
    // The token cache is the one place for a token, and none for the client's secret.
    expect(await contentsOf(cache)).not.toContain('S3CRET');
  },
);
