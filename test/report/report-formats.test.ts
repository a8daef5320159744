import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/report/messages/en/en.ts';
import { nl } from '../../src/report/messages/nl/nl.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../src/report/results/formats.ts';
import type { Report } from '../../src/report/results/results.ts';
import {
  REPORT_COLUMNS,
  REPORT_OUTCOMES,
  type ReportOutcome,
  type ReportRow,
} from '../../src/report/results/row.ts';
import { issue } from '../../src/user/issue.ts';
import { unguardFormula } from '../../src/user/round-trip.ts';
import { many } from '../support/many.ts';
import { countInSheet, csvRecords, sheetValues, workbookOf, written } from './written.ts';

const ID = '00000000-0000-4000-8000-000000000001';

const UPDATED: ReportRow = {
  row: 12,
  sheet: 'Personeel',
  action: 'update',
  outcome: 'updated',
  who: { id: ID, ref: '00731', email: 'sanne@old.example', name: 'Sanne de Vries' },
  changes: [
    { field: 'name', before: 'Sanne de Vries', after: 'Sanne Bakker', source: 'Personeel!B12' },
    { field: 'roles', before: [], after: ['TRAINER', 'MANAGER'], source: null },
  ],
  issues: [],
  attempts: 2,
};

const INVALID: ReportRow = {
  row: 13,
  sheet: 'Personeel',
  action: 'invalid',
  outcome: 'invalid',
  who: { id: null, ref: null, email: null, name: '=HYPERLINK("http://x.example")' },
  changes: [],
  issues: [
    issue('EMAIL_INVALID', {}, { row: 13 }, 'sanne@@zonnehof'),
    issue('LANGUAGE_UNKNOWN', { offered: [] }, { row: 13 }, 'Klingon'),
  ],
  attempts: 0,
};

const CREATED: ReportRow = {
  row: 14,
  sheet: 'Personeel',
  action: 'create',
  outcome: 'created',
  who: { id: ID, ref: null, email: 'new@zonnehof.example', name: "Van 't Hof\nSmit" },
  changes: [{ field: 'name', before: null, after: "Van 't Hof\nSmit", source: 'Personeel!B14' }],
  issues: [],
  attempts: 1,
};

const ARCHIVED: ReportRow = {
  ...UPDATED,
  row: null,
  sheet: null,
  action: 'archive',
  outcome: 'archived',
  changes: [{ field: 'isActive', before: true, after: false, source: null }],
};

const ROWS = [UPDATED, INVALID, CREATED, ARCHIVED];

const FINISHED = new Date('2026-01-31T11:58:00Z');

function aReport(rows: readonly ReportRow[] = ROWS): Report {
  const counts = Object.fromEntries(
    REPORT_OUTCOMES.map((outcome) => [
      outcome,
      rows.filter((row) => row.outcome === outcome).length,
    ]),
  ) as Record<ReportOutcome, number>;
  return {
    roster: 'roster.xlsx',
    endpoint: 'https://zonnehof.example/',
    finished: FINISHED,
    counts,
    rows,
  };
}

const OPTIONS = { catalogue: en, madeAt: new Date('2026-01-31T12:00:00Z') };

function report(format: ReportFormat, rows = ROWS, options = {}): Promise<Buffer> {
  return written((out) => REPORT_FORMATS[format](aReport(rows), { ...OPTIONS, ...options }, out));
}

