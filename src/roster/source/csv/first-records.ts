// The beginning of a CSV file, split forgivingly: enough to see its delimiter and how wide its
// table is. Reading the rows is the strict parser's work (records.ts).

/**
 * The first records of a text, without blank lines. Nothing is an error here. The last record is
 * left out unless the text is `whole`, as it may be cut.
 */
export function splitHead(text: string, delimiter: string, whole: boolean): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endRecord = (): void => {
    cells.push(cell);
    if (!isBlankLine(cells)) records.push(cells);
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text.charAt(at++);
      else quoted = false;
    } else if (character === '"' && cell === '') {
      quoted = true;
    } else if (character === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at++;
      endRecord();
    } else {
      cell += character;
    }
  }
  if (whole) endRecord();
  return records;
}

/** A line without anything on it: it is skipped, as a row of empty cells is not. */
export function isBlankLine(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

/** The number of cells up to the last one that holds something. */
export function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** Where the table of a file starts and how wide it is. */
export interface TableShape {
  /** How many records (blank lines not counted) stand above the heading: titles. */
  readonly above: number;
  /** The number of cells of the heading, and of those up to the last one that holds something. */
  readonly cells: number;
  readonly width: number;
}

/**
 * The shape that the heading gives the rows below it: the first record that fills more than half
 * as many cells as the fullest one, since a title fills few. `null` for a head without a record.
 */
export function tableShape(records: readonly (readonly string[])[]): TableShape | null {
  const filled = records.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const fullest = Math.max(1, ...filled);
  const above = filled.findIndex((count) => count * 2 > fullest);
  const heading = records[above];
  if (heading === undefined) return null;
  return { above, cells: heading.length, width: filledWidth(heading) };
}

const CURLY = /^\s*[“”„«»].*[“”«»]\s*$/s;

/** Whether a program put curly quotation marks where those of CSV were: around most cells of the first rows. */
export function hasCurlyQuotes(records: readonly (readonly string[])[]): boolean {
  const cells = records.slice(0, 10).flatMap((record) => record.filter((cell) => cell !== ''));
  return cells.length > 1 && cells.filter((cell) => CURLY.test(cell)).length * 2 > cells.length;
}
