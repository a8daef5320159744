// Cells that hold no value of their own: blank ones, words for nothing, errors of formulas.

import { list } from '../../user/list.ts';
import type { RawRow } from '../source/raw.ts';

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
