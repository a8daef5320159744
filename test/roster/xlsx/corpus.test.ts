// Files of many origins against reference readings (see SOURCES.md beside them). What the references
// disagree on is not asserted.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { IssueError } from '../../../src/user/issue.ts';
import { describeShared, sharedData } from '../../shared-data.ts';
import { filledCells, slowly, withWorkbook } from './workbooks.ts';

interface ExpectedSheet {
  readonly name: string;
  /** `null` where the reference that could read the file does not know. */
  readonly state: string | null;
  readonly cellCount: number;
  readonly disputedCount: number;
  /** `s:` text, `n:` number, `b:` boolean, `e:` error, `d:` date, `t:` elapsed time. */
  readonly cells?: Readonly<Record<string, string>>;
}

interface Expected {
  readonly file: string;
  readonly outcome: 'reads' | 'refuse' | 'reads-or-refuse';
  readonly sheets: readonly ExpectedSheet[];
}

interface Cell {
  readonly kind: string;
  readonly text: string;
}

/** Where the reference is not what a person sees in Excel, and why. */
const CORRECTIONS: Readonly<Record<string, Readonly<Record<string, Cell>>>> = {
  // SheetJS turns dates that are stored as ISO text into serial numbers, and an invalid one into NaN.
  'xlsx/openspout/sheet_with_all_cell_types.xlsx': {
    E1: { kind: 'date', text: '2015-06-03T13:21:58' },
    F1: { kind: 'date', text: '2015-06-01' },
    K1: { kind: 'text', text: 'invalid::date' },
  },
  'xlsx/poi/SimpleStrict.xlsx': { A4: { kind: 'date', text: '1990-01-01' } },
};

/** SheetJS gives a chart's cached figures as a sheet. */
const CHART_SHEETS: readonly string[] = ['Chart1'];

function expectCell(cell: Cell | undefined, expected: string): void {
  const { kind, text } = cell ?? { kind: 'text', text: '' };
  const value = expected.slice(2);
  switch (expected[0]) {
    case 's':
      expect(text).toBe(value);
      break;
    case 'n':
      expect(kind).toBe('number');
      // Excel shows 15 digits, the references give 17.
      expect(Number(text)).toBe(Number(Number(value).toPrecision(15)));
      break;
    case 'b':
      expect({ kind, text }).toEqual({ kind: 'flag', text: value });
      break;
    case 'e':
      expect({ kind, text }).toEqual({ kind: 'error', text: value });
      break;
    case 'd':
      expect(kind).toBe('date');
      expect(text.includes('T') ? text : `${text}T00:00:00`).toBe(value);
      break;
    case 't':
      expect({ kind, text }).toEqual({ kind: 'date', text: elapsed(value) });
      break;
    case undefined:
    default:
      throw new Error(`The expectation ${expected} is of an unknown kind`);
  }
}

/** `10 days, 15:10:10` → `255:10:10`. */
function elapsed(value: string): string {
  const [, days = '0', hours = '', rest = ''] = /^(?:(\d+) days?, )?(\d+)(:.*)$/.exec(value) ?? [];
  return String(Number(days) * 24 + Number(hours)).padStart(2, '0') + rest;
}

interface ReadSheet {
  readonly name: string | null;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<string, Cell>;
}

async function readAll(file: string): Promise<ReadSheet[]> {
  return withWorkbook(file, async (workbook) => {
    const sheets: ReadSheet[] = [];
    for (const [index, { name, hidden }] of workbook.sheets.entries()) {
      sheets.push({ name, hidden, cells: filledCells(await slowly(workbook.rows(index))) });
    }
    return sheets;
  });
}

function expectSheets(sheets: readonly ReadSheet[], expected: Expected): void {
  const wanted = expected.sheets.filter(({ name }) => !CHART_SHEETS.includes(name));
  expect(sheets.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
  for (const [index, sheet] of wanted.entries()) {
    const { hidden, cells = new Map<string, Cell>() } = sheets[index] ?? {};
    if (sheet.state !== null) expect(hidden).toBe(sheet.state !== 'visible');
    const corrections = CORRECTIONS[expected.file];
    const values = Object.entries(sheet.cells ?? {});
    for (const [address, value] of values) {
      const corrected = corrections?.[address];
      if (corrected === undefined) expectCell(cells.get(address), value);
      else expect(cells.get(address)).toEqual(corrected);
    }
    const blank = values.filter(([, value]) => value === 's:').length;
    expect(cells.size).toBe(sheet.cellCount + sheet.disputedCount - blank);
  }
}

describeShared('the corpus', () => {
  const root = sharedData('corpus', 'expected', 'xlsx');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();

  it('has files', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it.each(files)(
    '%s',
    async (name) => {
      const expected = JSON.parse(readFileSync(`${root}/${name}`, 'utf8')) as Expected;
      const file = sharedData('corpus', ...expected.file.split('/'));
      const read = await readAll(file).catch((error: unknown) => error);
      if (read instanceof Error) {
        expect(read).toBeInstanceOf(IssueError);
        expect(expected.outcome, `refused: ${read.message}`).not.toBe('reads');
        return;
      }
      expect(expected.outcome).not.toBe('refuse');
      expectSheets(read as readonly ReadSheet[], expected);
    },
    10_000,
  );
});
