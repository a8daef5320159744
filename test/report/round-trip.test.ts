import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Planner } from '../../src/plan/build.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { UserIndex } from '../../src/plan/user-index.ts';
import { en } from '../../src/report/messages/en/en.ts';
import { SafeFile } from '../../src/files/safe-file.ts';
import { USER_FORMATS } from '../../src/report/users/formats.ts';
import { readRoster } from '../../src/roster/roster.ts';
import { FIELD_NAMES } from '../../src/user/fields.ts';
import type { User } from '../../src/user/user.ts';
import { many } from '../support/many.ts';
import { rosterOptions } from '../support/roster-options.ts';
import { aPolicy, aUser } from '../support/users.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Exports the users, and plans an import of that very file. */
async function planOfExport(users: readonly User[], format: 'xlsx' | 'csv'): Promise<Plan> {
  const target = path.join(folder, `users.${format}`);
  const file = await SafeFile.create(target);
  await file.save((out) =>
    USER_FORMATS[format](
      { users, columns: FIELD_NAMES },
      { catalogue: en, madeAt: new Date(0) },
      out,
    ),
  );
  const index = new UserIndex();
  for (const user of users) index.add(user);
  const roster = await readRoster(target, rosterOptions());
  try {
    const planner = new Planner(roster.sheets, index, aPolicy());
    await roster.readRows((row) => {
      planner.add(row);
    });
    return planner.finish().plan;
  } finally {
    await roster.close();
  }
}

const ODD_TEXTS = [
  '=1+1',
  '+31 6 12345678',
  '@home',
  "'=1",
  "'t Hart",
  '007',
  '1.5',
  '2026-01-31',
  'true',
  '12345678901234567890',
  '1E5',
  '1e400',
  'a "quoted" word',
  'semi;colon, comma\ttab|pipe',
  'two\nlines',
  'lone \r return',
  '_x0041_ and _x005F_',
  'Zoë 山田太郎 👩‍👩‍👧',
  'Łukasz Øst',
  'نور عبد\u200Cالله',
  'x'.repeat(255),
];

describe.each(['xlsx', 'csv'] as const)('an export to %s, imported as it is', (format) => {
  test('changes nothing, whatever the values are', async () => {
    const users = [
      ...ODD_TEXTS.map((name) => aUser({ name })),
      ...ODD_TEXTS.map((ref) => aUser({ ref })),
      ...ODD_TEXTS.map((text) => aUser({ afasEmployeeId: text, afasPersonId: text })),
      aUser({ isActive: false }),
      aUser({ ref: null }),
      aUser({ roles: ['TRAINER', 'MANAGER'], language: 'EN' }),
      aUser({ extraFields: '{"b": [1, "twee\\nregels"], "a": "=1"}' }),
      aUser({ extraFields: JSON.stringify({ lang: 'é'.repeat(20_000) }) }),
      // As much as a cell of Excel holds: 32,767 characters.
      aUser({ extraFields: JSON.stringify({ lang: 'x'.repeat(32_767 - 11) }) }),
      aUser({ extraFields: '{"big": 12345678901234567890, "price": 1.50}' }),
      aUser({ profileImage: 'https://zonnehof.example/a.png?b=c&d' }),
    ];
    const plan = await planOfExport(users, format);
    expect(plan.verdicts).toEqual([]);
    expect([...plan.changes]).toEqual([]);
    expect(plan.counts).toMatchObject({ rows: users.length, unchanged: users.length });
  });

  test('changes nothing of any text', async () => {
    const aName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const names = fc.array(aName, { minLength: 20, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(names, async (given) => {
        await rm(path.join(folder, `users.${format}`), { force: true });
        const plan = await planOfExport(
          given.map((name) => aUser({ name, afasPersonId: name })),
          format,
        );
        expect([...plan.changes]).toEqual([]);
      }),
      { numRuns: many(10) },
    );
  });

  test('does not change what no file can hold, and says so', async () => {
    const plan = await planOfExport([aUser({ name: 'a\u0007b' })], format);
    expect([...plan.changes]).toEqual([]);
    expect(plan.verdicts.map(({ issues }) => issues[0]?.code)).toEqual(['VALUE_CONTROL_CHARACTER']);
  });
});
