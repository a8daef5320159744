// What a file is, by its bytes: names lie (`.xls` files that hold HTML or CSV are common).

import { IssueError, type OwnFile } from '../../user/issue.ts';
import { visibleEncoding } from './csv/encoding.ts';
import type { RosterFile } from './file.ts';
import { ownText } from './own-files.ts';
import { openZip, type Zip } from './xlsx/zip.ts';

export type Content =
  | { readonly kind: 'text' }
  /** A zip file that is a workbook, or too damaged to tell. */
  | { readonly kind: 'workbook' }
  | { readonly kind: 'encrypted' }
  /** One of the files that this program writes itself. */
  | { readonly kind: 'own'; readonly own: OwnFile }
  | { readonly kind: 'other'; readonly found: string };

const other = (found: string): Content => ({ kind: 'other', found });

/** Identifies a file by its first bytes; of a container, also by what is in it. */
export async function identify(file: RosterFile): Promise<Content> {
  const head = await file.read(0, 4096);
  if (isLockFile(file)) return other('the lock file of a workbook that is open in Excel');
  if (begins(head, COMPOUND)) return compoundContent(file, head);
  if (begins(head, ZIP)) return zipContent(file, head);
  const text = readable(head);
  const own = ownText(text.trimStart());
  if (own !== null) return { kind: 'own', own };
  const kind = binaryKind(head) ?? markupKind(text);
  if (kind !== null) return other(kind);
  if (visibleEncoding(head) === null && looksBinary(head.toString('latin1'))) {
    return other('a binary file');
  }
  return { kind: 'text' };
}

/** `~$Roster.xlsx`, which holds the name of who has opened `Roster.xlsx`. */
function isLockFile(file: RosterFile): boolean {
  return file.name.startsWith('~$') && file.size < 1024;
}

/** The beginning of a file as text; letters beyond ASCII may be wrong. */
function readable(head: Buffer): string {
  const visible = visibleEncoding(head);
  if (visible === null || visible.encoding === 'utf-32') return head.toString('latin1');
  return new TextDecoder(visible.encoding).decode(head);
}

// A workbook with a password is an encrypted stream and two that say how ([MS-OFFCRYPTO] 2.3.4).
const STREAMS: readonly (readonly [string, Content])[] = [
  ['EncryptedPackage', { kind: 'encrypted' }],
  ['EncryptionInfo', { kind: 'encrypted' }],
  ['\x06DataSpaces', { kind: 'encrypted' }],
  ['WordDocument', other('an old Word document (.doc)')],
  ['PowerPoint Document', other('an old PowerPoint presentation (.ppt)')],
];

/**
 * By the names of its streams, as the start of its directory has them ([MS-CFB] 2.2 and 2.6): what
 * tells is among the first entries. An entry is 128 bytes and begins with the name in UTF-16.
 */
async function compoundContent(file: RosterFile, head: Buffer): Promise<Content> {
  if (head.length >= 512) {
    const sector = head.readUInt16LE(30) === 12 ? 4096 : 512;
    const directory = await file.read((head.readUInt32LE(48) + 1) * sector, 16_384);
    for (let at = 0; at < directory.length; at += 128) {
      const name = directory.toString('utf16le', at, at + 64).split('\0', 1)[0];
      const stream = STREAMS.find(([known]) => known === name);
      if (stream !== undefined) return stream[1];
    }
  }
  return other('an old Excel file (.xls)');
}

const PARTS: readonly (readonly [string, Content])[] = [
  ['xl/workbook.xml', { kind: 'workbook' }],
  ['xl/workbook.bin', other('a binary Excel workbook (.xlsb)')],
  ['word/document.xml', other('a Word document (.docx)')],
  ['ppt/presentation.xml', other('a PowerPoint presentation (.pptx)')],
  ['Index/Document.iwa', other('an Apple Numbers, Pages or Keynote file')],
  // A workbook may have its parts elsewhere, or lack some; its reader knows what it can do without.
  ['[Content_Types].xml', { kind: 'workbook' }],
  ['_rels/.rels', { kind: 'workbook' }],
  ['xl/_rels/workbook.xml.rels', { kind: 'workbook' }],
];

async function zipContent(file: RosterFile, head: Buffer): Promise<Content> {
  // An OpenDocument file begins with its type, in plain text.
  if (head.includes('application/vnd.oasis.opendocument.spreadsheet')) {
    return other('an OpenDocument spreadsheet (.ods)');
  }
  const zip = await zipDirectory(file);
  // Damaged: what is wrong with it is the workbook reader's to say.
  if (zip === null) return { kind: 'workbook' };
  return PARTS.find(([part]) => zip.part(part) !== undefined)?.[1] ?? other('a zip archive');
}

async function zipDirectory(file: RosterFile): Promise<Zip | null> {
  try {
    return await openZip(file);
  } catch (error) {
    if (error instanceof IssueError) return null;
    throw error;
  }
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const ZIP = latin1('PK\x03\x04');

/** The compound file of Office 97, and of workbooks with a password ([MS-CFB], [MS-OFFCRYPTO]). */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

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
function binaryKind(head: Buffer): string | null {
  return MAGIC.find(([magic]) => begins(head, magic))?.[1] ?? null;
}

function begins(head: Buffer, magic: Buffer): boolean {
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
function markupKind(text: string): string | null {
  const start = text.trimStart();
  return MARKUP.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}

// Not tab, line ends, form feed; nor the end-of-file mark of DOS and the escapes of some encodings.
const CONTROL = /[\0-\x08\x0E-\x19\x1C-\x1F]/g;

/** Whether bytes (as ISO-8859-1) are none of a text: control characters are more than slips. */
function looksBinary(bytes: string): boolean {
  const controls = bytes.match(CONTROL)?.length ?? 0;
  return controls >= 8 && controls > bytes.length / 50;
}
