// Rows of a roster that are about nobody: totals, footnotes, print marks, a template's example.

import { fold, tidy } from '../../user/fold.ts';
import type { LeftOut } from '../../user/roster.ts';
import { isExampleEmail } from '../../user/round-trip.ts';
import { list } from '../../user/words.ts';

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

/**
 * Why a row is about nobody, or `null` when it may be about somebody. `width`: how many columns have a
 * use; `names`: the indexes of those that hold names, where a few words alone may be somebody.
 */
export function whyLeftOut(
  cells: readonly string[],
  { width, names }: { readonly width: number; readonly names: ReadonlySet<number> },
): LeftOut['why'] | null {
  const addresses = cells.filter((cell) => cell.includes('@'));
  if (addresses.length > 0) return addresses.some(isExampleEmail) ? 'example' : null;
  const filled = cells.map(tidy);
  const at = filled.findIndex((cell) => cell !== '');
  const first = filled[at];
  if (first === undefined) return null;
  const others = filled.slice(at + 1).filter((cell) => cell !== '');
  if (OPENING.test(first)) return 'totals';
  // `Page` is a surname too: beside a total, there are numbers and no words.
  if (EXACT.has(fold(first)) && others.every((cell) => /\d|^[-=]/.test(cell))) return 'totals';
  const isSentence = others.length === 0 && /\s/.test(first) && /\p{L}{3}/u.test(first);
  const isName = names.has(at) && /^[\p{L}\p{M}'’.,-]+(?: [\p{L}\p{M}'’.,-]+){1,4}$/u.test(first);
  return isSentence && !isName && width > 2 ? 'footnote' : null;
}
