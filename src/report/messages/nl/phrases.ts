// Dutch: the small parts that messages are made of.

import { field } from '../../../user/fields.ts';
import type { OtherRow } from '../../../user/place.ts';
import type { FieldName } from '../../../user/user.ts';
import { localeTools } from '../locale.ts';

export const { number, percent, moment, count, all, either } = localeTools('nl');

export const rowCount = (rows: number): string => count(rows, { one: 'rij', other: 'rijen' });

export const changeCount = (changes: number): string =>
  count(changes, { one: 'wijziging', other: 'wijzigingen' });

export const userCount = (users: number): string =>
  count(users, { one: 'gebruiker', other: 'gebruikers' });

/** A field as an export heads it. */
export const nameOf = (name: FieldName): string => field(name).heading.nl;

export const namesOf = (names: readonly FieldName[]): readonly string[] => names.map(nameOf);

/** Another row, in the middle of a sentence. */
export const rowNamed = (other: OtherRow): string =>
  typeof other === 'number'
    ? `rij ${String(other)}`
    : `rij ${String(other.row)} van blad "${other.sheet}"`;

/** At its beginning: `Rij 4`; several rows on one sheet as `Rijen 4, 9`. */
export const rowsNamed = (others: readonly OtherRow[]): string => {
  const isPlain = others.length > 1 && others.every((other) => typeof other === 'number');
  if (isPlain) return `Rijen ${all(others)}`;
  const named = all(others.map(rowNamed));
  return named.charAt(0).toUpperCase() + named.slice(1);
};

export const quoted = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => `"${text}"`);

/** A column by its heading. */
export const headed = (heading: string): string => (heading === '' ? 'zonder kop' : `"${heading}"`);

export const didYouMean = (nearest: string | null): string =>
  nearest === null ? '' : `Is "${nearest}" bedoeld? `;

/** The words that an organisation has for something; nothing where they are not known. */
export const offeredHere = (offered: readonly string[]): string =>
  offered.length === 0 ? '' : ` Deze organisatie heeft ${all(offered)}.`;

export const AGAIN = 'Voer dezelfde import opnieuw uit: wat al gedaan is, gebeurt niet nog eens.';

export const NOTHING_TO_DO = 'Er hoeft niets te gebeuren.';
