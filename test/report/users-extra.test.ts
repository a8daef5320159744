// Extra fields have a column each, and an import reads them back.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Planner } from '../../src/plan/build.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { en } from '../../src/report/messages/en/en.ts';
import { USER_FORMATS } from '../../src/report/users/formats.ts';
import type { ExportColumn } from '../../src/report/users/users.ts';
import { readRoster } from '../../src/roster/roster.ts';
import { extraText, parseExtraCell, parseExtraFields } from '../../src/user/extra-fields.ts';
import type { User } from '../../src/user/user.ts';
import { many } from '../support/many.ts';
import { rosterOptions } from '../support/roster-options.ts';
import { aPolicy, aUser } from '../support/users.ts';
import { written } from './written.ts';

async function planOf(
  bytes: Buffer | string,
  format: string,
  users: readonly User[],
): Promise<Plan> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
  try {
    const file = path.join(folder, `users.${format}`);
    await writeFile(file, bytes);
    const roster = await readRoster(file, rosterOptions());
    try {
      const planner = new Planner(roster.sheets, UserIndex.of(users), aPolicy());
      await roster.readRows((row) => {
        planner.add(row);
      });
      return planner.finish().plan;
    } finally {
      await roster.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function exported(format: 'csv' | 'xlsx', users: readonly User[], extras: readonly string[]) {
  const columns: ExportColumn[] = ['ref', 'email', ...extras.map((extra) => ({ extra }))];
  const options = { catalogue: en, madeAt: new Date(0) };
  return written((out) => USER_FORMATS[format]({ users, columns }, options, out));
}

const JSON_VALUES = fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' });
const ODD = [
  '',
  ' a ',
  '5',
  'true',
  'null',
  '<clear>',
  '#N/A',
  '=1+1',
  '+31',
  "'t",
  'a\r\nb',
  '-',
  '\u0007',
  '"q"',
];

test.each(ODD)('%j is a text, in its cell and out of it', (value) => {
  const members = parseExtraFields(JSON.stringify({ value }));
  expect(parseExtraCell(extraText(members, 'value'))).toBe(value);
});

describe.each(['csv', 'xlsx'] as const)('%s', (format) => {
  test('an export changes nothing', async () => {
    const values = fc.array(fc.dictionary(fc.constantFrom('team', 'Team', 'a b'), JSON_VALUES), {
      minLength: 10,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        const users = [
          ...given.map((members) => aUser({ extraFields: JSON.stringify(members) })),
          ...ODD.map((team) => aUser({ extraFields: JSON.stringify({ team }) })),
        ];
        const bytes = await exported(format, users, ['team', 'Team', 'a b']);
        const plan = await planOf(bytes, format, users);
        expect(plan.verdicts).toEqual([]);
        expect([...plan.changes]).toEqual([]);
      }),
      { numRuns: many(8) },
    );
  });
});

test('one extra field is changed, one added, one removed, and the others stay', async () => {
  const user = aUser({ ref: '1', extraFields: '{"team":"A","floor":2,"room":"x","odd":[1]}' });
  const csv =
    'ref;extraFields.team;extraFields.room;extraFields.desk;extraFields.floor\n1;B;<clear>;7;\n';
  const plan = await planOf(csv, 'csv', [user]);
  expect([...plan.changes].map(({ fields }) => fields)).toMatchObject([
    [{ field: 'extraFields', after: '{"desk":7,"floor":2,"odd":[1],"team":"B"}' }],
  ]);
});

test('a restricted extra field is not read', async () => {
  const user = aUser({ ref: '1', extraFields: '{"BSN":"1"}' });
  const plan = await planOf('ref;extraFields.BSN\n1;2\n', 'csv', [user]);
  expect([...plan.changes]).toEqual([]);
});
