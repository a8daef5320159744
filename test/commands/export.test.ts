// export: which users, which columns, in which form.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { allColumns, filterOf, parseWhere } from '../../src/commands/options/export-columns.ts';
import { en } from '../../src/report/messages/en/en.ts';
import { writeUsersXlsx } from '../../src/report/users/users-xlsx.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { FieldName } from '../../src/user/user.ts';
import { run } from '../support/in-process.ts';
import { sheetValues, workbookOf, written } from '../report/written.ts';
import { aUser } from '../support/users.ts';

const USERS = [
  aUser({ ref: 'hr-1', name: 'Zoë', email: 'zoe@zonnehof.example', roles: ['MANAGER', 'TRAINER'] }),
  aUser({ ref: 'hr-2', name: '=Bram', email: 'bram@elders.example', extraFields: '{"team":"A"}' }),
  aUser({ ref: null, name: '山田', email: 'yamada@zonnehof.example', isActive: false }),
];

async function exported(...argv: readonly string[]) {
  const sandbox = await startSandbox({ users: USERS, api: 'second' });
  onTestFinished(() => sandbox.close());
  const cwd = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  const env = { PLUVO_ENDPOINT: sandbox.url, PLUVO_TOKEN: sandbox.token };
  const ran = await run(['export', ...argv], { cwd, env });
  return { ...ran, read: (name: string) => readFile(path.join(cwd, name)) };
}

test('NDJSON: an object a line, as the API says it', async () => {
  const { read } = await exported('-o', 'all.ndjson', '--columns', 'email,roles,extraFields.team');
  const lines = (await read('all.ndjson')).toString().trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
    expect.arrayContaining([
      { email: 'bram@elders.example', roles: [], 'extraFields.team': 'A' },
      {
        email: 'zoe@zonnehof.example',
        roles: ['MANAGER', 'TRAINER'],
        'extraFields.team': null,
      },
    ]),
  );
});

test('a CSV for another Excel: delimiter, encoding, headings', async () => {
  const chosen = [
    '--columns',
    'ref,name',
    '--where',
    'ref=hr-*',
    '--lang',
    'nl',
    '--delimiter',
    ';',
  ];
  const { read } = await exported('-o', 'a.csv', ...chosen, '--encoding', 'windows-1252');
  const text = new TextDecoder('windows-1252').decode(await read('a.csv'));
  expect(text.split('\r\n').sort()).toEqual(
    ['', 'Personeelsnummer;Volledige naam', "hr-2;'=Bram", 'hr-1;Zoë'].sort(),
  );
  const utf16 = await exported('-o', 'a.csv', ...chosen, '--encoding', 'utf-16le', '--raw');
  const bytes = await utf16.read('a.csv');
  expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
  expect(bytes.toString('utf16le')).toContain('hr-2;=Bram\r\n');
});

test('what an encoding does not have is an error, and no file is left', async () => {
  const { exitCode, stderr, read } = await exported('-o', 'a.csv', '--encoding', 'windows-1252');
  expect({ exitCode, code: /OUTPUT_NOT_ENCODABLE/.exec(stderr)?.[0] }).toEqual({
    exitCode: 1,
    code: 'OUTPUT_NOT_ENCODABLE',
  });
  await expect(read('a.csv')).rejects.toThrow('ENOENT');
});

test('beyond the rows of a sheet, another one begins', async () => {
  const users = Array.from({ length: 5 }, (_, n) => aUser({ name: `User ${String(n)}` }));
  const options = { catalogue: en, madeAt: new Date(0), sheetRows: 3 };
  const workbook = await workbookOf(
    await written((out) => writeUsersXlsx({ users, columns: ['name'] }, options, out)),
  );
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Users', 'Users 2', 'Users 3']);
  expect(sheetValues(workbook, 'Users 3')).toEqual([['Full name'], ['User 4']]);
});

describe('--where', () => {
  test.each([
    ['email=*@zonnehof.example', [0, 2]],
    ['roles=manager', [0]],
    ['ref=', [2]],
    ['name=zoë', [0]],
    ['isActive=false', [2]],
    ['isActive=yes', [0, 1]],
    ['isActive=ja', [0, 1]],
    ['isActive=1', [0, 1]],
    ['Actief=Nee', [2]],
    ['isActive=Uit dienst', [2]],
    ['isActive=t*', [0, 1]],
    ['language=Nederlands', [0, 1, 2]],
    ['roles=manager, owner', [0]],
    ['roles=', [1, 2]],
    ['extraFields.team=a', [1]],
    ['name=?Bram', [1]],
  ])('%s', (condition, found) => {
    const fits = filterOf(parseWhere([condition]), { languages: null, roles: null });
    expect(USERS.filter(fits)).toEqual(found.map((at) => USERS[at]));
  });

  test.each([
    ['isActive=ye', 'WHERE_UNKNOWN', 'yes'],
    ['roles=MANAGRE', 'WHERE_UNKNOWN', 'MANAGER'],
    ['language=Klingon', 'WHERE_UNKNOWN', 'NL'],
    ['naem=Zoë', 'MAP_FIELD_UNKNOWN', 'name'],
    ['extraFields.taem=A', 'MAP_FIELD_UNKNOWN', 'extraFields.team'],
  ])('%s is refused, with what may have been meant', async (condition, code, meant) => {
    const { stdout, exitCode, read } = await exported(
      '-o',
      'a.csv',
      '--where',
      condition,
      '--json',
    );
    expect(exitCode).toBe(1);
    const { errors } = JSON.parse(stdout) as { errors: readonly { code: string; hint: string }[] };
    expect(errors.map((error) => error.code)).toEqual([code]);
    expect(errors[0]?.hint).toContain(meant);
    await expect(read('a.csv')).rejects.toThrow('ENOENT');
  });

  test('a filter that fits nobody is said, in the terminal and in the JSON', async () => {
    const told = await exported('-o', 'a.csv', '--where', 'ref=zz-*');
    expect(told).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('WHERE_FITS_NOBODY') as unknown,
    });
    const { stdout } = await exported('-o', 'a.csv', '--where', 'ref=zz-*', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ warnings: [{ code: 'WHERE_FITS_NOBODY' }] });
  });

  test.each(['ref', '=x'])('%j is refused', (condition) => {
    expect(() => parseWhere([condition])).toThrow('USAGE');
  });
});

test('extra fields stay in one cell where a heading could not name them, or there are too many', () => {
  const readable: ReadonlySet<FieldName> = new Set(['ref', 'extraFields']);
  expect(allColumns(readable, new Set(['b', 'a']))).toEqual([
    'ref',
    { extra: 'a' },
    { extra: 'b' },
  ]);
  for (const odd of [' a', 'a / b', 'a\nb', '']) {
    expect(allColumns(readable, new Set([odd]))).toEqual(['ref', 'extraFields']);
  }
  const many = new Set(Array.from({ length: 500 }, (_, n) => String(n)));
  expect(allColumns(readable, many)).toEqual(['ref', 'extraFields']);
});
