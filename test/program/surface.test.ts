// The words of the command line: what scripts and manuals rely on changes only on purpose.
// After a change that is meant: npx vitest run --project unit test/program/surface.test.ts -u

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { aFolder, projectFile, run, type Ran } from '../support/in-process.ts';

it('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as {
    readonly version: string;
  };
  expect(await run(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
});

it('--help lists the commands, and each tells of its options', async () => {
  const help = await run(['--help']);
  expect(help).toMatchObject({ stderr: '', exitCode: 0 });
  await expect(help.stdout).toMatchFileSnapshot('help/pluvo-bulk.txt');

  const verbs = [...help.stdout.matchAll(/^ {2}pluvo-bulk (\w+)/gm)].map(([, verb = '']) => verb);
  expect(verbs).toEqual(expect.arrayContaining(['import', 'export', 'sandbox']));
  // `completion` prints a script of yargs' own, whatever it is asked.
  for (const verb of verbs.filter((each) => each !== 'completion')) {
    const { stdout, stderr, exitCode } = await run([verb, '--help']);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    await expect(stdout).toMatchFileSnapshot(`help/${verb}.txt`);
  }
});

it('completion goes where all else goes', async () => {
  const script = await run(['completion']);
  expect(script).toMatchObject({ stderr: '', exitCode: 0 });
  expect(script.stdout).toMatch(/^###-begin-pluvo-bulk-completions-###\n/);
  const words = await run(['--get-yargs-completions', '']);
  expect(words.stdout.split('\n')).toEqual(expect.arrayContaining(['import', 'export', 'sandbox']));
});

it('of commands that run at once in one process, each has its own surroundings', async () => {
  const commands = ['a', 'b'].flatMap((name) => {
    const cwd = aFolder();
    const roster = `Personeelsnummer;Naam;E-mail\n1;${name};${name}@zonnehof.example\n`;
    writeFileSync(path.join(cwd, 'roster.csv'), roster);
    const env = { LANG: name === 'a' ? 'nl_NL.UTF-8' : 'en_US.UTF-8' };
    return [
      ['--help'],
      ['--version'],
      ['impor'],
      ['import', 'missing.csv', '--sandbox'],
      ['columns', 'roster.csv'],
      ['import', 'roster.csv', '--sandbox', '--dry-run', '--quiet'],
    ].map((argv) => ({ argv, cwd, env }));
  });
  const alone = [];
  for (const { argv, ...options } of commands) alone.push(withoutPort(await run(argv, options)));
  const atOnce = await Promise.all(commands.map(({ argv, ...options }) => run(argv, options)));
  expect(atOnce.map(withoutPort)).toEqual(alone);
  // Only help and version are the same for both: else there were nothing to mix up.
  expect(new Set(alone).size).toBe(commands.length - 2);
});

/** What was said, whatever the port of the sandbox. */
function withoutPort(ran: Ran): string {
  return JSON.stringify(ran).replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1');
}
