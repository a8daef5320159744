import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/report/messages/en/en.ts';
import { USER_FORMATS, type UserFormat } from '../../src/report/users/formats.ts';
import { formatOf } from '../../src/report/text/format-of.ts';
import { field, FIELD_NAMES } from '../../src/user/fields.ts';
import { unguardFormula } from '../../src/user/round-trip.ts';
import type { FieldName, User } from '../../src/user/user.ts';
import { aUser } from '../support/users.ts';
import { countInSheet, csvRecords, sheetValues, workbookOf, written } from './written.ts';

const OPTIONS = { catalogue: en, madeAt: new Date('2026-01-31T12:00:00Z') };

function exported(
  format: UserFormat,
  users: Iterable<User> | AsyncIterable<User>,
  {
    fields = FIELD_NAMES,
    ...options
  }: { fields?: readonly FieldName[]; raw?: boolean; withoutBom?: boolean } = {},
): Promise<Buffer> {
  return written((out) =>
    USER_FORMATS[format]({ users, columns: fields }, { ...OPTIONS, ...options }, out),
  );
}

const SANNE = aUser({
  ref: '00731',
  name: "Sanne van 't Hof",
  email: 'sanne@zonnehof.example',
  isActive: false,
  roles: ['MANAGER', 'TRAINER'],
  extraFields: '{"functie":"Zorg, \\"nacht\\""}',
  afasEmployeeId: '1E5',
});

/** Values that spreadsheets and CSV readers like to change. */
const AWKWARD = [
  '=1+1',
  '+31 6 12345678',
  '-',
  '@home',
  "'=1",
  "'t Hart",
  ' =x',
  '007',
  '1E5',
  '2026-01-31',
  'true',
  '12345678901234567890',
  'a "quoted" word',
  'two\nlines',
  'semi;colon',
  'comma, tab\tpipe|',
  'lone \r return',
  '_x0041_',
  'ﬁ 山田太郎 👩‍👩‍👧',
  '#N/A',
  'NULL',
];

describe('csv', () => {
  test('has the headings of the field table, and values as the field table writes them', async () => {
    const bytes = await exported('csv', [SANNE]);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [headings, row] = csvRecords(bytes);
    expect(headings).toEqual(FIELD_NAMES.map((name) => field(name).heading.en));
    expect(row).toEqual([
      SANNE.id,
      '00731',
      "Sanne van 't Hof",
      'sanne@zonnehof.example',
      'false',
      'NL',
      'MANAGER, TRAINER',
      '1E5',
      '',
      '{"functie":"Zorg, \\"nacht\\""}',
      '',
    ]);
  });

  test('has the columns that are asked for, in their order', async () => {
    const bytes = await exported('csv', [SANNE], { fields: ['email', 'ref'], withoutBom: true });
    expect(bytes.toString()).toBe('Email,Reference\r\nsanne@zonnehof.example,00731\r\n');
  });

  test.each(AWKWARD)('%j comes back', async (name) => {
    const [, row] = csvRecords(
      await exported('csv', [aUser({ name })], { fields: ['name', 'id'] }),
    );
    expect(unguardFormula(row?.[0] ?? '')).toBe(name);
    const [, raw] = csvRecords(
      await exported('csv', [aUser({ name })], { fields: ['name', 'id'], raw: true }),
    );
    expect(raw?.[0]).toBe(name);
  });

  test('every text comes back, and none is left that a spreadsheet would compute', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), async (names) => {
        const users = names.map((name) => aUser({ name }));
        const [, ...rows] = csvRecords(await exported('csv', users, { fields: ['id', 'name'] }));
        expect(rows.map(([, name]) => unguardFormula(name ?? ''))).toEqual(names);
        for (const [, name] of rows) expect(name).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
    );
  });
});

