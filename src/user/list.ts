// Word lists as one text: easier to read and to add to than a line a word.

/** Splits at semicolons, which none of the words contains. */
export function list(words: string): readonly string[] {
  return words.split(';').map((word) => word.trim().replace(/\s+/g, ' '));
}
