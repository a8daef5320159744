// The command that continues a run: pasted where the run was started, it finds what the run had.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import { configFor } from '../../src/commands/options/config.ts';
import { resumeLine } from '../../src/commands/run-folder/resume-line.ts';

test.each([
  [['import', 'hr/roster.csv'], 'pluvo-runs/one', 'one --config hr/pluvo-bulk.yaml'],
  [
    ['import', 'roster.csv', '--config', 'o ther.yaml'],
    'pluvo-runs/one',
    "one --config 'o ther.yaml'",
  ],
  [['import', 'roster.csv'], 'pluvo-runs/one', 'one'],
  [['import', 'roster.csv', '--runs', '-x'], '-x/one', './-x/one'],
  [['import', 'roster.csv', '--runs', '../x'], '../x/one', '../x/one'],
])('%j, run %s', async (argv, folder, expected) => {
  const home = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const cwd = path.join(home, 'work');
  await mkdir(path.join(cwd, 'hr'), { recursive: true });
  for (const name of ['hr/pluvo-bulk.yaml', 'pluvo-bulk.yaml', 'o ther.yaml']) {
    await writeFile(path.join(cwd, name), 'limit: 1\n');
  }
  const config = await configFor(argv, COMMANDS, { cwd, env: {} });
  const line = resumeLine(path.join(cwd, folder), { cwd, config }, {});
  expect(line.replace('pluvo-runs/', '')).toBe(`pluvo-bulk resume ${expected}`);
  // As a shell takes it apart.
  const words = Array.from(
    line.matchAll(/'([^']*)'|(\S+)/g),
    ([, quoted, plain]) => quoted ?? plain,
  );
  const again = words.slice(1).map(String);
  expect((await configFor(again, COMMANDS, { cwd, env: {} }))?.file).toBe(config?.file);
  expect(path.resolve(cwd, again[1] ?? '')).toBe(path.join(cwd, folder));
});
