// What a number format makes of a number: a date, a code with leading zeros, or a plain number.

import { format, getFormatDateInfo, isDateFormat, isValidFormat, tokenize } from 'numfmt';

/**
 * - `date`: a day, a time, or both. `elapsed`: hours beyond 24 are counted on (`[h]:mm`).
 * - `code`: at least two zeros in front of the decimal point and nothing that groups, scales or
 *   rounds off: a personnel or post code, shown as Excel shows it.
 * - `plain`: everything else. Thousands separators, currency signs, percentages and exponents are
 *   for reading figures; in a roster a number is a key or a flag, and has to match as itself.
 */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | {
      readonly kind: 'date';
      readonly day: boolean;
      readonly time: boolean;
      readonly elapsed: boolean;
    }
  | { readonly kind: 'code'; readonly pattern: string };

export const PLAIN: NumberFormat = { kind: 'plain' };

/** Excel takes no longer pattern. */
const PATTERN_LENGTH = 255;

/** Classifies a format code of a workbook (always the English form: `dd\-mm\-yyyy;@`). */
export function numberFormat(pattern: string): NumberFormat {
  if (pattern.length > PATTERN_LENGTH || !isValidFormat(pattern)) return PLAIN;
  if (isDateFormat(pattern)) return dateFormat(pattern);
  return isCode(pattern) ? { kind: 'code', pattern } : PLAIN;
}

function dateFormat(pattern: string): NumberFormat {
  const shows = getFormatDateInfo(pattern);
  const time = shows.hours || shows.minutes || shows.seconds;
  // In `mm:ss` numfmt counts the minutes as a month.
  const day = shows.year || shows.day || (shows.month && !time);
  return { kind: 'date', day, time, elapsed: /\[(?:h+|m+|s+)\]/i.test(pattern) };
}

const NOT_A_CODE = new Set(['GROUP', 'SCALE', 'PERCENT', 'EXP', 'SLASH', 'QMARK', 'TEXT', 'DBNUM']);

/** Decided on the first section; the others are for negative numbers, zero and text. */
function isCode(pattern: string): boolean {
  let zeros = 0;
  let decimals = false;
  for (const { type } of tokenize(pattern)) {
    if (type === 'BREAK') break;
    if (NOT_A_CODE.has(type)) return false;
    if (type === 'POINT') decimals = true;
    if (type === 'ZERO' && !decimals) zeros += 1;
  }
  return zeros >= 2;
}

/** A number as the cell shows it. */
export function codeText(value: number, pattern: string): string {
  const text = format(pattern, value).trim();
  // `[<1000]0000;General`: a section of another kind that would round the number.
  return /\dE[+-]\d/.test(text) ? numberText(value) : text;
}

/** Excel keeps 15 significant digits. */
const DIGITS = 15;

const PLAIN_INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;

/** The number of a `<v>`: as it stands where it is a plain integer, else through `numberText`. */
export function storedNumberText(stored: string): string {
  if (PLAIN_INTEGER.test(stored)) return stored === '-0' ? '0' : stored;
  return numberText(Number(stored));
}

/** 15 significant digits, a point for decimals, no exponent, no trailing zeros, no separators. */
function numberText(value: number): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  const point = Number(exponent) + 1;
  const sign = value < 0 ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
