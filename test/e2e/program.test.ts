// The built bin as a person or a script runs it: what only a process can show. What a command does is
// in test/program.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { anOrganisation, withMutations } from '../program/organisation.ts';
import { contentsOf, quote } from '../program/quoting.ts';
import { commandJson, reportLines } from '../program/result.ts';
import { aFolder, projectFile, run as runInProcess } from '../support/in-process.ts';
import { run } from './program.ts';

it('does the main job as it does in process: output, report and exit code', async () => {
  const argv = ['import', projectFile('samples/roster.xlsx'), '--yes', '--json'];
  const [built, inProcess] = await Promise.all(
    [run, runInProcess].map(async (runner) => {
      const { env } = await anOrganisation();
      const ran = await runner(argv, { env, cwd: aFolder() });
      const { run: folder, report, ...result } = commandJson(ran);
      expect(existsSync(report ?? '')).toBe(true);
      // Whoever is new gets an id by chance.
      const lines = reportLines({ report }).map((line) => ({ ...line, id: line.id !== null }));
      return { result, lines, stderr: ran.stderr, exitCode: ran.exitCode, isRun: folder !== null };
    }),
  );
  expect(built).toEqual(inProcess);
  expect(built).toMatchObject({ exitCode: 3, isRun: true, stderr: '' });
});

it('--help loads little more than its words', async () => {
  const { stdout, stderr, exitCode } = await run(['--help'], { env: { NODE_DEBUG: 'esm' } });
  expect(stdout).toBe(readFileSync(projectFile('test/program/help/pluvo-bulk.txt'), 'utf8'));
  expect(exitCode).toBe(0);
  const loaded = new Set(stderr.match(/(?<=\bTranslating StandardModule )file:\S+/g));
  const bytes = [...loaded].reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  // An import loads 1.5 MB.
  expect(bytes).toBeLessThan(450_000);
});

it('says what it refuses on stderr, with exit code 1', async () => {
  expect(await run(['imprt', 'roster.csv', '--yes'])).toEqual({
    stdout: '',
    stderr: expect.stringContaining('error USAGE: there is no command "imprt"') as unknown,
    exitCode: 1,
  });
});

it('tells no secret, also where the server quotes it', async () => {
  const token = 'token-S3CRET-5d21';
  const { env } = await withMutations(quote, { token });
  const cwd = aFolder();
  const roster = 'Personeelsnummer;Naam;E-mail\n1;Noor Vos;noor@zonnehof.example\n';
  writeFileSync(path.join(cwd, 'roster.csv'), roster);
  const ran = await run(['import', 'roster.csv', '--yes', '--verbose'], { cwd, env });
  const left = await contentsOf(cwd);
  expect(left).toContain('Bearer ***');
  for (const text of [ran.stdout, ran.stderr, left]) expect(text).not.toContain('S3CRET');
  expect(ran.exitCode).toBe(3);
});

it('reads a configuration file', async () => {
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'pluvo-bulk.yaml'), 'lang: nl\nsandbox: true\n');
  const { stdout, exitCode } = await run(['check'], { cwd });
  expect(stdout).toContain('verbinding');
  expect(exitCode).toBe(0);
});
