// What a terminal gets: no control sequence from a cell, a file's name or a server, whatever they
// hold; and on stderr nobody's data.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { json, type Respond } from '../support/http-server.ts';
import { aUser } from '../support/users.ts';
import { anOrganisation, withMutations } from './organisation.ts';
import { aFolder, run, type Ran } from '../support/in-process.ts';
import { commandJson, reportLines } from './result.ts';

const CLEAR_SCREEN = '\u001B[2J';
const RED = '\u001B[31m';
const OVERRIDE = '\u202E';

/** Everything that steers a terminal, but for the end of a line. */
const STEERING =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

function expectHarmless({ stdout, stderr }: Ran): void {
  expect(stdout).not.toMatch(STEERING);
  expect(stderr).not.toMatch(STEERING);
}

/** A field of a CSV file, as it is. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

it('shows controls in cells, headings, file names and users, and obeys none', async () => {
  const known = aUser({
    ref: '1',
    name: `Old ${RED}${OVERRIDE}name`,
    email: 'old@zonnehof.example',
  });
  const { env } = await anOrganisation({ users: [known] });
  const cwd = aFolder();
  const rows = [
    ['Personeelsnummer', 'Naam', 'E-mailadres', `Kleur${CLEAR_SCREEN}`],
    ['1', 'New name', 'old@zonnehof.example', ''],
    ['2', `Sanne ${RED}de Jong`, 'sanne@zonnehof.example', ''],
    ['3', 'Bram\nvan den Berg', 'bram@zonnehof.example', ''],
    ['4', `Fatma ${OVERRIDE}zamlıY`, 'fatma@zonnehof.example', ''],
    ['5', 'Noor', `noor${CLEAR_SCREEN}@zonnehof.example`, ''],
    [`6${RED}`, 'Kees', 'kees@zonnehof.example', ''],
  ];
  const file = `roster${RED}.csv`;
  writeFileSync(path.join(cwd, file), rows.map((row) => row.map(quoted).join(';')).join('\n'));

  const ran = await run(['import', file, '--yes', '--verbose', '--runs', `runs${RED}`], {
    cwd,
    env,
  });
  expectHarmless(ran);
  expect(ran.stdout).toContain('Full name: Old ␛[31m\\u{202E}name → New name');
  expect(ran.stdout).toContain('␛[2J');
  expect(ran.exitCode).toBe(3);

  for (const argv of [
    ['import', `missing${RED}.csv`],
    ['import', file, '--map', `Naam=na${RED}me`],
    ['import', file, `--${RED}`],
    ['import', file, '--sheet', `Blad${RED}`],
    ['export', '-o', `users${RED}.txt`],
  ]) {
    const refusal = await run(argv, { cwd, env });
    expect(refusal.exitCode).toBe(1);
    expect(refusal.stderr).toMatch(/␛\[31m/);
    expectHarmless(refusal);
  }
});

it('has nobody on stderr, nor in the JSON object, also where the server refuses them', async () => {
  const people = ['Sanne de Jong', 'Bram van den Berg', 'Fatma Yıldız'];
  const rows = people.map((name, n) => `${String(n)};${name};person-${String(n)}@zonnehof.example`);
  const cwd = aFolder();
  writeFileSync(
    path.join(cwd, 'roster.csv'),
    ['Personeelsnummer;Naam;E-mailadres', ...rows].join('\n'),
  );
  const refuse: Respond = (response, request) => {
    const message = `{'email': ['${RED}${request.body}']}`;
    const aliases = request.body.match(/\ba\d+(?=: )/g) ?? [];
    const errors = aliases.map((alias) => ({ message, path: [alias] }));
    const data = Object.fromEntries(aliases.map((alias) => [alias, null]));
    json(200, { data, errors })(response, request);
  };
  const { env } = await withMutations(refuse, { users: [] });

  const ran = await run(['import', 'roster.csv', '--yes', '--json'], { cwd, env });
  const result = commandJson(ran);
  expect(result).toMatchObject({ outcomes: { failed: people.length }, exitCode: 3 });
  const told = `${ran.stdout}${ran.stderr}`;
  for (const name of people) expect(told).not.toContain(name);
  expect(told).not.toContain('@zonnehof');
  expectHarmless(ran);
  expect(ran.stderr).not.toMatch(/^\s+at /m);
  const codes = reportLines(result).map(({ code }) => code);
  expect(codes).toEqual(people.map(() => 'SERVER_REJECTED'));
});
