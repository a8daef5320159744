// What somebody who mistyped a word may have meant.

import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';

/** The candidate that is spelt most like this text, folded; `null` where none is like it. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  const wanted = fold(text);
  let best: string | null = null;
  let bestAway = Infinity;
  for (const candidate of candidates) {
    const form = fold(candidate);
    const away = distance(wanted, form);
    if (away < bestAway && away <= Math.max(1, Math.floor(form.length / 4))) {
      best = candidate;
      bestAway = away;
    }
  }
  return best;
}
