// Rows at the foot of a roster that are about nobody: totals, footnotes, print marks.

import { fold, tidy } from '../user/fold.ts';
import { list } from '../user/list.ts';
import type { LeftOut } from '../user/roster.ts';

const MARKERS =
  list(`totaal; totalen; subtotaal; eindtotaal; aantal; aantal medewerkers; gemiddelde;
  total; totals; grand total; subtotal; count; average; summe; gesamt; gesamtsumme; anzahl;
  zwischensumme; total général; nombre; report generated; afgedrukt op; peildatum; pagina; bron;
  filter; selectie; printed on; page; source`);

const EXACT: ReadonlySet<string> = new Set(MARKERS.map(fold));
const OPENING = new RegExp(
  `^(?:${MARKERS.map((marker) => marker.replaceAll('.', '\\.')).join('|')})\\s*[:\\d(]`,
  'i',
);

/** Why a row is about nobody, or `null` when it may be about somebody. `width`: columns with a use. */
export function whyLeftOut(cells: readonly string[], width: number): LeftOut['why'] | null {
  const filled = cells.map(tidy).filter((cell) => cell !== '');
  const [first] = filled;
  if (first === undefined || filled.some((cell) => cell.includes('@'))) return null;
  if (EXACT.has(fold(first)) || OPENING.test(first)) return 'totals';
  // A sentence alone on its row; an employee number alone is still somebody.
  const isSentence = filled.length === 1 && /\s/.test(first) && /\p{L}{3}/u.test(first);
  return isSentence && width > 2 ? 'footnote' : null;
}
