// What is odd about one cell and yet no error: worth a look before it is written.

import { emailForm, hasUnseen, isPlain } from '../user/fold.ts';
import type { Problem } from '../user/fields.ts';
import type { FieldName } from '../user/user.ts';

// A word with a Latin letter and one of an alphabet that has the same shapes.
const LATIN = /\p{Script=Latin}/u;
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
// UTF-8 that was read as Windows-1252: `Ã©`, `â€™`.
const MOJIBAKE = /[ÃÂ][\u0080-\u00BF]|â€/u;
const FORMULA = /(?:^|\s)[=＝]\S/u;

const NONE: readonly Problem[] = [];

/** The oddities of a filled cell. `mailto`: where its link goes, when that is not what it says. */
export function cellNotes(
  field: FieldName,
  text: string,
  mailto: string | undefined,
): readonly Problem[] {
  if (mailto === undefined && isPlain(text) && !text.includes('=')) return NONE;
  const notes: Problem[] = [];
  if (mailto !== undefined && field === 'email' && emailForm(mailto) !== emailForm(text)) {
    notes.push({ code: 'EMAIL_LINK_DIFFERS', params: {} });
  }
  if (FORMULA.test(text)) notes.push({ code: 'LOOKS_LIKE_FORMULA', params: { field } });
  if (MOJIBAKE.test(text)) notes.push({ code: 'MOJIBAKE', params: { field } });
  if (hasUnseen(text)) notes.push({ code: 'INVISIBLE_CHARACTERS', params: { field } });
  if (text.split(/[\s.@-]+/).some((word) => LATIN.test(word) && LOOK_ALIKE.test(word))) {
    notes.push({ code: 'LOOK_ALIKE_CHARACTERS', params: { field } });
  }
  return notes;
}
