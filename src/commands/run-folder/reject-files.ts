// Writes back the rows that did not go through, from the roster itself as long as it is the same file.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { OutcomeTable } from '../../apply/outcome.ts';
import { sha256OfFile } from '../../files/digest.ts';
import { SafeFile } from '../../files/safe-file.ts';
import { orUnwritable, systemCode } from '../../files/system-error.ts';
import type { PlanDocument, SheetReading } from '../../plan/document.ts';
import type { Catalogue } from '../../report/messages/catalogue.ts';
import { reasonOf } from '../../report/results/reason.ts';
import type { RejectedCell, RejectedSheet, RejectsText } from '../../report/results/rejects.ts';
import type { ReportOutcome } from '../../report/results/row.ts';
import { hasLostDigits, linkedAddress } from '../../roster/rows/cell-signs.ts';
import { isDetectable } from '../../roster/source/csv/delimiter.ts';
import { openRoster } from '../../roster/source/open.ts';
import type { RawRow, TextFormat, Workbook } from '../../roster/source/raw.ts';
import { IssueError } from '../../user/issue.ts';
import type { Column } from '../../user/roster.ts';
import { textOptionsOf } from '../options/roster-options.ts';
import { reportOf } from './run-results.ts';

const NOT_THROUGH: ReadonlySet<ReportOutcome> = new Set([
  'invalid',
  'conflict',
  'stale',
  'failed',
  'notSent',
]);

/** By whether the roster is a text file. */
const nameOf = (isText: boolean): string => (isText ? 'rejected.csv' : 'rejected.xlsx');

/**
 * Writes `rejected.csv` or `rejected.xlsx`, as the roster is, beside the report. Nothing where every
 * row went through, or where the file `roster` is gone or another one by now; what an earlier part of
 * the run has written is removed then, as it lists rows that have gone through since.
 */
export async function writeRejects(
  folder: string,
  document: PlanDocument,
  outcomes: OutcomeTable,
  endpoint: string,
  roster: string,
  catalogue: Catalogue,
): Promise<void> {
  const reasons = await reasonsOf(document, outcomes, endpoint, catalogue);
  if (reasons.size > 0 && (await isSameFile(roster, document.source.sha256))) {
    await writeFrom(roster, folder, document, reasons, catalogue);
    return;
  }
  for (const isText of [true, false]) {
    const old = path.join(folder, nameOf(isText));
    await orUnwritable(old, () => rm(old, { force: true }));
  }
}

async function writeFrom(
  roster: string,
  folder: string,
  document: PlanDocument,
  reasons: ReadonlyMap<string, string>,
  catalogue: Catalogue,
): Promise<void> {
  const options = textOptionsOf(document);
  const workbook = await openRoster(roster, options);
  try {
    const sheets: RejectedSheet[] = [];
    for (const [index, { name }] of workbook.sheets.entries()) {
      const reading = document.source.sheets.find((sheet) => sheet.name === name);
      if (reading === undefined || ![...reasons.keys()].some((key) => isOn(key, name))) continue;
      sheets.push(await rejectedSheet(workbook, index, reading, reasons, catalogue));
    }
    await save(folder, workbook, sheets, options.raw === true);
  } finally {
    await workbook.close();
  }
}

async function save(
  folder: string,
  workbook: Workbook,
  sheets: readonly RejectedSheet[],
  raw: boolean,
): Promise<void> {
  const { writeRejectsCsv, writeRejectsXlsx } = await import('../../report/results/rejects.ts');
  const [first] = sheets;
  if (first === undefined) return;
  const { text } = workbook;
  const name = nameOf(text !== undefined);
  const file = await SafeFile.create(path.join(folder, name), { force: true });
  await file.save((out) =>
    text === undefined
      ? writeRejectsXlsx(sheets, new Date(), out)
      : writeRejectsCsv(first, { raw, ...layoutOf(text) }, out),
  );
}

/** As the roster is laid out, so that it opens as that does: in Excel, and here without an option. */
function layoutOf({ delimiter, encoding }: TextFormat): Omit<RejectsText, 'raw'> {
  return {
    delimiter,
    named: !isDetectable(delimiter),
    // What Excel saves with tabs as Unicode text; any other is UTF-8 with its mark, which Excel knows.
    encoding: encoding === 'utf-16le' ? encoding : 'utf-8',
  };
}

async function isSameFile(file: string, sha256: string): Promise<boolean> {
  try {
    return (await sha256OfFile(file)) === sha256;
  } catch (error) {
    if (error instanceof IssueError || systemCode(error) !== null) return false;
    throw error;
  }
}

const keyOf = (sheet: string | null, row: number): string => `${String(row)} ${sheet ?? ''}`;

const isOn = (key: string, sheet: string | null): boolean =>
  key.slice(key.indexOf(' ') + 1) === (sheet ?? '');

/** The reason of every row that did not go through, by sheet and row. */
async function reasonsOf(
  document: PlanDocument,
  outcomes: OutcomeTable,
  endpoint: string,
  catalogue: Catalogue,
): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  const { rows } = reportOf(document, outcomes, endpoint, new Date(0));
  for await (const { row, sheet, outcome, issues } of rows) {
    if (row === null || !NOT_THROUGH.has(outcome)) continue;
    const { code, message } = reasonOf(issues, catalogue);
    const reason = code === null ? catalogue.outcomes[outcome] : `${code}: ${message ?? ''}`;
    reasons.set(keyOf(sheet, row), reason);
  }
  return reasons;
}

/** One sheet. Columns that the law restricts keep their heading and lose their contents. */
async function rejectedSheet(
  workbook: Workbook,
  index: number,
  { name, headerRow, columns }: SheetReading,
  reasons: ReadonlyMap<string, string>,
  catalogue: Catalogue,
): Promise<RejectedSheet> {
  let headings: readonly string[] = columns.map(({ heading }) => heading);
  for await (const { row, cells } of workbook.rows(index)) {
    if (row < headerRow) continue;
    if (row === headerRow) headings = cells;
    break;
  }
  const sensitive = new Set(
    columns.filter(({ target }) => target?.kind === 'sensitive').map((column) => column.index),
  );
  const reasonHeading = catalogue.report.columns.message;
  // A file that was written by this very step is not given a second column.
  const own = headings.at(-1) === reasonHeading ? headings.length - 1 : headings.length;
  const emails = new Set(columns.filter(isEmail).map((column) => column.index));
  async function* rows(): AsyncGenerator<readonly RejectedCell[]> {
    for await (const raw of workbook.rows(index)) {
      const reason = reasons.get(keyOf(name, raw.row));
      if (reason === undefined || raw.row <= headerRow) continue;
      const kept = headings.slice(0, own).map((_, at) => {
        if (sensitive.has(at)) return '';
        return (emails.has(at) ? linkedAddress(raw, at) : null) ?? cellAt(raw, at);
      });
      yield [...kept, reason];
    }
  }
  return { name, headings: [...headings.slice(0, own), reasonHeading], rows: rows() };
}

/** Cells that link to an address are written back without the link, so with the address. */
function isEmail({ target }: Column): boolean {
  if (target?.kind === 'part') return target.part === 'emailSecondary';
  return target?.kind === 'field' && target.field === 'email';
}

function cellAt(raw: RawRow, at: number): RejectedCell {
  const text = raw.cells[at] ?? '';
  if (text !== '' && raw.kinds?.[at] === 'error') return { error: text };
  return hasLostDigits(raw, at) ? Number(text) : text;
}
