// Letters that another program lost before the file was saved: UTF-8 taken for another encoding, signs
// put in place of letters, and letters as HTML writes them.

import { bytesOf, codePage, UTF8_SEQUENCE, WINDOWS_1252 } from '../../files/code-pages.ts';
import type { Problem } from '../../user/fields.ts';
import type { FieldName } from '../../user/user.ts';

/** Fast, for nearly all texts: nothing that is looked for here is in one that this does not match. */
const MAY_HAVE_LOST = /[?&\uFFFD]|[^\0-\x7F]{2}/;

const RUN = /[^\0-\x7F]{2,}/g;

// A letter of a name cannot be a question mark; one behind a blank may be meant.
const QUESTION_MARK = /\p{L}\?|\?\p{L}/u;

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});/;

/**
 * The code pages that UTF-8 is taken for, and what tells such a text from one that is meant. In Windows-1252
 * every UTF-8 letter begins with an accented capital and goes on with a sign; in the others it begins with
 * what may be letters or quotation marks of good text (`l’été`, `Kılıç`), so a sign must be there.
 */
const TAKEN_FOR: readonly { readonly bytes: ReadonlyMap<string, number>; readonly sign: RegExp }[] =
  [
    { bytes: withControls(bytesOf(WINDOWS_1252)), sign: /[ÂÃÄÅªº]|[^\p{L}‘’“”–—…]/u },
    { bytes: bytesOf(codePage('macintosh') ?? WINDOWS_1252), sign: /[√¬ƒ≈∆«]|[^\p{L}\p{P}]/u },
    { bytes: bytesOf(codePage('cp850') ?? WINDOWS_1252), sign: /[^\p{L}\p{P}]/u },
  ];

/** Programs put the control character of that number where Windows-1252 has nothing. */
function withControls(bytes: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const controls = [0x81, 0x8d, 0x8f, 0x90, 0x9d].map(
    (byte) => [String.fromCharCode(byte), byte] as const,
  );
  return new Map([...bytes, ...controls]);
}

/** What is lost in the text of a cell; nothing in most. */
export function lostLetters(field: FieldName, text: string): readonly Problem[] {
  if (!MAY_HAVE_LOST.test(text)) return [];
  const found: Problem[] = [];
  if (isMojibake(text)) found.push({ code: 'MOJIBAKE', params: { field } });
  if (text.includes('\uFFFD') || (field === 'name' && QUESTION_MARK.test(text))) {
    found.push({ code: 'LETTERS_LOST', params: { field } });
  }
  if (ENTITY.test(text)) found.push({ code: 'HTML_ENTITY', params: { field } });
  return found;
}

/** Whether a part of a text is UTF-8 that was read as a code page. */
function isMojibake(text: string): boolean {
  return (text.match(RUN) ?? []).some((run) =>
    TAKEN_FOR.some(({ bytes, sign }) => sign.test(run) && holdsUtf8(run, bytes)),
  );
}

/** Whether all of a run are characters of UTF-8, but for what a good letter beside them may add. */
function holdsUtf8(run: string, bytes: ReadonlyMap<string, number>): boolean {
  // What the code page lacks has no byte of UTF-8 either.
  const written = Array.from(run, (character) => String.fromCharCode(bytes.get(character) ?? 0));
  const inSequences = (written.join('').match(UTF8_SEQUENCE) ?? []).join('').length;
  return inSequences > 0 && inSequences >= run.length - 1;
}
