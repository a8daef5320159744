// Windows-1252, what Excel in Western Europe writes for "CSV". TextDecoder cannot be used: from Node
// 20.18.3 on it reads this encoding as ISO-8859-1, so that € becomes U+0080 (nodejs/node#60888).

// 0x80 to 0x9F; the rest is as in ISO-8859-1. Five of them stand for nothing.
const REMAPPED = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';
const UNDEFINED = /[\x81\x8D\x8F\x90\x9D]/;

/** The character of each byte, as a code point. */
const CHARACTERS = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0 ? REMAPPED.charCodeAt(byte - 0x80) : byte,
);

/** The UTF-8 of a text in Windows-1252. A TypeError for a byte that stands for nothing in it. */
export function windows1252ToUtf8(bytes: Buffer): Buffer {
  if (UNDEFINED.test(bytes.toString('latin1'))) throw new TypeError('not Windows-1252');
  // By hand, as this is four times as fast as replacing in a string and encoding that.
  const utf8 = Buffer.allocUnsafe(bytes.length * 3);
  let length = 0;
  for (const byte of bytes) {
    const character = CHARACTERS[byte] ?? byte;
    if (character < 0x80) {
      utf8[length++] = character;
    } else if (character < 0x800) {
      utf8[length++] = 0xc0 | (character >> 6);
      utf8[length++] = 0x80 | (character & 0x3f);
    } else {
      utf8[length++] = 0xe0 | (character >> 12);
      utf8[length++] = 0x80 | ((character >> 6) & 0x3f);
      utf8[length++] = 0x80 | (character & 0x3f);
    }
  }
  return utf8.subarray(0, length);
}

/** The byte of each character, for writing; what the table leaves undefined has none. */
export function windows1252Bytes(): ReadonlyMap<string, number> {
  const pairs = Array.from(CHARACTERS, (code, byte) => [String.fromCharCode(code), byte] as const);
  return new Map(pairs.filter(([character]) => !UNDEFINED.test(character)));
}

// Characters that give another encoding away when its bytes are read as Windows-1252, by where they
// stand. Each can be meant, but hardly ever is; a wrong guess would damage names in silence, and the
// encoding can always be set by hand.
const GIVEAWAYS = [
  // `B”hm`, `Mu¤oz` (DOS), `M†LLER` (Macintosh), `Micha³owski` (Central European)
  /\p{L}[‚ƒ„†‡ˆ‰‹“”˜›¡¢£¤¥¦¨¬¯³¶¸¹¾¿]\p{L}|\p{L}•\p{Ll}/u,
  // `Zo‰`, `Andr‚` (DOS): these never follow a letter
  /\p{L}[‚„ˆ‰]/u,
  // `RenŽ`, `MŸller` (Macintosh): a capital within a word
  /\p{Ll}[ŠŒŽŸ]|\p{L}[ŠŒŽŸ]\p{Ll}/u,
  // `£ukasz`, `¯aneta` (Central European)
  /[£¯]\p{L}/u,
];
const SUSPECTS = '‚ƒ„†‡ˆ‰‹“”•˜›¡¢£¤¥¦¨¬¯³¶¸¹¾¿ŠŒŽŸ';

// No need to look around: `Ã©` and `â€™` (UTF-8), and `Èâàíîâ` (Cyrillic, Greek, Chinese…), as no
// Western language has four accented letters in a row.
const FOREIGN = '[\\xC2\\xC3][\\x80-\\xBF]|\\xE2\\x80[\\x80-\\xBF]|[À-ÖØ-öø-ÿ]{4}';

// For bytes as characters (ISO-8859-1), so that a file is not decoded only to be looked at.
const SUSPECT = new RegExp(`${FOREIGN}|[${asBytes(SUSPECTS)}]`, 'g');
// Not text at all, or not in this encoding.
const IMPOSSIBLE = /[\0-\x08\x0E-\x19\x1B-\x1F\x7F\x81\x8D\x8F\x90\x9D]/;

/** The index of the first byte that makes Windows-1252 unlikely; `null` where none does. */
export function windows1252Doubt(bytes: Buffer): number | null {
  const text = bytes.toString('latin1');
  const impossible = text.search(IMPOSSIBLE);
  const possible = impossible === -1 ? text : text.slice(0, impossible);
  for (const { index, 0: suspect } of possible.matchAll(SUSPECT)) {
    const around = asCharacters(possible.slice(Math.max(0, index - 1), index + 2));
    if (suspect.length > 1 || GIVEAWAYS.some((giveaway) => giveaway.test(around))) return index;
  }
  return impossible === -1 ? null : impossible;
}

function asBytes(text: string): string {
  return text.replace(/[^\0-\xFF]/g, (letter) =>
    String.fromCharCode(CHARACTERS.indexOf(letter.charCodeAt(0))),
  );
}

function asCharacters(bytes: string): string {
  return bytes.replace(/[\x80-\x9F]/g, (byte) => REMAPPED.charAt(byte.charCodeAt(0) - 0x80));
}
