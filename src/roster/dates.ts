// Dates as rosters write them, to ISO dates. Whether 03/04 is in March or April is never guessed.

import { list } from '../user/list.ts';

/** The order of day and month in a column's dates. */
export type DateOrder = 'dmy' | 'mdy';

/** What a date cell says. `none`: a word or sentinel for "no date" (`31-12-2999`, `onbepaald`). */
export type DateReading =
  | { readonly kind: 'date'; readonly iso: string; readonly serial: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'ambiguous' };

const NO_DATE: ReadonlySet<string> = new Set(
  list(`onbepaald; onbepaalde tijd; heden; nu; unbefristet; cdi; present; -; --; n.v.t.; nvt; n/a;
    na; geen; null; none; 0; keine; aucun; 00000000; 0000-00-00; 00-00-0000; 00/00/0000;
    00.00.0000`),
);

/** From here on a leave date means that none is foreseen; before, that none is known. */
const LAST_YEAR = 2099;
const FIRST_YEAR = 1901;

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: .*)?$/;
const SERIAL = /^[2-6]\d{4}(?:[.,]\d+)?$/;

/** Whether a text has the shape of a date, or of a word that stands for none. */
export function looksLikeDate(text: string): boolean {
  return [YEAR_FIRST, COMPACT, YEAR_LAST].some((form) => form.test(text.trim()));
}

/**
 * Reads one date. `order` settles day and month where the text does not: a value above 12 does, and
 * so do dashes and dots, which only day-first countries use. Excel's day numbers (`45992`) count
 * from 1900 (serial 1 is 1 January 1900, and 60 is a day that never was).
 */
export function readDate(text: string, order: DateOrder | null): DateReading {
  const date = text.trim();
  if (NO_DATE.has(date.toLowerCase())) return { kind: 'none' };
  const [, year, month, day] = YEAR_FIRST.exec(date) ?? COMPACT.exec(date) ?? [];
  if (year !== undefined) return ofParts(Number(year), Number(month), Number(day));
  const [, first, separator, second, last] = YEAR_LAST.exec(date) ?? [];
  if (last !== undefined) {
    const [a, b] = [Number(first), Number(second)];
    const settled = order ?? orderOf(a, b, separator);
    if (settled === null) return { kind: 'ambiguous' };
    return settled === 'dmy' ? ofParts(Number(last), b, a) : ofParts(Number(last), a, b);
  }
  if (SERIAL.test(date)) return ofSerial(Math.floor(Number(date.replace(',', '.'))));
  return { kind: 'invalid' };
}

/** The order that one date alone gives away, or `null`. */
function orderOf(first: number, second: number, separator: string | undefined): DateOrder | null {
  if (separator !== '/' || first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? 'dmy' : null;
}

/** The order that the dates of a column give away together; `null` when none of them does. */
export function columnOrder(dates: readonly string[]): DateOrder | null {
  const orders = dates.map((date) => {
    const [, first, separator, second] = YEAR_LAST.exec(date.trim()) ?? [];
    return first === second ? null : orderOf(Number(first), Number(second), separator);
  });
  const found = new Set(orders.filter((order) => order !== null));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function ofParts(year: number, month: number, day: number): DateReading {
  if (year > 0 && (year >= LAST_YEAR || year < FIRST_YEAR)) return { kind: 'none' };
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || year < FIRST_YEAR) return { kind: 'invalid' };
  return { kind: 'date', iso: date.toISOString().slice(0, 10), serial: false };
}

function ofSerial(serial: number): DateReading {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return { kind: 'date', iso: date.toISOString().slice(0, 10), serial: true };
}
