// How wide a text is in a cell: an estimate for Calibri of 11 points, the font of every workbook here.

/** What fills the cell beside its text: its margins. */
const MARGIN = 1.5;
/** What a heading has beside it: the button of the filter. */
const BUTTON = 3;
/** Bold beside plain. */
const BOLD_FACTOR = 1.06;
/** A heading longer than this is shown on several lines. */
const WIDEST_HEADING = 30;
/** A column is not made wider than this for what is in it, where it does not say another width. */
const WIDEST = 60;

/** The columns of a table, as far as their widths go. */
interface Fitted {
  readonly heading: string;
  readonly width: number;
  readonly wrap?: boolean;
  readonly most?: number;
}

/** How wide a text is, in widths of a digit: the unit of a column's width. Never too little. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** At most seven tenths of a digit. */
const NARROW: ReadonlySet<string> = new Set(" fijlrtI.,:;'!|-()[]");

function characterWidth(character: string): number {
  if (NARROW.has(character)) return 0.7;
  if (character >= 'a' && character <= 'z') {
    return character === 'm' || character === 'w' ? 1.6 : 1.05;
  }
  if (character >= '"' && character <= '?') return character === '%' ? 1.45 : 1;
  if (character >= 'A' && character <= 'Z') {
    return character === 'M' || character === 'W' ? 1.8 : 1.2;
  }
  if (character === '@') return 1.8;
  // Chinese, Japanese, Korean, and pictures.
  return character >= '\u1100' && !(character >= '\u1E00' && character < '\u2E80') ? 2.2 : 1.3;
}

/** How many lines a text takes in a cell of that width; a word longer than a line is broken. */
export function linesOf(text: string, width: number): number {
  const room = width - MARGIN;
  if (text.length * 1.8 <= room && !text.includes('\n')) return 1;
  return text.split('\n').reduce((lines, line) => lines + linesOfOne(line, room), 0);
}

const SPACE = textWidth(' ');

function linesOfOne(line: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    const width = textWidth(word);
    if (used > 0 && used + SPACE + width > room) {
      lines += 1;
      used = 0;
    }
    used += width + (used > 0 ? SPACE : 0);
    if (used > room) {
      lines += Math.ceil(used / room) - 1;
      used %= room;
    }
  }
  return lines;
}

/** How many lines a heading takes, beside its button. */
export function linesOfHeading(heading: string, width: number): number {
  return linesOf(heading, (width - BUTTON) / BOLD_FACTOR);
}

/**
 * The width of a column: its own, or more where its heading or its contents need it. A column that
 * wraps grows for its heading alone.
 */
export function fittedWidth(
  { heading, width, wrap = false, most = WIDEST }: Fitted,
  contents: Iterable<string | number>,
): number {
  let widest = 0;
  if (!wrap) {
    for (const content of contents) widest = Math.max(widest, textWidth(String(content)));
  }
  const content = Math.min(widest + MARGIN, most);
  return Math.ceil(Math.max(width, content, headingWidth(heading)));
}

function headingWidth(heading: string): number {
  const widthFor = (text: string): number => (textWidth(text) + MARGIN) * BOLD_FACTOR + BUTTON;
  const whole = widthFor(heading);
  if (whole <= WIDEST_HEADING) return whole;
  const words = heading.split(/\s/).map(widthFor);
  return Math.min(Math.max(WIDEST_HEADING, ...words), WIDEST);
}
