import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemplates } from '../../scripts/make-templates.mjs';
import { sampleOrganisation } from '../../src/sandbox/organisation.ts';
import * as template from '../../src/report/template/template.ts';
import { Store } from '../../src/sandbox/store.ts';
import { field } from '../../src/user/fields.ts';
import type { FieldName, User } from '../../src/user/user.ts';
import { aUuid } from '../support/users.ts';
import { cellsOf } from './workbook.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const SAMPLES = path.join(ROOT, 'samples');
const TEMPLATES = path.join(ROOT, 'templates');

/** What the columns of the sample roster hold. */
const COLUMNS: readonly FieldName[] = [
  'ref',
  'name',
  'email',
  'isActive',
  'language',
  'afasEmployeeId',
];

/** One row of samples/roster.expected.json. */
interface Expected {
  readonly row: number;
  readonly action: string;
  readonly code: string | null;
  readonly changes: readonly FieldName[];
}

let fresh: string;
beforeAll(async () => {
  fresh = await mkdtemp(path.join(tmpdir(), 'pluvo-bulk-samples-'));
});
afterAll(() => rm(fresh, { recursive: true }));

async function expectSame(made: string, shipped: string): Promise<void> {
  const names = (await readdir(made)).sort();
  expect((await readdir(shipped)).sort()).toEqual(expect.arrayContaining(names));
  for (const name of names) {
    const pair = [made, shipped].map((folder) => path.join(folder, name));
    const read = (file: string): Promise<unknown> =>
      name.endsWith('.xlsx') ? cellsOf(file) : readFile(file, 'utf8');
    const [ours, theirs] = await Promise.all(pair.map(read));
    expect(ours, name).toEqual(theirs);
  }
}

describe('what is shipped is what the scripts make', () => {
  it('samples', async () => {
    const made = path.join(fresh, 'samples');
    const script = path.join(ROOT, 'scripts/make-samples.mjs');
    await promisify(execFile)(process.execPath, [script, made]);
    await expectSame(made, SAMPLES);
  });

  it('templates', async () => {
    const made = path.join(fresh, 'templates');
    await makeTemplates(made, template);
    await expectSame(made, TEMPLATES);
  });
});

describe('the sample organisation', () => {
  let users: readonly User[];
  beforeAll(async () => {
    ({ users } = await sampleOrganisation());
  });

  it('is one that the sandbox itself would have allowed', () => {
    const store = new Store([], aUuid);
    const refused = users.filter(
      ({ id: _id, roles: _roles, profileImage: _image, ...draft }) => !store.create(draft).ok,
    );
    expect(refused).toEqual([]);
  });

  it('has only addresses that belong to nobody', () => {
    expect(users.filter(({ email }) => !email.endsWith('.example'))).toEqual([]);
  });
});

