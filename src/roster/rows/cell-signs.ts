// Cells that hold no value of their own: blank ones, words for nothing, errors of formulas.

import { NUMBERS, type Problem } from '../../user/fields.ts';
import { emailForm, hasUnseen, isPlain } from '../../user/fold.ts';
import type { FieldName } from '../../user/user.ts';
import { list } from '../../user/words.ts';
import type { RawRow } from '../source/raw.ts';
import { lostLetters } from './lost-letters.ts';

/** What people write for "nothing". Not in names: `Na` and `None` are some. */
const NOTHING: ReadonlySet<string> = new Set(
  list('-; --; n.v.t.; nvt; n/a; geen; leeg; onbekend; null; none; keine; aucun; néant'),
);

const LONGEST = Math.max(...Array.from(NOTHING, (word) => word.length));

const DASHES = /^[-–—.]+$/;

export function isBlank(text: string): boolean {
  return text === '' || text.trim() === '';
}

/** Whether a cell is blank, or says in a word that there is nothing; in a name only a dash does. */
export function isNothing(text: string, isName: boolean): boolean {
  const word = text.trim();
  if (word === '') return true;
  if (word.length > LONGEST) return false;
  return isName ? DASHES.test(word) : NOTHING.has(word.toLowerCase());
}

// The errors of Excel in four languages, as they stand in the text of a saved CSV file, and the signs
// that it shows for what does not fit the width of a column.
const ERROR =
  /^#(?:N\/?[ABV]|NV|REF!|VERW!|BEZUG!|VALUE!|WAARDE!|WERT!|VALEUR!|(?:DIV|DEEL)\/0!|NAA?ME?\?|NOM ?\?|NULL?!|LEEG!|NUM!|GETAL!|ZAHL!|NOMBRE!|SPILL!|OVERLOOP!|ÜBERLAUF!|CALC!|##+)$/i;

/** Whether a cell shows an error instead of a value. */
export function isErrorCell({ cells, kinds }: RawRow, index: number): boolean {
  if (kinds?.[index] === 'error') return true;
  const text = cells[index];
  return text?.startsWith('#') === true && ERROR.test(text.trim());
}

// A word with a Latin letter and one of an alphabet that has the same shapes.
const LATIN = /\p{Script=Latin}/u;

const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

const FORMULA = /(?:^|\s)[=＝]\S/u;

const NONE: readonly Problem[] = [];

/** The oddities of a filled cell. `mailto`: where its link goes, when that is not what it says. */
export function cellNotes(
  field: FieldName,
  text: string,
  mailto: string | undefined,
): readonly Problem[] {
  const lost = lostLetters(field, text);
  if (lost.length === 0 && mailto === undefined && isPlain(text) && !text.includes('='))
    return NONE;
  const notes: Problem[] = [...lost];
  if (mailto !== undefined && field === 'email' && emailForm(mailto) !== emailForm(text)) {
    notes.push({ code: 'EMAIL_LINK_DIFFERS', params: {} });
  }
  if (FORMULA.test(text)) notes.push({ code: 'LOOKS_LIKE_FORMULA', params: { field } });
  if (hasUnseen(text)) notes.push({ code: 'INVISIBLE_CHARACTERS', params: { field } });
  if (text.split(/[\s.@-]+/).some((word) => LATIN.test(word) && LOOK_ALIKE.test(word))) {
    notes.push({ code: 'LOOK_ALIKE_CHARACTERS', params: { field } });
  }
  return notes;
}

/**
 * The address that a cell links to, where the cell shows none. Whatever has an `@` is meant as an address
 * and stays what it is, right or wrong; so do a word for nothing, and `<clear>`.
 */
export function linkedAddress(raw: RawRow, index: number): string | null {
  const address = raw.mailtos?.get(index);
  const text = raw.cells[index] ?? '';
  if (address?.includes('@') !== true || /[@<]/.test(text)) return null;
  return isNothing(text, false) || isErrorCell(raw, index) ? null : address;
}

/** More digits than the fifteen that Excel keeps: those behind them have become zeros. */
const TOO_LONG = /^0*[1-9]\d{15,}$/;

/** Whether a cell holds a number that was longer than a spreadsheet can keep. */
export function hasLostDigits({ cells, kinds }: RawRow, index: number): boolean {
  return kinds?.[index] === 'number' && TOO_LONG.test(cells[index] ?? '');
}

/** What is wrong with the cell of a number; `null` for a text, and for any other field. */
export function numberDamage(
  field: FieldName,
  row: RawRow,
  index: number,
): 'rounded' | 'date' | null {
  if (row.kinds === undefined || !NUMBERS.some((name) => name === field)) return null;
  if (row.kinds[index] === 'date') return 'date';
  return hasLostDigits(row, index) ? 'rounded' : null;
}