describe('csv', () => {
  test('a line for every row, its headings in words', async () => {
    const bytes = await report('csv');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [headings, updated, invalid, created, archived] = csvRecords(bytes);
    expect(headings).toEqual(REPORT_COLUMNS.map((column) => en.report.columns[column]));
    expect(updated).toEqual([
      '12',
      'Personeel',
      'update',
      'updated',
      ID,
      '00731',
      'sanne@old.example',
      'Sanne de Vries',
      'Full name: Sanne de Vries → Sanne Bakker\nPluvo roles: (empty) → TRAINER, MANAGER',
      '',
      '',
      '',
      '2',
    ]);
    expect(invalid?.slice(8)).toEqual([
      '',
      'EMAIL_INVALID',
      'The e-mail address is not valid: "sanne@@zonnehof"; The language is not known: "Klingon"',
      'Correct the address in the file and import again. Write its name or its code, such as NL.',
      '0',
    ]);
    expect(created?.[8]).toBe("Full name: Van 't Hof\nSmit");
    expect(archived?.slice(0, 4)).toEqual(['', '', 'archive', 'archived']);
  });

  test('a formula is guarded, unless raw', async () => {
    const nameIn = async (options: object): Promise<string | undefined> =>
      csvRecords(await report('csv', [INVALID], options))[1]?.[7];
    expect(await nameIn({})).toBe(`'${INVALID.who.name ?? ''}`);
    expect(unguardFormula((await nameIn({})) ?? '')).toBe(INVALID.who.name);
    expect(await nameIn({ raw: true })).toBe(INVALID.who.name);
  });
});

describe('json', () => {
  test('is the array of the contract', async () => {
    const [updated, invalid] = JSON.parse((await report('json')).toString());
    expect(updated).toEqual({
      row: 12,
      sheet: 'Personeel',
      action: 'update',
      outcome: 'updated',
      id: ID,
      ref: '00731',
      email: 'sanne@old.example',
      name: 'Sanne de Vries',
      changes: UPDATED.changes,
      code: null,
      message: null,
      hint: null,
      attempts: 2,
    });
    expect(invalid.code).toBe('EMAIL_INVALID');
    expect(Object.keys(invalid)).toEqual(Object.keys(updated));
  });

  test('without rows it is an empty array', async () => {
    expect(JSON.parse((await report('json', [])).toString())).toEqual([]);
  });
});

describe('xlsx', () => {
  test('begins with the facts and with counts that add up', async () => {
    const values = sheetValues(await workbookOf(await report('xlsx')), 'Summary');
    expect(values.slice(0, 5)).toEqual([
      [en.page.facts.roster, 'roster.xlsx'],
      [en.page.facts.endpoint, 'https://zonnehof.example/'],
      ['Finished', en.moment(FINISHED)],
      [null, null],
      ['Outcome', 'Rows'],
    ]);
    const counts = new Map(values.slice(5).map(([label, count]) => [label, Number(count)]));
    expect(counts.get('created')).toBe(1);
    expect(counts.get('not sent')).toBe(0);
    const { length } = ROWS;
    expect(counts.get('Total')).toBe(length);
    counts.delete('Total');
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(length);
  });

  test('has a line for every row, its cells typed', async () => {
    const values = sheetValues(await workbookOf(await report('xlsx')), 'Rows');
    expect(values).toHaveLength(1 + ROWS.length);
    expect(values[1]?.slice(0, 6)).toEqual([12, 'Personeel', 'update', 'updated', ID, '00731']);
    expect(values[1]?.[12]).toBe(2);
    expect(values[2]?.[7]).toBe(INVALID.who.name);
    expect(values[4]?.[0]).toBeNull();
  });

  test('has a header that stays in sight, a filter, and colours by outcome', async () => {
    const sheet = (await workbookOf(await report('xlsx'))).getWorksheet('Rows');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:M5');
    expect(sheet?.getCell('A1').font.bold).toBe(true);
    expect(sheet?.getCell('I2').alignment.wrapText).toBe(true);
    const colorOf = (address: string): unknown => {
      const fill = sheet?.getCell(address).fill;
      return fill?.type === 'pattern' ? fill.fgColor?.argb : null;
    };
    expect(colorOf('D2')).toBe(colorOf('D4'));
    expect(colorOf('D2')).not.toBe(colorOf('D3'));
  });

  test('what a cell cannot hold is replaced, and what is too long is cut', async () => {
    const name = `a\u0000b\uFFFFc\uD800d _x000D_ ${'x'.repeat(40_000)}`;
    const values = sheetValues(
      await workbookOf(await report('xlsx', [{ ...INVALID, who: { ...INVALID.who, name } }])),
      'Rows',
    );
    const cell = String(values[1]?.[7]);
    expect(cell).toMatch(/^a\uFFFDb\uFFFDc\uFFFDd _x005F_x000D_ x+…$/);
    expect(cell.replace('_x005F_', '_')).toHaveLength(32_767);
  });
});

