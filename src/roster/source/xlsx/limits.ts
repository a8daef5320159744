// How much a workbook may unpack to and hold. A roster of a million people stays far below all of
// these; a file made to exhaust the machine meets one of them early.

const MIB = 1024 ** 2;

/** What Excel itself holds in one cell, in UTF-16 units. */
export const CELL_CHARACTERS = 32_767;

/** The columns of a sheet: A to XFD. */
export const SHEET_COLUMNS = 16_384;

export const LIMITS = {
  /** Parts (files in the zip). Excel writes some tens. */
  parts: 10_000,
  /** All parts together, unpacked, in bytes. A sheet of a million rows and 50 columns has about 2 GiB. */
  unpacked: 4096 * MIB,
  /**
   * How many times its packed size a part may have. Sheets have 5 to 30, also those of blank rows or
   * formatted blank cells; deflate can reach 1,032. Apache POI draws the line at the same 100.
   */
  ratio: 100,
  /** Up to this size, in bytes, the ratio does not matter. */
  ratioFrom: 16 * MIB,
  /** The table of shared texts, in bytes. */
  texts: 256 * MIB,
  /** Blank cells in wide gaps of a sheet: a row with only XFD filled is 30 bytes, and 16,383 of these. */
  skipped: 2 ** 23,
  /** Characters between two pieces of markup. A full cell written as character references has 330,000. */
  markupGap: MIB,
  /** How deep XML elements may be nested. Excel writes about ten. */
  depth: 100,
} as const;

/** A number of bytes as a message says it: `4 GiB`, `256 MiB`. */
export function binarySize(bytes: number): string {
  return bytes >= 1024 * MIB ? `${bytes / (1024 * MIB)} GiB` : `${bytes / MIB} MiB`;
}
