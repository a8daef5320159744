// One cell: from what is stored to what the person sees.

import { fail } from '../../../user/issue.ts';
import type { CellKind } from '../raw.ts';
import { cellText, mailtoAddress } from './cell-text.ts';
import { serialDate, storedDate } from './date.ts';
import { codeText, type NumberFormat, PLAIN, storedNumberText } from './number-format.ts';
import type { TextTable } from './shared-strings.ts';

/** What the cells of all sheets refer to. */
export interface CellContext {
  readonly texts: TextTable;
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  /** A formula's zero may stand for a result that no program has calculated. */
  readonly uncalculated: boolean;
}

export interface CellContent {
  readonly text: string;
  readonly kind: CellKind;
}

const BLANK: CellContent = { text: '', kind: 'text' };

const TRUE: CellContent = { text: 'true', kind: 'flag' };

const FALSE: CellContent = { text: 'false', kind: 'flag' };

/**
 * The content of a cell. `type` and `style` are its attributes `t` and `s`; `stored` is the text of
 * its `<v>`, or of all runs of its `<is>`.
 */
export function cellContent(
  type: string | undefined,
  style: string | undefined,
  stored: string,
  context: CellContext,
): CellContent {
  switch (type) {
    case 's':
      return sharedText(stored, context.texts);
    case 'str':
    case 'inlineStr':
      return textContent(cellText(stored));
    case 'b':
      return flag(stored.trim());
    case 'e':
      return { text: stored.trim(), kind: 'error' };
    case 'd': {
      const date = storedDate(stored.trim(), formatOf(style, context));
      return date === null ? textContent(cellText(stored)) : { text: date, kind: 'date' };
    }
    case 'n':
    case undefined:
    default:
      return numberContent(stored.trim(), style, context);
  }
}

function sharedText(stored: string, texts: TextTable): CellContent {
  const index = stored.trim();
  if (index === '') return BLANK;
  const text = texts.at(Number(index));
  return text === undefined
    ? fail('FILE_DAMAGED', { reason: 'a cell refers to a text that the file does not have' })
    : textContent(text);
}

function textContent(text: string): CellContent {
  if (text === '') return BLANK;
  return { text: mailtoAddress(text) ?? text, kind: 'text' };
}

function flag(stored: string): CellContent {
  if (stored === '') return BLANK;
  return stored === '1' || stored.toLowerCase() === 'true' ? TRUE : FALSE;
}

function numberContent(
  stored: string,
  style: string | undefined,
  context: CellContext,
): CellContent {
  if (stored === '') return BLANK;
  const value = Number(stored);
  // Not what the schema allows; nothing is better than what stands there.
  if (!Number.isFinite(value)) return { text: stored, kind: 'text' };
  const format = formatOf(style, context);
  switch (format.kind) {
    case 'date': {
      const date = serialDate(value, format, context.date1904);
      if (date !== null) return { text: date, kind: 'date' };
      return { text: storedNumberText(stored), kind: 'number' };
    }
    case 'code':
      return { text: codeText(value, format.pattern), kind: 'number' };
    case 'plain':
      return { text: storedNumberText(stored), kind: 'number' };
  }
}

/** A cell without a style has the first one. */
function formatOf(style: string | undefined, { formats }: CellContext): NumberFormat {
  return formats[style === undefined ? 0 : Number(style)] ?? PLAIN;
}
