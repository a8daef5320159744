// Text measured and cut by the columns it takes on a terminal, never inside a character.

import stringWidth from 'string-width';

const SEGMENTER = new Intl.Segmenter();
const ELLIPSIS = '…';

/** The columns a text takes: East Asian wide characters and emoji take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

// Without combining characters, joiners or CR LF, a character is a code unit: far faster than to ask.
const SIMPLE = /^[\x20-\x7E\u00A1-\u024F]*$/;

/** The characters of a text as a person counts them. */
export function graphemes(text: string): string[] {
  if (SIMPLE.test(text)) return text.split('');
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

/** A text of at most that many columns: what is too long loses its middle, `Sanne…Vries`. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const characters = graphemes(text);
  const room = width - widthOf(ELLIPSIS);
  const head = headOf(characters, Math.ceil(room / 2));
  return room < 0 ? '' : head + ELLIPSIS + tailOf(characters, room - widthOf(head));
}

/** The end of a text in at most that many columns: what is too long begins with `…`. */
export function shortenStart(characters: readonly string[], width: number): string {
  const text = characters.join('');
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : ELLIPSIS + tailOf(characters, width - widthOf(ELLIPSIS));
}

/** The beginning of a text in at most that many columns: what is too long ends with `…`. */
export function shortenEnd(characters: readonly string[], width: number): string {
  const text = characters.join('');
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : headOf(characters, width - widthOf(ELLIPSIS)) + ELLIPSIS;
}

/** Lines of at most that many columns, broken at spaces; a word that is longer than a line is broken too. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => broken(long, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function broken(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces = [''];
  for (const character of graphemes(word)) {
    const longer = (pieces.at(-1) ?? '') + character;
    if (widthOf(longer) <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(character);
  }
  return pieces;
}

function headOf(characters: readonly string[], width: number): string {
  return characters.slice(0, fitting(characters, width)).join('');
}

function tailOf(characters: readonly string[], width: number): string {
  const count = fitting(characters.toReversed(), width);
  return characters.slice(characters.length - count).join('');
}

/** How many of the first characters fit. */
function fitting(characters: readonly string[], width: number): number {
  let room = width;
  for (const [index, character] of characters.entries()) {
    room -= widthOf(character);
    if (room < 0) return index;
  }
  return characters.length;
}
