// Text as an XLSX cell can hold it: XML has no place for some characters.

/** The characters that a cell holds at most: Excel's own limit. */
export const CELL_LIMIT = 32_767;

// Most of C0, DEL (which exceljs drops), the two non-characters, and surrogates without their other half.
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Cs}/gu;
const REPLACEMENT = '\uFFFD';

// What a reader would take for the escape of a character (ECMA-376, ST_Xstring).
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** A text to be read by people: a character that a cell cannot hold becomes `U+FFFD`, and every line end `\n`. */
export function legibleCell(text: string): string {
  return literal(text).replace(ILLEGAL, REPLACEMENT);
}

/** A text to be read back exactly: a character that XML cannot hold is escaped as `_x0007_`. */
export function exactCell(text: string): string {
  return literal(text).replace(ILLEGAL, escaped);
}

/** A carriage return would come back as a line feed in any case: XML says so. */
function literal(text: string): string {
  return text.replace(LOOKS_ESCAPED, '_x005F_').replace(/\r\n?/g, '\n');
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
