// What somebody who mistyped a word may have meant.

import { fold } from './fold.ts';

/** The candidate that is spelt most like this text, folded; `null` where none is like it. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  const wanted = fold(text);
  let best: string | null = null;
  let bestAway = Infinity;
  for (const candidate of candidates) {
    const form = fold(candidate);
    const most = Math.min(bestAway - 1, Math.max(1, Math.floor(form.length / 4)));
    const away = edits(wanted, form, most);
    if (away <= most) {
      best = candidate;
      bestAway = away;
    }
  }
  return best;
}

/**
 * How many slips lie between two texts: a letter too many, too few or another one, or two neighbours
 * that are swapped. `Infinity` where there are more than `most`, which costs little to find out.
 */
export function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  // Three rows of the table: a swap looks back two.
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      here.push(cost);
      least = Math.min(least, cost);
    }
    // Of two rows, as a swap may still come from the one above.
    if (least > most && Math.min(...above) > most) return Infinity;
    [before, above] = [above, here];
  }
  const away = above[b.length] ?? 0;
  return away > most ? Infinity : away;
}
