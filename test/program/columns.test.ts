// columns: the first help with a file, above all with one that cannot be imported as it is.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { aFolder, projectFile, run } from '../support/in-process.ts';

const lines = (...given: readonly string[]): string => `${given.join('\n')}\n`;

it('shows how each column of a workbook is read', async () => {
  const { stdout, stderr, exitCode } = await run(['columns', projectFile('samples/roster.xlsx')]);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(stdout).toMatch(/^ {2}A +\S.*→/m);
});

it('shows the columns and the problems, and how to settle them', async () => {
  const cwd = aFolder();
  writeFileSync(
    path.join(cwd, 'roster.csv'),
    lines('Nr;Medewerker;E-mail;Mail', '1;Sanne;a@zonnehof.example;b@zonnehof.example', '2;77;;'),
  );
  const { stdout, stderr, exitCode } = await run(['columns', 'roster.csv'], { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('error COLUMN_AMBIGUOUS');
  expect(stderr).toContain('error COLUMN_TWICE');
  for (const flag of ['--map "Medewerker=afasEmployeeId"', '--map "Mail=email"', '--ignore "Mail"'])
    expect(stdout).toContain(flag);

  const answers = ['--map', 'Medewerker=name', '--map', 'Mail=email', '--map', 'Nr=ref'];
  const settled = await run(['columns', 'roster.csv', ...answers, '--save', 'ours.json'], { cwd });
  expect(settled).toMatchObject({ stderr: '', exitCode: 0 });
  const saved: unknown = JSON.parse(readFileSync(path.join(cwd, 'ours.json'), 'utf8'));
  expect(saved).toMatchObject({ columns: { Nr: 'ref', Medewerker: 'name', Mail: 'email' } });

  // The same file is read the same with it, and an existing file is left alone.
  const again = await run(['columns', 'roster.csv', '--mapping', 'ours.json', '--json'], { cwd });
  expect(JSON.parse(again.stdout)).toMatchObject({ command: 'columns', errors: [], exitCode: 0 });
  expect(await run(['columns', 'roster.csv', '--save', 'ours.json'], { cwd })).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('OUTPUT_EXISTS') as unknown,
  });
});

it('prints one object with --json, also for a file without rows', async () => {
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'roster.csv'), lines('Foo;E-mail'));
  const { stdout, exitCode } = await run(['columns', 'roster.csv', '--json'], { cwd });
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'columns',
    encoding: 'utf-8',
    delimiter: ';',
    sheets: [{ read: true, columns: [{ heading: 'Foo', kind: 'unknown' }, { field: 'email' }] }],
    errors: [{ code: 'ROSTER_WITHOUT_ROWS', file: 'roster.csv' }],
    exitCode: 1,
  });
});

it('takes every flag that says how a roster is read', async () => {
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'roster.csv'), lines('Naamgebruik|E-mail werk', '1|a@a.example'));
  const flags = [
    '--preset',
    'afas',
    '--delimiter',
    '|',
    '--encoding',
    'utf-8',
    '--set',
    'language=NL',
  ];
  const { stdout, exitCode } = await run(['columns', 'roster.csv', ...flags], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('the preset says so');
  expect(await run(['columns', 'roster.csv', '--set', 'language=Klingon'], { cwd })).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('LANGUAGE_UNKNOWN') as unknown,
  });
});
