// The shared texts of a workbook: cells of type `s` hold an index into this list.

import { fail } from '../../../user/issue.ts';
import { appendText, cellText } from './cell-text.ts';
import { binarySize, LIMITS } from './limits.ts';
import { TextTable } from '../../xlsx/text-table.ts';
import { readXml } from './xml.ts';
import type { Part } from './zip.ts';

/** Reads the table; an empty one where the workbook has no such part. */
export async function readSharedStrings(part: Part | undefined): Promise<TextTable> {
  const table = new TextTable();
  if (part === undefined) return table;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await readXml(part, {
    open(name) {
      if (name === 't') inText = !inPhonetic;
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 'si') text = '';
    },
    text(piece) {
      if (inText) text = appendText(text, piece);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        table.push(cellText(text));
        if (table.size > LIMITS.texts) {
          fail('FILE_TOO_LARGE', { limit: `${binarySize(LIMITS.texts)} of text` });
        }
      }
    },
  });
  return table;
}
