// Kinds of files that are given by mistake, by what they begin with. The names complete "found: …".

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

export const ZIP = latin1('PK\x03\x04');
/** The compound file of Office 97, and of workbooks with a password ([MS-CFB], [MS-OFFCRYPTO]). */
export const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const MAGIC: readonly (readonly [Buffer, string])[] = [
  [latin1('%PDF-'), 'a PDF document'],
  [latin1('\x1F\x8B'), 'a gzip archive'],
  [latin1('PK\x05\x06'), 'an empty zip archive'],
  [latin1('7z\xBC\xAF\x27\x1C'), 'a 7-Zip archive'],
  [latin1('Rar!\x1A\x07'), 'a RAR archive'],
  [latin1('\xFD7zXZ\0'), 'an xz archive'],
  [latin1('\x28\xB5\x2F\xFD'), 'a Zstandard archive'],
  [latin1('\x89PNG'), 'an image (PNG)'],
  [latin1('\xFF\xD8\xFF'), 'an image (JPEG)'],
  [latin1('GIF87a'), 'an image (GIF)'],
  [latin1('GIF89a'), 'an image (GIF)'],
  [latin1('II*\0'), 'an image (TIFF)'],
  [latin1('MM\0*'), 'an image (TIFF)'],
  [latin1('SQLite format 3\0'), 'a SQLite database'],
  [latin1('{\\rtf'), 'a Rich Text document'],
  // Excel 2 to 95 without a compound file around it: the record that begins a workbook.
  [latin1('\x09\x00\x04\x00'), 'an old Excel file (.xls)'],
  [latin1('\x09\x02\x06\x00'), 'an old Excel file (.xls)'],
  [latin1('\x09\x04\x06\x00'), 'an old Excel file (.xls)'],
  [latin1('\x09\x08\x08\x00'), 'an old Excel file (.xls)'],
  [latin1('\x09\x08\x10\x00'), 'an old Excel file (.xls)'],
];

/** What a file with these first bytes is, where no roster can begin so; `null` otherwise. */
export function binaryKind(head: Buffer): string | null {
  return MAGIC.find(([magic]) => begins(head, magic))?.[1] ?? null;
}

export function begins(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}

// HR systems write tables in these formats and call them .xls.
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^<\?xml\b[^]*urn:schemas-microsoft-com:office:spreadsheet/i, 'an Excel 2003 XML file'],
  [/^<\?xml\b/i, 'an XML file'],
  [/^<(?:!doctype html|html|head|meta|title|style|body|table|div|p|!--)\b/i, 'a web page (HTML)'],
  [/^MIME-Version:/i, 'a web archive (.mht)'],
  [/^(?:\[\s*)?\{\s*"/, 'a JSON file'],
];

/** What a text that begins so is, where it is no CSV; `null` otherwise. */
export function markupKind(text: string): string | null {
  const start = text.trimStart();
  return MARKUP.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}

// Not tab, line ends, form feed; nor the end-of-file mark of DOS and the escapes of some encodings.
const CONTROL = /[\0-\x08\x0E-\x19\x1C-\x1F]/g;

/** Whether bytes (as ISO-8859-1) are none of a text: control characters are more than slips. */
export function looksBinary(bytes: string): boolean {
  const controls = bytes.match(CONTROL)?.length ?? 0;
  return controls >= 8 && controls > bytes.length / 50;
}
