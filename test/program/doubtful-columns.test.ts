// A column whose heading is nearly known is never passed over: asked on a terminal, an error elsewhere.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, run } from '../support/in-process.ts';

const ROSTER = [
  'Personeelsnummer;Naam;E-mail;Actef;Kenteken',
  '9001;Sanne de Vries;sanne@zonnehof.example;Ja;AB-12',
  '9002;Bram Bakker;bram@zonnehof.example;Nee;CD-34',
  '9003;Els Smit;els@zonnehof.example;Ja;EF-56',
  '',
];

const IMPORT = ['import', 'roster.csv', '--sandbox', '--dry-run'];

function aRoster(lines: readonly string[] = ROSTER): string {
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'roster.csv'), lines.join('\n'));
  return cwd;
}

const answers = (cwd: string): string => path.join(cwd, 'pluvo-bulk.columns.json');

test('without a terminal it stops, and says what to type', async () => {
  const { stderr, stdout, exitCode } = await run([...IMPORT, '--json'], { cwd: aRoster() });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('--map "Actef=isActive"');
  expect(stderr).toContain('--ignore "Actef"');
  expect(JSON.parse(stdout)).toMatchObject({
    errors: [{ code: 'COLUMN_NEAR', file: 'roster.csv', row: 1, column: 'D' }],
    exitCode: 1,
  });
});

test('on a terminal it is asked, and what is remembered is not asked again', async () => {
  const cwd = aRoster();
  const asked = await run(IMPORT, { cwd, interactive: true, stdin: '1\n1\n' });
  expect(asked.exitCode).toBe(0);
  expect(asked.stderr).toContain('1  it is isActive');
  expect(asked.stderr).toContain('2  it is something else: leave it out');
  // Who is not active and unknown to Pluvo is skipped: the column has been used.
  expect(asked.stdout).toMatch(/2 {2}create/);
  expect(JSON.parse(readFileSync(answers(cwd), 'utf8'))).toMatchObject({
    columns: { Actef: 'isActive' },
    ignore: [],
  });

  const again = await run([...IMPORT, '--json'], { cwd });
  expect(JSON.parse(again.stdout)).toMatchObject({
    actions: { create: 2 },
    skipped: 1,
    errors: [],
    warnings: [{ code: 'COLUMN_UNUSED', column: 'E' }],
  });
});

test('left out and not remembered, it is asked the next time', async () => {
  const cwd = aRoster();
  const asked = await run(IMPORT, { cwd, interactive: true, stdin: '2\n2\n' });
  expect(asked.stdout).toMatch(/3 {2}create/);
  expect(existsSync(answers(cwd))).toBe(false);
  // Any other answer, and none, stops.
  for (const stdin of ['', '7\n', 'y\n']) {
    const stopped = await run(IMPORT, { cwd, interactive: true, stdin });
    expect(stopped).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('error COLUMN_NEAR') as unknown,
    });
  }
});

test('so is a heading that can be two things', async () => {
  const cwd = aRoster([
    'Medewerker;E-mail',
    'Sanne;s@zonnehof.example',
    '9002;b@zonnehof.example',
    '',
  ]);
  const asked = await run(IMPORT, { cwd, interactive: true, stdin: '2\n1\n' });
  expect(asked.stderr).toContain('2  it is name');
  expect(JSON.parse(readFileSync(answers(cwd), 'utf8'))).toMatchObject({
    columns: { Medewerker: 'name' },
  });
});

test('a file of answers decides nothing that is not asked', async () => {
  const cwd = aRoster();
  const columns = { Actef: 'roles', Kenteken: 'roles', 'E-mail': 'ref' };
  writeFileSync(answers(cwd), JSON.stringify({ columns, ignore: ['Naam'] }));
  const { stdout } = await run(['columns', 'roster.csv', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    sheets: [
      {
        columns: [
          { field: 'ref' },
          { field: 'name' },
          { field: 'email' },
          { kind: 'unknown' },
          { kind: 'unknown' },
        ],
      },
    ],
    errors: [{ code: 'COLUMN_NEAR' }],
  });
});

test('the preview names the columns that are not used', async () => {
  const flags = ['--map', 'Actef=isActive'];
  const { stdout } = await run([...IMPORT, ...flags], { cwd: aRoster() });
  expect(stdout).toContain('Columns that are not used: Kenteken\n');
  const dutch = await run([...IMPORT, ...flags, '--lang', 'nl'], { cwd: aRoster() });
  expect(dutch.stdout).toContain('Kolommen die niet worden gebruikt: Kenteken\n');
});
