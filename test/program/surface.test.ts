// The words of the command line: what scripts and manuals rely on changes only on purpose.
// After a change that is meant: npx vitest run --project unit test/program/surface.test.ts -u

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { projectFile, run } from '../support/in-process.ts';

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