describe('in Dutch', () => {
  const dutch = { catalogue: nl };

  test('the workbook begins with Dutch facts, its time as people write it', async () => {
    const workbook = await workbookOf(await report('xlsx', ROWS, dutch));
    expect(sheetValues(workbook, 'Samenvatting').slice(0, 3)).toEqual([
      ['Bestand', 'roster.xlsx'],
      ['Organisatie', 'https://zonnehof.example/'],
      ['Afgerond', nl.moment(FINISHED)],
    ]);
    expect(sheetValues(workbook, 'Rijen')[4]?.[8]).toBe('Actief: ja → nee');
  });

  test('a flag is yes or no in every format but JSON', async () => {
    const csv = csvRecords(await report('csv', ROWS, dutch));
    expect(csv[4]?.[8]).toBe('Actief: ja → nee');
    const page = (await report('html', ROWS, dutch)).toString();
    expect(page).toContain('Actief: ja → nee');
    expect(page).toContain(`<dt>Afgerond</dt><dd>${nl.moment(FINISHED)}</dd>`);
    const [, , , archived] = JSON.parse((await report('json', ROWS, dutch)).toString());
    expect(archived.changes).toEqual(ARCHIVED.changes);
  });
});

describe('HTML', () => {
  test('every text is escaped, nothing runs, and the counts are there', async () => {
    const hostile = { ...CREATED, who: { ...CREATED.who, name: '<img src=x onerror="alert(1)">' } };
    const page = (
      await written((out) => REPORT_FORMATS.html(aReport([hostile]), OPTIONS, out))
    ).toString();
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<script');
    expect(page).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;');
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).toMatch(/class="tile create"><b>\d+<\/b><span>created/);
  });
});

describe.each(Object.keys(REPORT_FORMATS) as ReportFormat[])('%s', (format) => {
  test('takes rows as they come, far more than fit in a buffer', async () => {
    const total = many(5_000);
    async function* rows(): AsyncGenerator<ReportRow> {
      for (let row = 0; row < total; row += 1) yield { ...ARCHIVED, row };
    }
    const bytes = await written((out) =>
      REPORT_FORMATS[format]({ ...aReport([]), rows: rows() }, OPTIONS, out),
    );
    const count = {
      csv: () => bytes.toString().split('\r\n').length - 2,
      json: () => bytes.toString().split('\n{').length - 1,
      html: () => bytes.toString().split('<td title').length - 1,
      xlsx: async () => (await countInSheet(bytes, 2, '<row ')) - 1,
    };
    expect(await count[format]()).toBe(total);
  }, 120_000);

  test('stops taking rows when the stream fails, and says why', async () => {
    let taken = 0;
    function* rows(): Generator<ReportRow> {
      for (; taken < 1_000_000; taken += 1) yield CREATED;
    }
    const out = new Writable({
      write(_chunk, _encoding, callback) {
        callback(new Error('the disk is full'));
      },
    });
    const writing = REPORT_FORMATS[format]({ ...aReport([]), rows: rows() }, OPTIONS, out);
    await expect(writing).rejects.toThrow('the disk is full');
    expect(taken).toBeLessThan(100_000);
  });

  test('fails with the error of the rows', async () => {
    function* rows(): Generator<ReportRow> {
      yield CREATED;
      throw new Error('the journal cannot be read');
    }
    const writing = written((out) =>
      REPORT_FORMATS[format]({ ...aReport([]), rows: rows() }, OPTIONS, out),
    );
    await expect(writing).rejects.toThrow('the journal cannot be read');
  });
});
