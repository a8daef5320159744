// A command that fails leaves no temporary file beside what it was to write, and no file open.

import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { nothingListens } from '../support/http-server.ts';
import { aFolder, run } from '../support/in-process.ts';
import { anOrganisation } from './organisation.ts';

const ROSTER = 'Personeelsnummer;Naam;E-mail\n1;Noor Vos;noor@zonnehof.example\n';

/** The files of this process that are open below a folder, where the system tells. */
function openBelow(folder: string): readonly string[] {
  try {
    return readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        const file = readlinkSync(`/proc/self/fd/${fd}`);
        return file.startsWith(folder) ? [file] : [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

it.each([
  ['import', 'roster.csv', '--preview', 'a.html', '--preview', 'b.xlsx', '--preview', 'c.json'],
  ['import', 'nowhere.csv', '--preview', 'a.html'],
  ['import', 'roster.csv', '--preview', 'a.html', '--preview', 'there.html'],
  ['import', 'roster.csv', '--preview', 'a.html', '--preview', 'b.pdf'],
  ['plan', 'roster.csv', '--preview', 'a.html', '-o', 'roster.plan'],
  ['plan', 'roster.csv', '--preview', 'a.html', '-o', 'there.html'],
  ['plan', 'roster.csv', '-o', 'roster.plan', '--map', 'x'],
  ['export', '-o', 'users.xlsx'],
  ['export', '-o', 'users.csv', '--columns', 'name'],
  ['template', '-o', 'roster.xlsx'],
  ['columns', 'nowhere.csv', '--save', 'ours.json'],
])('%s %s %s %s %s %s, and nothing answers', async (...argv) => {
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'roster.csv'), ROSTER);
  writeFileSync(path.join(cwd, 'there.html'), 'mine');
  const env = { PLUVO_ENDPOINT: await nothingListens(), PLUVO_TOKEN: 'any' };
  const { exitCode } = await run(argv, { cwd, env });
  expect(exitCode).toBe(1);
  expect(readdirSync(cwd).sort()).toEqual(['roster.csv', 'there.html']);
  expect(openBelow(cwd)).toEqual([]);
});

it('a run that is declined keeps its preview, and nothing else', async () => {
  const { env } = await anOrganisation();
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'roster.csv'), ROSTER);
  const { exitCode } = await run(['import', 'roster.csv', '--preview', 'a.html'], { cwd, env });
  expect(exitCode).toBe(1);
  expect(readdirSync(cwd).sort()).toEqual(['a.html', 'roster.csv']);
  // A folder where the second of several is to be.
  mkdirSync(path.join(cwd, 'b.json'));
  const argv = ['import', 'roster.csv', '--yes', '--preview', 'c.html', '--preview', 'b.json'];
  expect((await run(argv, { cwd, env })).exitCode).toBe(1);
  expect(readdirSync(cwd).sort()).toEqual(['a.html', 'b.json', 'roster.csv']);
  expect(openBelow(cwd)).toEqual([]);
});
