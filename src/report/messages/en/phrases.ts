// English: the small parts that messages are made of.

import { field } from '../../../user/fields.ts';
import type { OtherRow } from '../../../user/place.ts';
import type { FieldName } from '../../../user/user.ts';
import { localeTools } from '../locale.ts';

export const { number, percent, moment, count, all, either } = localeTools('en-GB');

export const rowCount = (rows: number): string => count(rows, { one: 'row', other: 'rows' });

export const changeCount = (changes: number): string =>
  count(changes, { one: 'change', other: 'changes' });

/** A field as an export heads it. */
export const nameOf = (name: FieldName): string => field(name).heading.en;

export const namesOf = (names: readonly FieldName[]): readonly string[] => names.map(nameOf);

/** Another row, in the middle of a sentence. */
export const rowNamed = (other: OtherRow): string =>
  typeof other === 'number'
    ? `row ${String(other)}`
    : `row ${String(other.row)} of sheet "${other.sheet}"`;

/** At its beginning: `Row 4`; several rows on one sheet as `Rows 4, 9`. */
export const rowsNamed = (others: readonly OtherRow[]): string => {
  const isPlain = others.length > 1 && others.every((other) => typeof other === 'number');
  if (isPlain) return `Rows ${all(others)}`;
  const named = all(others.map(rowNamed));
  return named.charAt(0).toUpperCase() + named.slice(1);
};

export const quoted = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => `"${text}"`);

/** A column by its heading. */
export const headed = (heading: string): string =>
  heading === '' ? 'without a heading' : `"${heading}"`;

export const didYouMean = (nearest: string | null): string =>
  nearest === null ? '' : `Did you mean "${nearest}"? `;

/** The words that an organisation has for something; nothing where they are not known. */
export const offeredHere = (offered: readonly string[]): string =>
  offered.length === 0 ? '' : ` This organisation has ${all(offered)}.`;

export const AGAIN = 'Run the same import again: what is done already is not done twice.';

export const NOTHING_TO_DO = 'Nothing needs to be done.';