describe('xlsx', () => {
  const cells = async (
    users: readonly User[],
    fields: readonly FieldName[],
  ): Promise<unknown[][]> =>
    sheetValues(await workbookOf(await exported('xlsx', users, { fields })), 'Users');

  test('has ids and numbers as text, the status as a boolean, and blanks where nothing is', async () => {
    const [headings, row] = await cells([SANNE], FIELD_NAMES);
    expect(headings).toEqual(FIELD_NAMES.map((name) => field(name).heading.en));
    expect(row).toEqual([
      SANNE.id,
      '00731',
      "Sanne van 't Hof",
      'sanne@zonnehof.example',
      false,
      'NL',
      'MANAGER, TRAINER',
      '1E5',
      null,
      '{"functie":"Zorg, \\"nacht\\""}',
      null,
    ]);
  });

  test('has a header that stays in sight, a filter, and columns that stay text', async () => {
    const workbook = await workbookOf(await exported('xlsx', [SANNE, SANNE]));
    const sheet = workbook.getWorksheet('Users');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:K3');
    expect(sheet?.getCell('A1').font.bold).toBe(true);
    expect(sheet?.getColumn(2).numFmt).toBe('@');
    expect(workbook.created).toEqual(OPTIONS.madeAt);
  });

  test.each(AWKWARD.filter((name) => !/\r|_x/.test(name)))(
    '%j comes back as text',
    async (name) => {
      const [, row] = await cells([aUser({ name })], ['name', 'id']);
      expect(row?.[0]).toBe(name);
    },
  );

  test('what XML cannot hold, or would be taken for an escape, is escaped', async () => {
    const bytes = await exported('xlsx', [aUser({ name: 'a\u0007b\uFFFEc _x0041_' })]);
    expect(await countInSheet(bytes, 1, 'a_x0007_b_xFFFE_c _x005F_x0041_')).toBe(1);
  });

  test('a cell holds 32,767 characters, and more is refused, not cut', async () => {
    const [, row] = await cells([aUser({ extraFields: 'x'.repeat(32_767) })], ['extraFields']);
    expect(row?.[0]).toHaveLength(32_767);
    const tooLong = exported('xlsx', [aUser({ extraFields: 'x'.repeat(32_768) })]);
    await expect(tooLong).rejects.toMatchObject({
      issues: [{ code: 'OUTPUT_CELL_TOO_LONG', params: { field: 'extraFields', limit: 32_767 } }],
    });
  });
});

describe('json', () => {
  test('has the values of the API', async () => {
    const json: unknown = JSON.parse((await exported('json', [SANNE])).toString());
    expect(json).toEqual([SANNE]);
  });

  test('has the fields that are asked for', async () => {
    const bytes = await exported('json', [SANNE], { fields: ['ref', 'isActive'] });
    expect(JSON.parse(bytes.toString())).toEqual([{ ref: '00731', isActive: false }]);
  });
});

test.each(Object.keys(USER_FORMATS) as UserFormat[])(
  '%s takes users as they are read',
  async (format) => {
    async function* users(): AsyncGenerator<User> {
      for (let n = 0; n < 1000; n += 1) yield aUser({ name: `User ${String(n)}` });
    }
    const bytes = await exported(format, users(), { fields: ['name'] });
    const count = {
      csv: () => csvRecords(bytes).length - 1,
      json: () => (JSON.parse(bytes.toString()) as unknown[]).length,
      ndjson: () => bytes.toString().trimEnd().split('\n').length,
      xlsx: async () => (await countInSheet(bytes, 1, '<row ')) - 1,
    };
    expect(await count[format]()).toBe(1000);
  },
);

describe('formatOf', () => {
  test.each([
    ['users.xlsx', 'xlsx'],
    ['my.users.CSV', 'csv'],
    ['/tmp/a.b/users.json', 'json'],
  ])('%s', (file, format) => {
    expect(formatOf(file, USER_FORMATS)).toBe(format);
  });

  test.each(['users.pdf', 'users', '.csv', 'users.', 'users.constructor'])(
    '%s is refused',
    (file) => {
      expect(() => formatOf(file, USER_FORMATS)).toThrow('OUTPUT_FORMAT_UNKNOWN');
    },
  );
});
