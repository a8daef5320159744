// What the values of a column look like: the evidence on which an ambiguous heading is decided.

import { tidy } from '../../user/fold.ts';
import { isYesOrNo, languageCode } from '../../user/words.ts';
import { looksLikeDate } from '../rows/dates.ts';
import { isInfix } from '../rows/names.ts';
import { statusWord } from '../rows/status.ts';

/** Shares are of the cells that are filled, 0 to 1; all are 0 for a column without values. */
export interface ColumnValues {
  /** How many rows were looked at, and how many of them have a value here. */
  readonly rows: number;
  readonly filled: number;
  readonly samples: readonly string[];
  readonly at: number;
  readonly digits: number;
  readonly letters: number;
  readonly dates: number;
  readonly statuses: number;
  /** The statuses but for a mere yes or no: `Uit dienst`. */
  readonly employment: number;
  readonly infixes: number;
  readonly languages: number;
  /** National numbers and bank accounts, by their check digits. */
  readonly restricted: number;
  /** Has a comma between letters: `Vries, Sanne de`. */
  readonly commas: number;
  /** Every filled cell is different; true where none is filled. */
  readonly distinct: boolean;
  /** How many different values there are, next to the cells that are filled. */
  readonly different: number;
}

/** What a value looks like shows in so many characters; a pattern may take the square of the rest. */
const LOOKED_AT = 254;

/** Looks at one column of some rows. */
export function columnValues(cells: readonly string[]): ColumnValues {
  const texts = cells.map(tidy).filter((text) => text !== '');
  const kinds = new Set(texts);
  const share = (test: (text: string) => boolean): number =>
    texts.length === 0
      ? 0
      : texts.filter((text) => test(text.slice(0, LOOKED_AT))).length / texts.length;
  return {
    rows: cells.length,
    filled: texts.length,
    samples: [...kinds].slice(0, 3),
    at: share((text) => text.includes('@')),
    digits: share((text) => /^[\p{L}]{0,3}[-\d./]*\d[-\d./]*$/u.test(text)),
    letters: share((text) => /\p{L}{2}/u.test(text) && !/\d/.test(text)),
    dates: share(looksLikeDate),
    statuses: share((text) => statusWord(text) !== null),
    employment: share((text) => statusWord(text) !== null && !isYesOrNo(text)),
    infixes: share(isInfix),
    languages: share((text) => languageCode(text) !== null),
    restricted: share(looksRestricted),
    commas: share((text) => /\p{L}.*,.*\p{L}/u.test(text)),
    distinct: kinds.size === texts.length,
    different: texts.length === 0 ? 0 : kinds.size / texts.length,
  };
}

/** Of a column that nobody has looked into. */
export const NO_VALUES = columnValues([]);

/** A Dutch or Belgian national number, or an IBAN. */
export function looksRestricted(text: string): boolean {
  const value = text.replace(/[\s.-]/g, '');
  if (/^\d{9}$/.test(value)) return isDutchNumber(value);
  if (/^\d{11}$/.test(value)) return isBelgianNumber(value);
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value) && isIban(value);
}

/** BSN: the weighted digits add up to a multiple of eleven. */
function isDutchNumber(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce(
    (total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0 && Number(digits) > 0;
}

/** INSZ: two check digits over the first nine, with a 2 in front for who was born since 2000. */
function isBelgianNumber(digits: string): boolean {
  const [head, check] = [digits.slice(0, 9), Number(digits.slice(9))];
  return [head, `2${head}`].some((number) => 97 - (Number(number) % 97) === check);
}

function isIban(value: string): boolean {
  const moved = value.slice(4) + value.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
