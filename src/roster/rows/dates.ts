// Dates as rosters write them, to ISO dates. Whether 03/04 is in March or April is never guessed.

import { list } from '../../user/words.ts';

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

/** Days that a program writes for an empty date: zero of its own count. */
const ZERO_DAYS: ReadonlySet<string> = new Set(['1904-01-01', '1970-01-01']);

/** From here on a leave date means that none is foreseen; before, that none is known. */
const LAST_YEAR = 2099;

const FIRST_YEAR = 1901;

// Behind the day there may be a time, which says nothing here.
const TIME = String.raw`(?:[T ]+\d{1,2}:\d{2}.*)?$`;

const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}`);

const COMPACT = /^(\d{4})()(\d{2})(\d{2})$/;

const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}`);

/** Excel's day numbers of the years 1954 to 2091. */
const SERIAL = /^[2-6]\d{4}(?:[.,]\d+)?$/;

const INVALID: DateReading = { kind: 'invalid' };

const NONE: DateReading = { kind: 'none' };

/** Whether a text has the shape of a date. */
export function looksLikeDate(text: string): boolean {
  const date = text.trim();
  return YEAR_FIRST.test(date) || COMPACT.test(date) || YEAR_LAST.test(date);
}

/**
 * Reads one date. `order` settles day and month where the text does not: a value above 12 does, and
 * so do dashes and dots, which day-first countries use. Excel's day numbers (`45992`) count from 1900
 * (serial 1 is 1 January 1900, and 60 is a day that never was).
 */
export function readDate(text: string, order: DateOrder | null): DateReading {
  const date = text.trim();
  const [, year, , month, day] = YEAR_FIRST.exec(date) ?? COMPACT.exec(date) ?? [];
  if (year !== undefined && !NO_DATE.has(date)) {
    return ofParts(Number(year), Number(month), Number(day));
  }
  const [, first, separator, second, last] = YEAR_LAST.exec(date) ?? [];
  if (last !== undefined && !NO_DATE.has(date)) {
    const [a, b] = [Number(first), Number(second)];
    const settled = order ?? certainOrder(a, b) ?? (a === b || separator !== '/' ? 'dmy' : null);
    if (settled === null) return { kind: 'ambiguous' };
    return settled === 'dmy' ? ofParts(Number(last), b, a) : ofParts(Number(last), a, b);
  }
  if (NO_DATE.has(date.toLowerCase())) return NONE;
  return SERIAL.test(date) ? ofSerial(Math.floor(Number(date.replace(',', '.')))) : INVALID;
}

/** The order that the two numbers give away themselves, as only a day goes beyond 12. */
function certainOrder(first: number, second: number): DateOrder | null {
  if (first > 12) return 'dmy';
  return second > 12 ? 'mdy' : null;
}

/**
 * The order that the dates of a column give away together; `null` when none of them does, `mixed` when
 * they contradict each other.
 */
export function columnOrder(dates: readonly string[]): DateOrder | 'mixed' | null {
  const found = new Set<DateOrder>();
  for (const date of dates) {
    const [, first, , second] = YEAR_LAST.exec(date.trim()) ?? [];
    const order = certainOrder(Number(first), Number(second));
    if (order !== null) found.add(order);
  }
  const [order = null] = found;
  return found.size > 1 ? 'mixed' : order;
}

function ofParts(year: number, month: number, day: number): DateReading {
  // Excel's day 0, which is in no calendar.
  if (year === 1900 && month === 1 && day === 0) return NONE;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return INVALID;
  if (year >= LAST_YEAR || year < FIRST_YEAR) return NONE;
  const two = (part: number): string => String(part).padStart(2, '0');
  const iso = `${String(year)}-${two(month)}-${two(day)}`;
  return ZERO_DAYS.has(iso) ? NONE : { kind: 'date', iso, serial: false };
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function ofSerial(serial: number): DateReading {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return { kind: 'date', iso: date.toISOString().slice(0, 10), serial: true };
}
