// What the values of a column look like: the evidence on which an ambiguous heading is decided.

import { tidy } from '../../user/fold.ts';
import { looksLikeDate } from '../rows/dates.ts';
import { isInfix } from '../rows/names.ts';
import { looksRestricted } from '../restricted-values.ts';
import { statusWord } from '../status.ts';

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
  readonly infixes: number;
  /** National numbers and bank accounts, by their check digits. */
  readonly restricted: number;
  /** Has a comma between letters: `Vries, Sanne de`. */
  readonly commas: number;
  /** Every filled cell is different; true where none is filled. */
  readonly distinct: boolean;
}

/** Looks at one column of some rows. */
export function columnValues(cells: readonly string[]): ColumnValues {
  const texts = cells.map(tidy).filter((text) => text !== '');
  const share = (test: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  return {
    rows: cells.length,
    filled: texts.length,
    samples: [...new Set(texts)].slice(0, 3),
    at: share((text) => text.includes('@')),
    digits: share((text) => /^[\p{L}]{0,3}[-\d./]*\d[-\d./]*$/u.test(text)),
    letters: share((text) => /\p{L}{2}/u.test(text) && !/\d/.test(text)),
    dates: share(looksLikeDate),
    statuses: share((text) => statusWord(text) !== null),
    infixes: share(isInfix),
    restricted: share(looksRestricted),
    commas: share((text) => /\p{L}.*,.*\p{L}/u.test(text)),
    distinct: new Set(texts).size === texts.length,
  };
}

/** Of a column that nobody has looked into. */
export const NO_VALUES = columnValues([]);
