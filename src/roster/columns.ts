// Which column of a roster holds what: by hand, by preset, by heading, by values; never by a guess.

import { distance } from 'fastest-levenshtein';
import { field, FIELD_NAMES } from '../user/fields.ts';
import { fold } from '../user/fold.ts';
import {
  INVERTED_HEADINGS,
  OTHER_HEADINGS,
  OTHER_NAMES,
  PART_HEADINGS,
  PART_NAMES,
  SENSITIVE_HEADINGS,
  type Headings,
} from '../user/headings.ts';
import { issue, type Issue } from '../user/issue.ts';
import { columnIndex, columnLetter } from '../user/place.ts';
import type { FieldName } from '../user/user.ts';
import { decide, type Evidence } from './ambiguous.ts';
import type { ColumnValues } from './column-values.ts';
import type { ColumnMapping } from './mapping.ts';
import type { Column, Target, Why } from './target.ts';

/** What the person and the preset say about columns. */
export interface ColumnChoices {
  /** Later ones go before earlier ones, and `map` goes before `preset`. */
  readonly map: readonly ColumnMapping[];
  readonly preset: readonly ColumnMapping[];
  /** Headings or letters of columns to leave alone; a preset's need not be there. */
  readonly ignore: readonly string[];
  readonly presetIgnore: readonly string[];
}

interface Understood {
  readonly target: Target | null;
  readonly why: Why;
  readonly undecided?: readonly string[];
}

const all = (headings: Headings): readonly string[] => Object.values(headings).flat();

const BY_HEADING: ReadonlyMap<string, Target> = new Map([
  ...PART_NAMES.flatMap((part) => entries(all(PART_HEADINGS[part]), { kind: 'part', part })),
  ...OTHER_NAMES.flatMap((other) => entries(all(OTHER_HEADINGS[other]), { kind: 'other', other })),
  ...entries(all(SENSITIVE_HEADINGS), { kind: 'sensitive' }),
  ...FIELD_NAMES.flatMap((name) => {
    const { heading, aliases } = field(name);
    const known = [name, ...Object.values(heading), ...all(aliases)];
    return entries(known, { kind: 'field', field: name });
  }),
]);

const INVERTED: ReadonlySet<string> = new Set(INVERTED_HEADINGS.map(fold));

/** Headings that say themselves that the surname comes first. */
const LAST_FIRST =
  /^(?:achternaam|naam|name|nachname|last ?name)\s*[,(]\s*(?:last, first|voornaam|vorname|first)/i;

function entries(
  headings: readonly string[],
  target: Target,
): readonly (readonly [string, Target])[] {
  return headings.map((heading) => [fold(heading), target] as const);
}

/** What a heading stands for, values apart; `null` when it is not known. */
export function targetOfHeading(heading: string): Target | null {
  for (const form of formsOf(heading)) {
    const target = BY_HEADING.get(form);
    if (target === undefined) continue;
    if (target.kind !== 'field') return target;
    if (target.field === 'isActive' && INVERTED.has(form)) return { ...target, inverted: true };
    if (target.field === 'name' && LAST_FIRST.test(heading)) return { ...target, lastFirst: true };
    return target;
  }
  return null;
}

/** A heading as it stands; without what is in brackets (`[Required]`, `(zakelijk)`); each part of `a / b`. */
function formsOf(heading: string): readonly string[] {
  const bare = heading.replace(/\[[^\]]*\]|\([^)]*\)/g, ' ');
  const parts = heading.includes(' / ') ? heading.split(' / ').reverse() : [];
  return [heading, bare, ...parts].map(fold).filter((form) => form !== '');
}

/** Whether a heading is one that is known in any way. */
export function isKnownHeading(heading: string, values: ColumnValues): boolean {
  const nothingBeside = { values, beside: () => null };
  return targetOfHeading(heading) !== null || decideForms(heading, nothingBeside) !== null;
}

function decideForms(heading: string, evidence: Evidence): ReturnType<typeof decide> {
  for (const form of [
    heading,
    heading.replace(/\[[^\]]*\]|\([^)]*\)/g, ' '),
    ...heading.split(' / ').reverse(),
  ]) {
    const decision = decide(form, evidence);
    if (decision !== null) return decision;
  }
  return null;
}

/**
 * Understands every column. All problems are reported: a mapping that names no column, an ambiguous
 * heading that its values do not decide, two columns for one field, no column to tell people by.
 */
export function understandColumns(
  headings: readonly string[],
  values: readonly ColumnValues[],
  choices: ColumnChoices,
): { readonly columns: readonly Column[]; readonly problems: readonly Issue[] } {
  const problems: Issue[] = [];
  const chosen = chosenByHand(headings, choices, problems);
  const beside = (name: string): string | null =>
    headings.find((heading, index) => {
      const target = chosen.get(index)?.target ?? targetOfHeading(heading);
      return nameOf(target) === name && (values[index]?.filled ?? 0) > 0;
    }) ?? null;
  const understood = headings.map((heading, index): Understood => {
    const hand = chosen.get(index);
    if (hand !== undefined) return hand;
    const seen = values[index];
    const decision = seen === undefined ? null : decideForms(heading, { values: seen, beside });
    if (decision === null) {
      const target = targetOfHeading(heading);
      return { target, why: { kind: target === null ? 'unknown' : 'alias' } };
    }
    if (!('undecided' in decision)) return decision;
    return { target: null, why: { kind: 'unknown' }, undecided: decision.undecided };
  });
  const settled = settleRivals(understood, values);
  const columns = settled.map(({ target, why, undecided }, index): Column => {
    const heading = headings[index] ?? '';
    const letter = columnLetter(index);
    if (undecided !== undefined) {
      problems.push(issue('COLUMN_AMBIGUOUS', { heading, fields: undecided }, { column: letter }));
    }
    const { filled = 0, rows = 0, samples = [] } = values[index] ?? {};
    const suggestion = target === null ? nearestHeading(heading) : null;
    const shown = target?.kind === 'sensitive' ? [] : samples;
    return { index, letter, heading, target, why, suggestion, filled, rows, samples: shown };
  });
  problems.push(...problemsOf(columns));
  return { columns, problems };
}

