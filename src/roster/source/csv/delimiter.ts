// Which character separates the cells of a CSV file.

import { splitHead } from './first-records.ts';

/** In order of preference where nothing else decides. */
const CANDIDATES = ['\t', ';', ',', '|', ':'] as const;

/** How many records of the beginning are looked at. */
const SAMPLE = 100;

/** Under this score the file is taken to have one column. */
const LEAST_SCORE = 0.12;

/** Excel's own line above the header: `sep=;`. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"])"?[ \t]*(?:\r\n|\r|\n|$)/i;

/** The first line when it is Excel's `sep=;`: the delimiter it names, and the line with its end. */
export function separatorLine(
  text: string,
): { readonly delimiter: string; readonly line: string } | null {
  const [line, delimiter] = SEPARATOR_LINE.exec(text) ?? [];
  return line === undefined || delimiter === undefined ? null : { delimiter, line };
}

/** Whether a file shows by itself that this is its delimiter; any other has to be named. */
export function isDetectable(delimiter: string): boolean {
  return CANDIDATES.some((candidate) => candidate === delimiter);
}

/**
 * The delimiter of a file by its beginning; of a file with one column, one that it does not hold.
 * `whole`: the text is all of the file.
 */
export function detectDelimiter(text: string, whole: boolean): string {
  let best: string | null = null;
  let bestScore = LEAST_SCORE;
  for (const candidate of CANDIDATES) {
    const score = likelihood(text, candidate, whole);
    if (score <= bestScore) continue;
    best = candidate;
    bestScore = score;
  }
  return best ?? [',', ...CANDIDATES].find((candidate) => !text.includes(candidate)) ?? ',';
}

/**
 * How well a delimiter explains the text. For: rows of equal width, many columns, a table that
 * starts at the top. Against: a space after it, as in `Achternaam, Voornaam`; and a colon, which is
 * more often part of a time.
 */
function likelihood(text: string, delimiter: string, whole: boolean): number {
  if (!text.includes(delimiter)) return 0;
  const records = splitHead(text, delimiter, whole).slice(0, SAMPLE);
  const width = commonWidth(records);
  if (width === null) return 0;

  const start = records.findIndex((cells) => cells.length === width);
  const table = records.slice(start);
  const even = table.filter((cells) => cells.length === width).length / table.length;
  const later = table.flatMap((cells) => cells.slice(1));
  const spaced = later.filter((cell) => cell.startsWith(' ')).length / later.length;
  const prose = delimiter === ':' ? 0.25 : 1;
  return even * Math.log2(width) * 0.4 ** Math.min(start, 2) * (1 - 0.75 * spaced) * prose;
}

/** The most frequent width of more than one cell; `null` when no record has more than one. */
function commonWidth(records: readonly (readonly string[])[]): number | null {
  const counts = new Map<number, number>();
  for (const { length } of records) {
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}
