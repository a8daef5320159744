// A reader that goes away (`| head`) is no failure.

import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { aFolder, projectFile } from '../support/in-process.ts';

it.each([
  ['export', 'export --sandbox -o -'],
  ['preview', `import ${projectFile('samples/roster.csv')} --sandbox --dry-run --verbose`],
])('%s into a pipe that is closed at once', async (_, command) => {
  const line = `node ${projectFile('dist/cli.js')} ${command} | true; echo "status \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    execFile('bash', ['-c', line], { cwd: aFolder() }, (_error, out, err) => {
      resolve({ stdout: out, stderr: err });
    });
  });
  expect(stdout).toMatch(/^status [03]\n$/);
  expect(stderr).not.toMatch(/EPIPE|bug|\bat /);
});
