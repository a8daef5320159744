// Text as Excel stores it, turned into what the cell shows.

import { CELL_CHARACTERS } from './limits.ts';

const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;
/** A full cell of which every character is written as `_x000D_`. */
const STORED_CHARACTERS = CELL_CHARACTERS * '_x000D_'.length;

/** Appends a piece of text; what no cell can hold is dropped. */
export function appendText(stored: string, piece: string): string {
  return stored.length < STORED_CHARACTERS ? stored + piece : stored;
}

/**
 * Decodes `_x000D_` (ST_Xstring: characters that XML cannot hold, and `_x005F_` for an underscore
 * that would read as one), and cuts at 32,767 characters, where Excel ends a cell.
 */
export function cellText(stored: string): string {
  const text = stored.includes('_x') ? stored.replace(ESCAPE, unescape) : stored;
  return text.length > CELL_CHARACTERS ? cut(text) : text;
}

function unescape(escape: string, hex: string): string {
  const code = parseInt(hex, 16);
  // Half a character is left as it is written.
  return code >= 0xd800 && code <= 0xdfff ? escape : String.fromCharCode(code);
}

function cut(text: string): string {
  const last = text.charCodeAt(CELL_CHARACTERS - 1);
  const splits = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splits ? CELL_CHARACTERS - 1 : CELL_CHARACTERS);
}

const MAILTO = /^\s*mailto:([^?]*)/i;

/** The address of a `mailto:` link, without its `?subject=…`; `null` for any other text. */
export function mailtoAddress(target: string): string | null {
  const address = MAILTO.exec(target)?.[1];
  if (address === undefined) return null;
  try {
    return decodeURIComponent(address).trim();
  } catch {
    return address.trim();
  }
}
