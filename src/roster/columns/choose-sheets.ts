// Which sheets of a workbook are read.

import { IssueError, issue, type Issue } from '../../user/issue.ts';
import type { UnreadWhy } from '../../user/roster.ts';
import type { Workbook } from '../source/raw.ts';
import { KEYS } from './column-problems.ts';
import { readHead, type Head, type HeadOptions } from './sheet-head.ts';

/** A sheet that is not read. */
export interface Unread {
  readonly sheet: number;
  readonly why: UnreadWhy;
}

export interface Chosen {
  readonly heads: readonly Head[];
  readonly unread: readonly Unread[];
}

/**
 * The sheets asked for; without any, the first visible one whose header is known (with problems, where
 * there is no better one). Fails with SHEET_NOT_FOUND, and with HEADER_MISSING where there is nothing.
 */
export async function chooseSheets(
  file: string,
  workbook: Workbook,
  options: HeadOptions & { readonly sheets: readonly string[] },
): Promise<Chosen> {
  const { sheets } = workbook;
  if (options.sheets.length === 0) return choose(file, workbook, options);
  const named = new Set(options.sheets.map((wanted) => sheetIndex(workbook, file, wanted)));
  const heads: Head[] = [];
  for (const sheet of named) {
    const head = await readHead(workbook, sheet, options);
    const name = sheets[sheet]?.name ?? null;
    if (head === null) throw headerMissing(file, name);
    heads.push(head);
  }
  const others = [...sheets.keys()].filter((sheet) => !named.has(sheet));
  const unread = others.map((sheet): Unread => {
    return { sheet, why: sheets[sheet]?.hidden === true ? 'hidden' : 'notNamed' };
  });
  return { heads, unread };
}

async function choose(file: string, workbook: Workbook, options: HeadOptions): Promise<Chosen> {
  const unread: Unread[] = [];
  const found: Head[] = [];
  for (const [sheet, { hidden }] of workbook.sheets.entries()) {
    if (hidden) unread.push({ sheet, why: 'hidden' });
    else {
      const head = await readHead(workbook, sheet, options);
      if (head === null) unread.push({ sheet, why: 'blank' });
      else found.push(head);
    }
  }
  const best = found.find(({ problems }) => isRoster(problems)) ?? found[0];
  if (best === undefined) throw headerMissing(file, null);
  for (const head of found) {
    if (head === best) continue;
    await head.discard();
    unread.push({ sheet: head.sheet, why: isRoster(head.problems) ? 'another' : 'other' });
  }
  return { heads: [best], unread: unread.sort((a, b) => a.sheet - b.sheet) };
}

/**
 * Whether a sheet is of people: a question about one of its columns, or two for one thing, does not
 * make another sheet (that of last year) the one that is meant.
 */
function isRoster(problems: readonly Issue[]): boolean {
  const hasKey = problems.every(
    ({ code }) => code !== 'COLUMN_REQUIRED' && code !== 'COLUMNS_UNKNOWN',
  );
  const isAsked = problems.some(
    (one) => one.code === 'COLUMN_NEAR' && KEYS.some((key) => one.params.fields.includes(key)),
  );
  return hasKey || isAsked;
}

function sheetIndex({ sheets }: Workbook, file: string, wanted: string): number {
  const byName = sheets.findIndex(({ name }) => name === wanted);
  const index = byName >= 0 ? byName : Number(wanted) - 1;
  if (sheets[index] !== undefined) return index;
  const names = sheets.flatMap(({ name }) => (name === null ? [] : [name]));
  throw new IssueError([issue('SHEET_NOT_FOUND', { wanted, sheets: names }, { file })]);
}

function headerMissing(file: string, sheet: string | null): IssueError {
  const place = { file, ...(sheet === null ? {} : { sheet }) };
  return new IssueError([issue('HEADER_MISSING', {}, place)]);
}