describe('the sample roster', () => {
  let records: string[][];
  let expected: readonly Expected[];
  let byRef: ReadonlyMap<string | null, User>;
  beforeAll(async () => {
    const options = { bom: true, delimiter: ';', record_delimiter: '\r\n' };
    records = parse(await readFile(path.join(SAMPLES, 'roster.csv')), options);
    expected = JSON.parse(await readFile(path.join(SAMPLES, 'roster.expected.json'), 'utf8'));
    byRef = new Map((await sampleOrganisation()).users.map((user) => [user.ref, user]));
  });

  /** The fields of a known user that the row's cells would change, read with the field table. */
  function changes(record: readonly string[], user: User): FieldName[] {
    return COLUMNS.flatMap((name, column) => {
      const cell = record[column] ?? '';
      if (cell === '') return [];
      const parsed = field(name).parse(cell, { languages: null, roles: null });
      const before = user[name];
      const same = parsed.ok && before !== null && field(name).same(parsed.value, before);
      return same ? [] : [name];
    });
  }

  it('says the same as a workbook and as a CSV file', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path.join(SAMPLES, 'roster.xlsx'));
    const rows = (workbook.getWorksheet('Medewerkers')?.getSheetValues() ?? []).slice(1);
    const afas = (value: unknown): unknown =>
      typeof value === 'number' ? String(value).padStart(6, '0') : (value ?? '');
    const texts = rows.map((row) =>
      Array.isArray(row) ? COLUMNS.map((_, column) => afas(row[column + 1])) : row,
    );
    expect(texts).toEqual(records);
  });

  it('has every action, and an expectation for every row', () => {
    expect(expected.map(({ row }) => row)).toEqual(records.slice(1).map((_, index) => index + 2));
    expect(new Set(expected.map(({ action }) => action))).toEqual(
      new Set('create update restore archive unchanged skipped invalid conflict'.split(' ')),
    );
    const unchanged = expected.filter(({ action }) => action === 'unchanged');
    expect(unchanged.length).toBeGreaterThanOrEqual(25);
  });

  it('expects exactly the changes that the cells of a known person ask for', () => {
    const sure = new Set(['unchanged', 'update', 'restore', 'archive']);
    const compared = expected.flatMap((line) => {
      const record = records[line.row - 1] ?? [];
      const user = byRef.get(record[0] ?? '');
      if (user === undefined || !sure.has(line.action)) return [];
      return [{ row: line.row, changes: changes(record, user) }];
    });
    expect(compared.length).toBeGreaterThan(35);
    const intended = new Map(expected.map((line) => [line.row, line.changes]));
    expect(compared).toEqual(compared.map(({ row }) => ({ row, changes: intended.get(row) })));
  });

  it('creates only people whom nobody knows', () => {
    const emails = new Set([...byRef.values()].map(({ email }) => email));
    const created = expected
      .filter(({ action }) => action === 'create')
      .map(({ row }) => records[row - 1] ?? []);
    expect(created).toHaveLength(2);
    expect(
      created.filter(([ref = '', , email = '']) => byRef.has(ref) || emails.has(email)),
    ).toEqual([]);
  });
});

describe('the blank roster', () => {
  it('heads its columns as the field table does, in both formats', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path.join(TEMPLATES, 'roster.xlsx'));
    const sheet = workbook.worksheets[0];
    const headings = [
      'ref',
      'name',
      'email',
      'isActive',
      'language',
      'afasEmployeeId',
      'afasPersonId',
    ].map((name) => field(name as FieldName).heading.nl);
    expect(sheet?.getRow(1).values).toEqual([undefined, ...headings]);
    // Beside the example.
    expect(sheet?.rowCount).toBe(2);
    const csv = await readFile(path.join(TEMPLATES, 'roster.csv'), 'utf8');
    expect(csv).toBe(`\uFEFF${headings.join(';')}\r\n`);
  });

  it('offers only words that the field table can read', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path.join(TEMPLATES, 'roster.xlsx'));
    const sheet = workbook.worksheets[0];
    const offered = (cell: string): string[] => {
      const [, column = '', last] =
        /\$([A-Z])\$1:\$[A-Z]\$(\d+)/.exec(String(sheet?.getCell(cell).dataValidation.formulae[0]))
        ?? [];
      const words = workbook.getWorksheet('pluvo-bulk');
      return Array.from(
        { length: Number(last) },
        (_, row) => words?.getCell(`${column}${String(row + 1)}`).text ?? '',
      );
    };
    const read = (name: 'isActive' | 'language', word: string): unknown => {
      const parsed = field(name).parse(word, { languages: null, roles: null });
      return parsed.ok ? parsed.value : parsed.problem;
    };
    expect(offered('D2').map((word) => read('isActive', word))).toEqual([true, false]);
    expect(offered('E5000').map((word) => read('language', word))).toEqual([
      'NL',
      'EN',
      'DE',
      'FR',
    ]);
  });

  it('keeps the zeros that a number begins with', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path.join(TEMPLATES, 'roster.xlsx'));
    expect(workbook.worksheets[0]?.getColumn(1).numFmt).toBe('@');
  });
});
