// Dates of a workbook as ISO 8601 without a time zone, which Excel does not know.

import type { NumberFormat } from './number-format.ts';

type DateFormat = Extract<NumberFormat, { kind: 'date' }>;

const DAY_SECONDS = 86_400;
const DAY_MS = DAY_SECONDS * 1000;
/** Days are counted from here; 1900's first sixty are different, see `dayText`. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = Date.UTC(9999, 11, 31);

/**
 * The date of a serial number, as far as the format shows it: `2026-11-24`, `2026-11-24T13:05:00`
 * or `13:05:00` (elapsed time can pass 24 hours). `null` where Excel shows `####`: before the first
 * day and after the year 9999.
 */
export function serialDate(serial: number, format: DateFormat, date1904: boolean): string | null {
  if (!(serial >= 0)) return null;
  if (!format.time) return dayText(Math.floor(serial), date1904);
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const ofDay = seconds % DAY_SECONDS;
  const date = dayText(day, date1904);
  if (date === null) return null;
  if (format.day) return `${date}T${timeText(ofDay)}`;
  return timeText(format.elapsed ? seconds : ofDay);
}

function dayText(day: number, date1904: boolean): string | null {
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
  if (epoch + day * DAY_MS > LAST_DAY) return null;
  if (!date1904 && day <= 60) {
    // Lotus 1-2-3 had a 29 February 1900, and Excel keeps it. Neither that day nor day 0 exists;
    // they are given as Excel shows them, so that nobody takes them for another day.
    if (day === 0) return '1900-01-00';
    if (day === 60) return '1900-02-29';
    return isoDay(epoch + (day + 1) * DAY_MS);
  }
  return isoDay(epoch + day * DAY_MS);
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function timeText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

const ISO = /^(\d{4}-\d\d-\d\d)?T?(?:(\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?$/;

/**
 * A date that is stored as text (`t="d"`), brought to the same form; `null` for any other text. The
 * time is left out where the format shows a day alone, or where it is midnight and the format says
 * nothing.
 */
export function storedDate(stored: string, format: NumberFormat): string | null {
  const [, day, minutes, seconds = ':00'] = ISO.exec(stored) ?? [];
  const time = minutes === undefined ? undefined : minutes + seconds;
  if (day === undefined) return time ?? null;
  const isDate = format.kind === 'date';
  if (isDate && !format.day) return time ?? '00:00:00';
  const showsTime = isDate ? format.time : time !== '00:00:00';
  return time === undefined || !showsTime ? day : `${day}T${time}`;
}
