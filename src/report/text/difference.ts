// Where two texts differ, and how to show that in little room.

import { graphemes, shorten, shortenEnd, shortenStart, widthOf } from './width.ts';

/** A text in three parts: `start` and `end` are what it shares with the other text. */
export interface Marked {
  readonly start: string;
  readonly middle: string;
  readonly end: string;
}

interface Parts {
  readonly start: readonly string[];
  readonly middle: readonly string[];
  readonly end: readonly string[];
}

/**
 * Two texts with their difference marked, together in at most that many columns. The difference
 * stays in sight: what is cut first is the part that both share.
 */
export function markDifference(
  before: string,
  after: string,
  width: number,
): readonly [Marked, Marked] {
  const [a, b] = split(graphemes(before), graphemes(after));
  const half = Math.floor(width / 2);
  const widthA = Math.max(half, width - widthOf(after));
  const clippedA = clip(a, Math.min(widthA, widthOf(before)));
  return [clippedA, clip(b, width - widthOfMarked(clippedA))];
}

/** Two texts in full, with their difference marked. */
export function differenceOf(before: string, after: string): readonly [Marked, Marked] {
  const [a, b] = split(graphemes(before), graphemes(after));
  return [whole(a), whole(b)];
}

function whole({ start, middle, end }: Parts): Marked {
  return { start: start.join(''), middle: middle.join(''), end: end.join('') };
}

function widthOfMarked({ start, middle, end }: Marked): number {
  return widthOf(start + middle + end);
}

function split(a: readonly string[], b: readonly string[]): readonly [Parts, Parts] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const parts = (text: readonly string[]): Parts => ({
    start: text.slice(0, start),
    middle: text.slice(start, text.length - end),
    end: text.slice(text.length - end),
  });
  return [parts(a), parts(b)];
}

function clip({ start, middle, end }: Parts, width: number): Marked {
  const text = middle.join('');
  const kept = shorten(text, width);
  const room = width - widthOf(kept);
  const endWidth = widthOf(end.join(''));
  const shownStart = shortenStart(start, Math.max(Math.ceil(room / 2), room - endWidth));
  const shownEnd = shortenEnd(end, room - widthOf(shownStart));
  return { start: shownStart, middle: kept, end: shownEnd };
}
