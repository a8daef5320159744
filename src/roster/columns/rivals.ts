// Several columns for one field, or for one part of a name or date: which of them is used.

import type { PartName } from '../../user/headings.ts';
import type { Target, Why } from '../../user/roster.ts';

/** A column that rivals others. */
export interface Rival {
  readonly heading: string;
  readonly target: Target | null;
  readonly why: Why;
  /** How many of the rows looked at have a value. */
  readonly filled: number;
}

const OF_EMPLOYMENT = {
  better: /in.?dienst|uit.?dienst|hire|terminat|employment|eintritt|austritt|embauche|sortie|leav/i,
  worse: /contract|functie|dienstverband|vertrag|contrat|position|ancienneté/i,
};

const NEVER = /(?!)/;

/**
 * Headings that say it better than others for the same part (`Roepnaam` than `Voornaam`), and those
 * that say it worse: a contract ends where the employment may go on.
 */
const PREFERENCE: Readonly<Partial<Record<PartName, { better: RegExp; worse: RegExp }>>> = {
  firstName: {
    better: /roep|nick|known|preferred|rufname|usuel|d'usage|short/i,
    worse: /legal|voornamen|eerste|vornamen|firstnames|prénoms/i,
  },
  lastName: {
    better: /preferred|d'usage|usuel/i,
    worse: /geboorte|meisjes|birth|geburt|naissance|eigen|legal/i,
  },
  infix: { better: NEVER, worse: /geboorte|birth|eigen/i },
  startDate: OF_EMPLOYMENT,
  endDate: OF_EMPLOYMENT,
};

/** Parts of which any column will do, so the first one does. */
const ALIKE: ReadonlySet<string> = new Set([
  'emailSecondary',
  'emailFallback',
  'userType',
  'initials',
  'nameUse',
]);

/**
 * Of several columns for one field or part, those by hand go before those of a preset, and both before
 * the rest; those with values before those without; and for a part, the heading that says it best.
 * What is still left is for a person to decide. Returns the targets in the same order.
 */
export function settleRivals(columns: readonly Rival[]): readonly Pick<Rival, 'target' | 'why'>[] {
  const groups = new Map<string, Rival[]>();
  for (const column of columns) {
    const name = nameOf(column.target);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), column]);
  }
  const settled = new Map<Rival, Pick<Rival, 'target' | 'why'>>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const winners = bestOf(group);
    const [winner] = winners;
    for (const loser of group) {
      if (winner !== undefined && !winners.includes(loser)) settled.set(loser, lost(loser, winner));
    }
  }
  return columns.map((column) => settled.get(column) ?? column);
}

function bestOf(group: readonly Rival[]): readonly Rival[] {
  const byHand = group.filter(({ why }) => why.kind === 'map');
  if (byHand.length > 0) return byHand;
  const byPreset = group.filter(({ why }) => why.kind === 'preset');
  const chosen = filledOnes(byPreset.length > 0 ? byPreset : group);
  const [first] = chosen;
  if (first?.target?.kind !== 'part' || chosen.length === 1) return chosen;
  if (ALIKE.has(first.target.part)) return [first];
  const { better, worse } = PREFERENCE[first.target.part] ?? {};
  const good = chosen.filter(({ heading }) => better?.test(heading) === true);
  if (good.length === 1) return good;
  const fair = chosen.filter(({ heading }) => worse?.test(heading) !== true);
  return fair.length === 1 ? fair : chosen;
}

function filledOnes(group: readonly Rival[]): readonly Rival[] {
  const filled = group.filter((column) => column.filled > 0);
  return filled.length > 0 ? filled : group;
}

function lost(loser: Rival, winner: Rival): Pick<Rival, 'target' | 'why'> {
  if (loser.filled === 0 && winner.filled > 0) {
    const why: Why = { kind: 'values', looks: 'blank', share: 0 };
    return { target: { kind: 'other', other: 'blank' }, why };
  }
  const why: Why = { kind: 'beside', heading: winner.heading };
  return { target: { kind: 'other', other: 'spare' }, why };
}

/** The field or part that a target fills; `null` for everything else. */
export function nameOf(target: Target | null): string | null {
  if (target?.kind === 'field') {
    return target.member === undefined ? target.field : `${target.field}.${target.member}`;
  }
  return target?.kind === 'part' ? target.part : null;
}
