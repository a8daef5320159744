// Forms of a text for comparing: what a person would call the same.

// What is not seen: soft hyphen, zero-width characters, bidi marks and isolates, BOM.
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
// A plain text needs no work: printable ASCII without a space at either end or two in a row.
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/**
 * The comparison form of a value: Unicode NFC, every kind of white space one space, none at the
 * ends, invisible characters gone. A difference in form alone is not a change.
 */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}

/**
 * The form in which headings and vocabulary words are matched: no case, accents, punctuation or
 * spaces (`E-mail (zakelijk)` → `emailzakelijk`). `ß` is `ss`, `ø` is `o`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replace(/[^\p{L}\p{N}#]/gu, '');
}

/** The form in which addresses are compared: tidied and without case. */
export function emailForm(email: string): string {
  return tidy(email).toLowerCase();
}
