// What the program writes itself is no roster: a report of last month would take the month back.

import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readHead } from '../../src/roster/columns/sheet-head.ts';
import { openRoster } from '../../src/roster/source/open.ts';
import { ownTable } from '../../src/roster/source/own-files.ts';
import { aFolder, projectFile, run } from '../support/in-process.ts';
import { rosterOptions } from '../support/roster-options.ts';

interface Told {
  readonly errors: readonly {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
  }[];
  readonly exitCode: number;
}

test.each([
  ['en', 'pluvo-bulk apply', 'rejected.xlsx'],
  ['nl', 'pluvo-bulk apply', 'rejected.xlsx'],
])('each of them is refused in %s, and what was meant is named', async (lang, apply, rejected) => {
  const cwd = aFolder();
  cpSync(projectFile('samples/roster.xlsx'), path.join(cwd, 'roster.xlsx'));
  const previews = ['p.html', 'p.json', 'p.xlsx'].flatMap((file) => ['--preview', file]);
  const flags = ['--sandbox', '--lang', lang];
  await run(['import', 'roster.xlsx', ...flags, '--yes', ...previews], { cwd });
  await run(['plan', 'roster.xlsx', ...flags, '-o', 'r.plan'], { cwd });
  await run(['export', '-o', 'users.json', ...flags], { cwd });
  await run(['columns', 'roster.xlsx', '--save', 'map.json'], { cwd });
  const [name = ''] = readdirSync(path.join(cwd, 'pluvo-runs')).filter((one) => !one.includes('.'));
  const inRun = (file: string): string => path.join('pluvo-runs', name, file);

  const told = async (file: string): Promise<Told> => {
    expect(existsSync(path.join(cwd, file))).toBe(true);
    const { stdout } = await run(['import', file, ...flags, '--dry-run', '--json'], { cwd });
    return JSON.parse(stdout) as Told;
  };
  for (const report of ['report.xlsx', 'report.csv', 'report.json', 'report.html']) {
    const { errors, exitCode } = await told(inRun(report));
    expect(
      errors.map(({ code }) => code),
      report,
    ).toEqual(['OWN_FILE']);
    expect(errors[0]?.hint).toContain(rejected);
    expect(exitCode).toBe(1);
  }
  for (const file of ['p.html', 'p.json', 'p.xlsx', inRun('journal.jsonl'), inRun('meta.json')]) {
    expect(
      (await told(file)).errors.map(({ code }) => code),
      file,
    ).toEqual(['OWN_FILE']);
  }
  expect((await told('r.plan')).errors[0]?.hint).toContain(apply);
  expect((await told('users.json')).errors[0]?.hint).toContain('pluvo-bulk export');
  expect((await told('map.json')).errors[0]?.hint).toContain('--mapping');
  // The rows to be corrected are a roster.
  expect((await told(inRun(rejected))).errors.map(({ code }) => code)).not.toContain('OWN_FILE');

  // Each sheet of a preview that has people may be saved as a file of its own.
  const book = await openRoster(path.join(cwd, 'p.xlsx'));
  const people: (string | null)[] = [];
  for (const sheet of book.sheets.keys()) {
    const head = await readHead(book, sheet, rosterOptions());
    await head?.discard();
    const headings = head?.columns.map(({ heading }) => heading) ?? [];
    const isOfPeople = head?.columns.some(({ target }) => target?.kind === 'field') === true;
    if (isOfPeople && ownTable(headings) === null) people.push(book.sheets[sheet]?.name ?? null);
  }
  await book.close();
  // The one that lists columns has headings in it, and nobody.
  expect(people.filter((sheet) => sheet !== 'Columns' && sheet !== 'Kolommen')).toEqual([]);
});
