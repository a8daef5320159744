// Where in a file something stands, in the terms a person uses for it.

/** `row` is the number that Excel or an editor shows, 1-based; `sheet` an index into the file's sheets. */
export interface RowPlace {
  readonly sheet: number;
  readonly row: number;
}

/** Another row than the one that a message is about: its number, and its sheet where that is another too. */
export type OtherRow = number | { readonly sheet: string; readonly row: number };

/** The order of a roster: by sheet, then by row. */
export function byPlace(a: RowPlace, b: RowPlace): number {
  return a.sheet - b.sheet || a.row - b.row;
}

/** A place as a message names it. `column` is a letter, as Excel heads it (`F`). */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
}

/** The letter of a column: 0 → `A`, 25 → `Z`, 26 → `AA`. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The 0-based index of a column letter (`A` → 0, `AA` → 26), or `null` for anything else. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/i.test(letters)) return null;
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A cell as Excel writes it: `Sheet1!F212`; without a sheet name `F212`. Names with other characters are quoted. */
export function cellAddress(sheet: string | null, column: string, row: number): string {
  if (sheet === null) return `${column}${String(row)}`;
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet)
    ? sheet
    : `'${sheet.replaceAll("'", "''")}'`;
  return `${name}!${column}${String(row)}`;
}
