// The name of a row: from its parts where there are any, and what is odd about it.

import type { PartName } from '../../user/headings.ts';
import type { Vocabulary } from '../../user/user.ts';
import { cellNotes } from './cell-signs.ts';
import { parseInto } from './field-cell.ts';
import { composeName, type NameUse, nameUseOf } from './names.ts';
import type { Row } from './row.ts';

const TITLE = /^(?:dr|prof|drs|ir|ing|mr)\.\s/i;

const CAPITALS = /^\p{Lu}{2,}(?:[\s'-]\p{Lu}{2,})+$/u;

/** The parts that are in a name as they are spelt. */
const SPELT = [
  'firstName',
  'initials',
  'infix',
  'lastName',
  'partnerInfix',
  'partnerLastName',
] as const satisfies readonly PartName[];

export interface NameOptions {
  /** The source's own codes for name use. */
  readonly nameUse: Readonly<Partial<Record<string, NameUse>>>;
  readonly vocabulary: Vocabulary;
}

/** Makes the name of first name, infix and surname. A whole name stands where these are not complete. */
export function readName(row: Row, options: NameOptions): void {
  const firstName = row.part('firstName');
  const lastName = row.part('lastName');
  const initials = row.part('initials');
  const isComplete = lastName !== '' && (firstName !== '' || initials !== '');
  if (isComplete || (row.text('name') === '' && (lastName !== '' || firstName !== ''))) {
    for (const part of SPELT) noteCell(row, part, row.part(part));
    if (TITLE.test(lastName)) row.note('NAME_TITLE', {}, 'lastName');
    const nameUse = nameUseOf(row.part('nameUse'), options.nameUse);
    const infix = row.part('infix');
    const partner = {
      partnerInfix: row.part('partnerInfix'),
      partnerLastName: row.part('partnerLastName'),
    };
    const name = composeName({ firstName, initials, infix, lastName, ...partner, nameUse });
    parseInto('name', name, row, options, 'lastName');
  }
  if (CAPITALS.test(row.text('name'))) row.note('NAME_CAPITALS', {}, 'name');
}

function noteCell(row: Row, part: PartName, text: string): void {
  for (const { code, params } of cellNotes('name', text, undefined)) row.note(code, params, part);
}
