// The language and the form that were asked for hold for errors, progress and last lines too,
// whether a flag or the configuration file asks.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { handOnTo, html, serve } from '../support/http-server.ts';
import { run } from '../support/in-process.ts';
import { aUser } from '../support/users.ts';

async function aFolder(yaml: string | null): Promise<string> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await writeFile(path.join(cwd, 'roster.csv'), 'ref;name;email\n1;Sanne;sanne@zonnehof.example\n');
  if (yaml !== null) await writeFile(path.join(cwd, 'pluvo-bulk.yaml'), yaml);
  return cwd;
}

describe('an error that stops a command', () => {
  const DUTCH = 'error FILE_NOT_FOUND: Het bestand bestaat niet';

  test.each([
    ['the flag', null, ['--lang', 'nl'], DUTCH],
    ['the flag and its value in one', null, ['--lang=nl'], DUTCH],
    ['the file', 'lang: nl\n', [], DUTCH],
    ['the flag before the file', 'lang: nl\n', ['--lang', 'en'], 'The file does not exist'],
    ['a language that there is not', null, ['--lang', 'de'], 'error USAGE: '],
  ])('is told in the language of %s', async (_, yaml, flags, expected) => {
    const cwd = await aFolder(yaml);
    const argv = ['import', 'nosuch.csv', '--sandbox', ...flags];
    expect((await run(argv, { cwd, env: {} })).stderr).toContain(expected);
  });

  test('is in Dutch when the arguments are refused, too', async () => {
    const cwd = await aFolder(null);
    const ran = await run(['import', '--lang', 'nl', '--foo'], { cwd, env: {} });
    expect(ran.stderr).toContain('pluvo-bulk --help toont de opdrachten');
  });

  test.each([
    ['--json', null, ['--json'], true],
    ['--json=true', null, ['--json=true'], true],
    ['the file', 'json: true\n', [], true],
    ['nobody, as --json=false goes before the file', 'json: true\n', ['--json=false'], false],
    ['nobody, as --no-json goes before the file', 'json: true\n', ['--no-json'], false],
    ['nobody, as it is the value of another', null, ['--map=--json'], false],
  ])('is an object on stdout when it is asked for by %s', async (_, yaml, flags, asked) => {
    const cwd = await aFolder(yaml);
    const argv = ['import', 'nosuch.csv', '--sandbox', ...flags];
    const { stdout } = await run(argv, { cwd, env: {} });
    if (asked) expect(JSON.parse(stdout)).toMatchObject({ command: 'import', exitCode: 1 });
    else expect(stdout).toBe('');
  });
});

describe('what is told besides', () => {
  test.each([
    ['en', /^1 user in .*one\.csv\n$/],
    ['nl', /^1 gebruiker in .*one\.csv\n$/],
  ])('how many users an export has, in %s', async (lang, expected) => {
    const sandbox = await startSandbox({ users: [aUser({ ref: '1' })] });
    onTestFinished(() => sandbox.close());
    const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
    const argv = ['export', '-o', 'one.csv', '--lang', lang];
    expect((await run(argv, { cwd: await aFolder(null), env })).stderr).toMatch(expected);
  });

  test.concurrent.each(['export', 'check', 'template', 'import'])(
    'why %s waits',
    async (command) => {
      const sandbox = await startSandbox({ users: [] });
      onTestFinished(() => sandbox.close());
      const busy = html(429, { 'retry-after': '1' });
      const { url } = await serve(busy, handOnTo(sandbox.url));
      const env = { PLUVO_ENDPOINT: url, PLUVO_TOKEN: sandbox.token };
      const file = command === 'import' ? ['roster.csv', '--dry-run'] : [];
      const argv = [command, ...file, '--lang', 'nl'];
      const { stderr } = await run(argv, { cwd: await aFolder(null), env });
      expect(stderr).toContain('Wacht 2 s: de server vraagt om minder verzoeken\n');
    },
  );
});

test('a check that fails says of which endpoint', async () => {
  const { url } = await serve(html(403));
  const env = { PLUVO_ENDPOINT: url, PLUVO_TOKEN: 'any' };
  const ran = await run(['check', '--json'], { cwd: await aFolder(null), env });
  expect(JSON.parse(ran.stdout)).toMatchObject({ endpoint: url, exitCode: 1 });
});
