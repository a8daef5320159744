// Forms of a text for comparing: what a person would call the same.

// What is not seen: soft hyphen, zero-width characters, bidi marks and isolates, BOM.
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
// The same, but for joiners between letters of an alphabet that needs them (Persian, Hindi), or in emoji.
const NEVER_MEANT =
  /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|(?<![^\p{Script=Latin}\p{N}\s])[\u200C\u200D]|[\u200C\u200D](?![^\p{Script=Latin}\p{N}\s])/gu;
// A plain text needs no work: printable ASCII and composed Latin letters (all of which NFC keeps),
// without a space at either end or two in a row.
const PLAIN = /^(?:[!-~\u00C0-\u024F]+(?: [!-~\u00C0-\u024F]+)*)?$/;
const ASCII = /^[\0-\x7F]*$/;

/** Whether a text is tidy and has nothing but printable ASCII and Latin letters, as most have. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/**
 * The comparison form of a value: Unicode NFC, every kind of white space one space, none at the
 * ends, invisible characters gone. A difference in form alone is not a change.
 */
export function tidy(text: string): string {
  if (isPlain(text)) return text;
  // Invisible characters go first: they keep letters and accents apart.
  return text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** A name as it is written: as `tidy`, but joiners stay, which some alphabets cannot do without. */
export function tidyName(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(NEVER_MEANT, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Whether a text has characters that are not seen and that `tidyName` leaves out. */
export function hasUnseen(text: string): boolean {
  return text.search(NEVER_MEANT) >= 0;
}

/**
 * The form in which headings and vocabulary words are matched: no case, accents, punctuation or
 * spaces (`E-mail (zakelijk)` → `emailzakelijk`). `ß` is `ss`, `ø` is `o`.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9#]/g, '');
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}#]/gu, '');
}

/**
 * The form in which addresses are compared: tidied, without case, and with an internationalised domain
 * as the name system has it (`münchen.example` is `xn--mnchen-3ya.example`).
 */
export function emailForm(email: string): string {
  const address = tidy(email).toLowerCase();
  return ASCII.test(address) ? address : (withAsciiDomain(address) ?? address);
}

/** An address with its domain as the name system has it; `null` where it cannot have it. */
export function withAsciiDomain(address: string): string | null {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  // What is no domain would mean something else in a URL, and stays as it is.
  if (at === 0 || !/^[^\s/?#:@\\%]+$/u.test(domain)) return null;
  try {
    return address.slice(0, at) + new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}
