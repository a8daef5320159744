// One cell of a field's column to what it asks for.

import { parseExtraCell } from '../../user/extra-fields.ts';
import { field as fieldOf } from '../../user/fields.ts';
import { fold, tidy } from '../../user/fold.ts';
import type { PartName } from '../../user/headings.ts';
import { issue } from '../../user/issue.ts';
import { BLANK, CLEAR } from '../../user/roster.ts';
import type { FieldName, Vocabulary } from '../../user/user.ts';
import { isYesOrNo } from '../../user/words.ts';
import type { FieldColumn } from '../columns/sheet-columns.ts';
import { cellNotes, isErrorCell, isNothing, linkedAddress, numberDamage } from './cell-signs.ts';
import { turnName } from './names.ts';
import type { Row } from './row.ts';
import { statusWord } from './status.ts';

export interface CellOptions {
  readonly vocabulary: Vocabulary;
  /** What a word of this source means: by field, the folded word and the text to read instead. */
  readonly words: ReadonlyMap<FieldName, ReadonlyMap<string, string>>;
}

/** The word that empties a field. */
const CLEAR_WORD = '<clear>';

/** Reads the cell of one column into the row. */
export function readField(column: FieldColumn, row: Row, options: CellOptions): void {
  const { index, target } = column;
  const { field, member } = target;
  const text = row.raw.cells[index] ?? '';
  if (member !== undefined) {
    readMember(member, column, row);
    return;
  }
  if (text === '' || isNothing(text, field === 'name')) {
    row.want(field, BLANK);
    return;
  }
  if (isErrorCell(row.raw, index)) {
    row.problem('CELL_ERROR', { field }, field, text);
    return;
  }
  if (text.includes('<') && text.trim().toLowerCase() === CLEAR_WORD) {
    if (fieldOf(field).clearable) row.want(field, CLEAR);
    else row.problem('NOT_CLEARABLE', { field }, field, text);
    return;
  }
  if (field === 'email' && readLink(column, row, options)) return;
  const damage = numberDamage(field, row.raw, index);
  if (damage === 'rounded') {
    row.doubt(field, tidy(text), 'SCIENTIFIC_NUMBER', { field });
    return;
  }
  if (damage === 'date') row.note('NUMBER_IS_DATE', { field }, field);
  for (const { code, params } of cellNotes(field, text, row.raw.mailtos?.get(index))) {
    row.note(code, params, field);
  }
  const word = options.words.get(field)?.get(fold(text)) ?? text;
  if (target.lastFirst === true) {
    const { name, guess } = turnName(word);
    if (guess) row.note('NAME_GUESSED', {}, field);
    parseInto(field, name, row, options);
  } else if (field === 'isActive') readStatus(word, target, row, options);
  else parseInto(field, word, row, options);
}

/** Reads the address of a cell that shows another text; false where there is none. */
function readLink({ index }: FieldColumn, row: Row, options: CellOptions): boolean {
  const address = linkedAddress(row.raw, index);
  if (address === null || !fieldOf('email').parse(address, options.vocabulary).ok) return false;
  row.note('EMAIL_FROM_LINK', {}, 'email');
  parseInto('email', address, row, options);
  return true;
}

/** One of the extra fields: JSON where the cell has it, else its text. */
function readMember(member: string, { index, letter }: FieldColumn, row: Row): void {
  const text = row.raw.cells[index] ?? '';
  if (isErrorCell(row.raw, index)) {
    const place = { ...row.columns.place(row.raw.row), column: letter };
    row.issues.push(issue('CELL_ERROR', { field: 'extraFields' }, place, text));
  } else if (text === '' || isNothing(text, false)) row.wantMember(member, BLANK);
  else {
    const isClear = text.trim().toLowerCase() === CLEAR_WORD;
    row.wantMember(member, isClear ? CLEAR : parseExtraCell(text));
  }
}

/** A status may say more than yes or no; all but `left` and a plain no are active today. */
function readStatus(
  text: string,
  { inverted }: FieldColumn['target'],
  row: Row,
  options: CellOptions,
): void {
  const status = statusWord(text);
  if (status === 'joins') row.joins = true;
  if (status === 'away') row.note('STATUS_AWAY', {}, 'isActive');
  if (status === null) parseInto('isActive', text, row, options);
  else row.want('isActive', (status !== 'left') !== (inverted === true && isYesOrNo(text)));
}

/** Parses a text into the row; a problem is placed at the column of `at`. */
export function parseInto(
  field: FieldName,
  text: string,
  row: Row,
  { vocabulary }: Pick<CellOptions, 'vocabulary'>,
  at: FieldName | PartName = field,
): void {
  const parsed = fieldOf(field).parse(text, vocabulary);
  if (parsed.ok) {
    row.want(field, parsed.value);
    if ((field === 'ref' || field === 'email') && parsed.value !== text) row.wrote(field, text);
    return;
  }
  const { code, params } = parsed.problem;
  if (code === 'LANGUAGE_NOT_OFFERED') {
    // A real language that this organisation does not have: the person comes in without it.
    row.note(code, params, at);
    row.want(field, BLANK);
  } else if (code === 'SCIENTIFIC_NUMBER') row.doubt(field, tidy(text), code, params);
  else row.problem(code, params, at, text);
}
