// Why single rows cannot be used is told with the command's own result, whatever else it says.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, run } from '../support/in-process.ts';
import { aUser } from '../support/users.ts';
import { anOrganisation } from './organisation.ts';
import { commandJson } from './result.ts';

const USERS = [
  aUser({ ref: '1', email: 'a@zonnehof.example' }),
  aUser({ ref: '2', email: 'b@zonnehof.example' }),
];

async function anImport(...rows: readonly string[]) {
  const { env, mutations } = await anOrganisation({ users: USERS });
  const cwd = aFolder();
  writeFileSync(path.join(cwd, 'delta.csv'), ['ref;name;email', ...rows].join('\n'));
  const ask = (...flags: string[]) =>
    run(['import', 'delta.csv', '--json', ...flags], { cwd, env });
  return { ask, mutations };
}

const TAKEN = '9;Noor Vos;a@zonnehof.example';

test.each([['--dry-run'], ['--yes']])('beside rows that can be used, with %s', async (flag) => {
  const { ask } = await anImport('2;Tim;b@zonnehof.example', TAKEN, '3;Bo;no address');
  const told = commandJson(await ask(flag));
  expect(told).toMatchObject({ exitCode: 3, conflict: 1, invalid: 1 });
  expect(told.errors).toMatchObject([
    { code: 'EMAIL_TAKEN', row: 3, column: 'C' },
    { code: 'EMAIL_INVALID', row: 4, column: 'C' },
  ]);
});

test('where nobody can be asked, behind the reason for that', async () => {
  const { ask } = await anImport('2;Tim;b@zonnehof.example', TAKEN);
  const told = commandJson(await ask());
  expect(told.errors.map(({ code }) => code)).toEqual(['NO_TERMINAL', 'EMAIL_TAKEN']);
});

test('where a guard refuses, behind what it says', async () => {
  const { ask } = await anImport('3;Bo;no address');
  const told = commandJson(await ask('--yes'));
  expect(told.exitCode).toBe(4);
  expect(told.errors.map(({ code }) => code)).toEqual(['GUARD_NO_VALID_ROW', 'EMAIL_INVALID']);
});
