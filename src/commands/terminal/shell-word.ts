// Words of a command that a person can paste into a shell. By itself, as messages of several rooms give such commands.

/** The word as it is, or between quotation marks where a shell would make something else of it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A path that no command takes for a flag. */
export function pathWord(relative: string, separator: string): string {
  if (relative === '') return '.';
  return relative.startsWith('-') ? `.${separator}${relative}` : relative;
}
