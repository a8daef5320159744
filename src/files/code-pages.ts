// Encodings with one byte a character: what Windows, DOS and the Macintosh have called "text". One table
// each, for reading and writing.

/**
 * 0x80 to 0x9F of Windows-1252; the rest is as in ISO-8859-1. TextDecoder cannot be asked: from Node
 * 20.18.3 on it reads this encoding as ISO-8859-1, so that € becomes U+0080 (nodejs/node#60888).
 */
const REMAPPED = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

// 0x80 to 0xFF of what the Encoding Standard leaves out (Unicode's CP437.TXT, CP850.TXT).
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0';
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xAD±‗¾¶§÷¸°¨·¹³²■\xA0';

const HALVES: Readonly<Record<string, string>> = {
  cp437: CP437,
  cp850: CP850,
  // As 850, with the euro.
  cp858: CP850.replace('ı', '€'),
};

/** Those of the Encoding Standard that have one byte a character. */
const STANDARD =
  /^(?:windows-(?:125[0-8]|874)|iso-8859-(?:[2-8]|8-i|1[03-6])|koi8-[ru]|macintosh|x-mac-cyrillic|ibm866)$/;

/** What people call the encodings that the Encoding Standard does not know. */
const NAMES: Readonly<Record<string, string>> = {
  437: 'cp437',
  ibm437: 'cp437',
  850: 'cp850',
  ibm850: 'cp850',
  dos: 'cp850',
  858: 'cp858',
  ibm858: 'cp858',
  ibm00858: 'cp858',
  macroman: 'macintosh',
};

/**
 * The name of an encoding (`windows-1252`, `cp850`; else that of the Encoding Standard) as a person may
 * write it (`latin1`, `UTF8`, `Windows-1252`, `IBM850`); `null` when it cannot be read.
 */
export function encodingNamed(label: string): string | null {
  const plain = label.trim().toLowerCase().replaceAll('_', '-');
  const ours = NAMES[plain.replaceAll('-', '')] ?? plain;
  if (HALVES[ours] !== undefined) return ours;
  try {
    return new TextDecoder(ours).encoding;
  } catch {
    return null;
  }
}

/** A character of UTF-8 beyond ASCII, in a text that has a character for each byte (ISO-8859-1). */
export const UTF8_SEQUENCE =
  /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g;

/** What each byte stands for, 0 for nothing (controls beyond ASCII included): a code point each. */
export type CodePage = Uint16Array;

/** What Excel in Western Europe writes for "CSV". */
export const WINDOWS_1252: CodePage = pageOf(
  REMAPPED + Buffer.from(Array.from({ length: 96 }, (_, at) => 0xa0 + at)).toString('latin1'),
);

const pages = new Map<string, CodePage | null>([['windows-1252', WINDOWS_1252]]);

/** The code page of that name; `null` where the encoding is none. */
export function codePage(name: string): CodePage | null {
  const known = pages.get(name);
  if (known !== undefined) return known;
  const half = HALVES[name] ?? (STANDARD.test(name) ? upperHalf(name) : null);
  const page = half === null ? null : pageOf(half);
  pages.set(name, page);
  return page;
}

function pageOf(half: string): CodePage {
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    const code = byte < 0x80 ? byte : half.charCodeAt(byte - 0x80);
    return (code >= 0x80 && code < 0xa0) || code === 0xfffd ? 0 : code;
  });
}

function upperHalf(name: string): string {
  return new TextDecoder(name).decode(Uint8Array.from({ length: 128 }, (_, index) => 128 + index));
}

/** The UTF-8 of a text in a code page. A TypeError for a byte that stands for nothing in it. */
export function toUtf8(page: CodePage, bytes: Buffer): Buffer {
  // By hand, as this is four times as fast as replacing in a string and encoding that.
  const utf8 = Buffer.allocUnsafe(bytes.length * 3);
  let length = 0;
  for (const byte of bytes) {
    const character = byte < 0x80 ? byte : (page[byte] ?? 0);
    if (character < 0x80) {
      if (character !== byte) throw new TypeError('not in this code page');
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

/** The byte of each character, for writing; what the code page leaves undefined has none. */
export function bytesOf(page: CodePage): ReadonlyMap<string, number> {
  const pairs = Array.from(page, (code, byte) => [String.fromCharCode(code), byte] as const);
  return new Map(pairs.filter(([character], byte) => byte === 0 || character !== '\0'));
}