function chosenByHand(
  headings: readonly string[],
  { map, preset, ignore, presetIgnore }: ColumnChoices,
  problems: Issue[],
): ReadonlyMap<number, Understood> {
  const chosen = new Map<number, Understood>();
  const missing = (heading: string): void => {
    const close = nearest(heading, headings);
    problems.push(issue('MAP_COLUMN_UNKNOWN', { heading, nearest: close }));
  };
  for (const { heading, target } of preset) {
    const index = findHeading(heading, headings);
    if (index !== null) chosen.set(index, { target, why: { kind: 'preset' } });
  }
  for (const heading of presetIgnore) {
    const index = findHeading(heading, headings);
    if (index !== null) chosen.set(index, { target: null, why: { kind: 'ignored' } });
  }
  for (const heading of ignore) {
    const index = findHeading(heading, headings);
    if (index === null) missing(heading);
    else chosen.set(index, { target: null, why: { kind: 'ignored' } });
  }
  for (const { heading, target } of map) {
    const index = findHeading(heading, headings);
    if (index === null) missing(heading);
    else chosen.set(index, { target, why: { kind: 'map' } });
  }
  return chosen;
}

/**
 * Of several columns for one field or part, those by hand go before the rest, and those with values
 * before those without. `beside` a mail column, a login name is only its substitute.
 */
function settleRivals(
  understood: readonly Understood[],
  values: readonly ColumnValues[],
): readonly Understood[] {
  const byHand = new Set(
    understood.filter(({ why }) => why.kind === 'map').map(({ target }) => nameOf(target)),
  );
  const fromPreset = new Set(
    understood.filter(({ why }) => why.kind === 'preset').map(({ target }) => nameOf(target)),
  );
  const withValues = new Set(
    understood
      .filter((_, index) => (values[index]?.filled ?? 0) > 0)
      .map(({ target }) => nameOf(target)),
  );
  const hasEmail = withValues.has('email') || byHand.has('email');
  return understood.map((column, index): Understood => {
    const name = nameOf(column.target);
    if (column.target?.kind === 'part' && name === 'emailFallback' && !hasEmail) {
      return { ...column, target: { kind: 'field', field: 'email' } };
    }
    if (name === null || column.why.kind === 'map') return column;
    if (byHand.has(name)) return { target: null, why: { kind: 'unknown' } };
    if (column.why.kind === 'preset') return column;
    if (fromPreset.has(name)) return { target: null, why: { kind: 'unknown' } };
    const rivals = understood.filter(({ target }) => nameOf(target) === name);
    const isBlank = (values[index]?.filled ?? 0) === 0;
    if (rivals.length > 1 && isBlank && withValues.has(name)) {
      const why: Why = { kind: 'values', looks: 'blank', share: 0 };
      return { target: { kind: 'other', other: 'blank' }, why };
    }
    return column;
  });
}

/** The field or part that a target fills; `null` for everything else. */
function nameOf(target: Target | null): string | null {
  if (target?.kind === 'field') return target.field;
  return target?.kind === 'part' ? target.part : null;
}

function problemsOf(columns: readonly Column[]): readonly Issue[] {
  const byField = new Map<FieldName, Column[]>();
  for (const column of columns) {
    if (column.target?.kind !== 'field') continue;
    const { field: name } = column.target;
    byField.set(name, [...(byField.get(name) ?? []), column]);
  }
  const problems: Issue[] = [];
  for (const [name, group] of byField) {
    if (group.length === 1) continue;
    const headings = group.map(({ heading }) => heading);
    const letters = group.map(({ letter }) => letter);
    problems.push(issue('COLUMN_TWICE', { field: name, headings, columns: letters }));
  }
  if (byField.size === 0) {
    const headings = columns.map(({ heading }) => heading).filter((heading) => heading !== '');
    problems.push(issue('COLUMNS_UNKNOWN', { headings }));
  } else if (!KEYS.some((key) => byField.has(key))) {
    problems.push(issue('COLUMN_REQUIRED', { fields: KEYS }));
  }
  return problems;
}

/** What a row can be matched by. */
const KEYS = ['ref', 'email', 'id'] as const satisfies readonly FieldName[];

/** The column with that heading or, where there is none, that letter. */
export function findHeading(wanted: string, headings: readonly string[]): number | null {
  const exact = headings.findIndex((heading) => heading.trim() === wanted.trim());
  if (exact >= 0) return exact;
  const folded = headings.findIndex((heading) => fold(heading) === fold(wanted));
  if (folded >= 0) return folded;
  const index = columnIndex(wanted);
  return index !== null && index < headings.length ? index : null;
}

const KNOWN_HEADINGS: readonly string[] = [...BY_HEADING.keys()];

/** The known heading that is spelt most like this one. */
function nearestHeading(heading: string): string | null {
  return fold(heading).length < 4 ? null : nearest(heading, KNOWN_HEADINGS);
}

/** The candidate that is spelt most alike, if any is alike at all. */
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
