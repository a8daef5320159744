// Which column of a roster holds what: by hand, by preset, by heading, by values; never by a guess.

import { nearest } from '../../user/nearest.ts';
import { fold } from '../../user/fold.ts';
import { issue, type Issue } from '../../user/issue.ts';
import { columnIndex, columnLetter } from '../../user/place.ts';
import type { Column, Target, Why } from '../../user/roster.ts';
import { decide, type Evidence, isAmbiguous } from './ambiguous.ts';
import { columnProblems } from './column-problems.ts';
import { type ColumnValues, NO_VALUES } from './column-values.ts';
import {
  readingsOf,
  ROW_SEPARATOR,
  targetOfHeading,
  targetOfReading,
  turned,
} from './known-headings.ts';
import { type ColumnMapping, targetName } from './mapping.ts';
import { nearColumn, nearestHeading } from './near-columns.ts';
import { nameOf, settleRivals } from './rivals.ts';
import { typedName } from './suggestions.ts';

/** What the person and the preset say about columns. */
export interface ColumnChoices {
  /** Later ones go before earlier ones, and `map` goes before `preset`. */
  readonly map: readonly ColumnMapping[];
  readonly preset: readonly ColumnMapping[];
  /** Headings or letters of columns to leave alone; a preset's need not be there. */
  readonly ignore: readonly string[];
  readonly presetIgnore: readonly string[];
  /** What was answered to questions about columns; used where the question is there again. */
  readonly answers?: readonly ColumnAnswer[];
}

/** An answer to COLUMN_NEAR or COLUMN_AMBIGUOUS: what the column is, or `null` to leave it out. */
export interface ColumnAnswer {
  /** The letter of a column without one. */
  readonly heading: string;
  readonly target: Target | null;
}

interface Understood {
  readonly target: Target | null;
  readonly why: Why;
  /** What the heading can mean, where the values do not decide. */
  readonly undecided?: readonly string[];
}

const UNKNOWN: Understood = { target: null, why: { kind: 'unknown' } };

/** The share of the values from which an unknown column is taken for a restricted one. */
const MOST = 0.8;

/** Fewer values than this may pass a check by chance. */
const FEW = 3;

/**
 * Understands every column. All problems are reported: a mapping that names no column, an ambiguous
 * heading that its values do not decide, two columns for one field, no column to tell people by.
 */
export function understandColumns(
  headings: readonly string[],
  values: readonly ColumnValues[],
  choices: ColumnChoices,
  /** Whether the values are all there are. */
  whole = true,
): { readonly columns: readonly Column[]; readonly problems: readonly Issue[] } {
  const problems: Issue[] = [];
  const chosen = chosenByHand(headings, choices, problems);
  const valuesOf = (index: number): ColumnValues => values[index] ?? NO_VALUES;
  const beside = (name: string): string | null =>
    headings.find((heading, index) => {
      const hand = chosen.get(index);
      const target = hand === undefined ? plainTarget(heading) : hand.target;
      return nameOf(target) === name && valuesOf(index).filled > 0;
    }) ?? null;

  const understood = headings.map((heading, index): Understood => {
    return chosen.get(index) ?? understand(heading, { values: valuesOf(index), beside });
  });
  const logins = loginsAsAddresses(understood, valuesOf);
  const settled = settleRivals(
    logins.map(({ target, why }, index) => {
      return { heading: headings[index] ?? '', target, why, filled: valuesOf(index).filled };
    }),
  );
  const names = new Set(settled.map(({ target }) => nameOf(target)));
  const columns = settled.map(({ target, why }, index): Column => {
    const heading = headings[index] ?? '';
    const letter = columnLetter(index);
    const evidence = { values: valuesOf(index), beside, covered: covers(names), whole };
    const isUnknown = target === null && why.kind === 'unknown';
    const near = isUnknown ? nearColumn(heading, evidence) : null;
    const fields = understood[index]?.undecided;
    if (fields !== undefined) {
      problems.push(issue('COLUMN_AMBIGUOUS', { heading, fields }, { column: letter }));
    }
    if (near !== null) {
      const typed = typedName({ heading, letter });
      problems.push(issue('COLUMN_NEAR', { heading, typed, ...near }, { column: letter }));
    }
    const { filled, rows, samples } = valuesOf(index);
    const suggestion = isUnknown ? (near?.like ?? nearestHeading(heading)) : null;
    const hidden = isSensitive(target) || isSensitive(targetOfHeading(suggestion ?? heading));
    return {
      index,
      letter,
      heading,
      target,
      why,
      suggestion,
      filled,
      rows,
      samples: hidden ? [] : samples,
    };
  });
  const answered = problems.flatMap((problem) => answerTo(problem, choices));
  if (answered.length > 0) {
    return understandColumns(headings, values, withAnswers(choices, answered), whole);
  }
  return { columns, problems: [...problems, ...columnProblems(columns)] };
}

/**
 * The answer that is known to a question, with the letter of its column. Only to one that is asked, and
 * only one of those it offers: a file of answers can decide nothing else.
 */
function answerTo(problem: Issue, { answers = [] }: ColumnChoices): readonly ColumnAnswer[] {
  if (problem.code !== 'COLUMN_NEAR' && problem.code !== 'COLUMN_AMBIGUOUS') return [];
  const { heading, fields } = problem.params;
  const letter = problem.place.column ?? '';
  const found = answers.find((answer) => answer.heading === (heading === '' ? letter : heading));
  if (found === undefined) return [];
  const name = found.target === null ? null : targetName(found.target);
  return name === null || fields.includes(name) ? [{ heading: letter, target: found.target }] : [];
}

function withAnswers(choices: ColumnChoices, answered: readonly ColumnAnswer[]): ColumnChoices {
  const map = answered.flatMap(({ heading, target }) =>
    target === null ? [] : [{ heading, target }],
  );
  const ignored = answered.filter(({ target }) => target === null);
  return {
    ...choices,
    map: [...choices.map, ...map],
    ignore: [...choices.ignore, ...ignored.map(({ heading }) => heading)],
  };
}

/** What need not be asked for, as columns have it already or have what it would be a part of. */
function covers(names: ReadonlySet<string | null>): (name: string) => boolean {
  const has = (name: string): boolean => names.has(name);
  return (name) => {
    if (has(name)) return true;
    switch (name) {
      case 'name':
        return has('firstName') && has('lastName');
      case 'firstName':
      case 'lastName':
      case 'infix':
      case 'partnerInfix':
      case 'partnerLastName':
        return has('name');
      case 'initials':
        return has('name') || has('firstName');
      case 'nameUse':
        return has('name') || !has('partnerLastName');
      case 'emailSecondary':
      case 'emailFallback':
        return has('email');
      default:
        return false;
    }
  };
}

function understand(heading: string, evidence: Evidence): Understood {
  // A sub-heading says more than the heading that it stands under, whatever the values are.
  for (const reading of readingsOf(heading)) {
    const decision = decide(reading, evidence);
    if (decision !== null) {
      if (!('undecided' in decision)) return decision;
      return { target: null, why: { kind: 'varies' }, undecided: decision.undecided };
    }
    const target = targetOfReading(reading, heading);
    if (target !== null) return { target, why: { kind: 'alias' } };
  }
  const { restricted, filled } = evidence.values;
  if (filled < FEW || restricted < MOST) return UNKNOWN;
  const why: Why = { kind: 'values', looks: 'restricted', share: restricted };
  return { target: { kind: 'sensitive' }, why };
}

/** What a heading means that always means the same. */
function plainTarget(heading: string): Target | null {
  for (const reading of readingsOf(heading)) {
    if (isAmbiguous(reading)) return null;
    const target = targetOfReading(reading, heading);
    if (target !== null) return target;
  }
  return null;
}

/** Whether a heading is one that is known in any way. */
export function isKnownHeading(heading: string): boolean {
  return targetOfHeading(heading) !== null || readingsOf(heading).some(isAmbiguous);
}

function isSensitive(target: Target | null): boolean {
  return target?.kind === 'sensitive';
}

function chosenByHand(
  headings: readonly string[],
  { map, preset, ignore, presetIgnore }: ColumnChoices,
  problems: Issue[],
): ReadonlyMap<number, Understood> {
  const chosen = new Map<number, Understood>();
  const choose = (wanted: string, target: Target | null, kind: 'map' | 'preset' | 'ignored') => {
    const index = findHeading(wanted, headings);
    const heading = headings[index ?? -1] ?? '';
    // What looks like a letter in a preset (`MI`) is a heading, unless the column has none.
    const isLetter = kind === 'preset' && heading !== '' && !isHeaded(heading, wanted);
    if (index === null || isLetter) return false;
    // What the law restricts is not read, whoever says so.
    if (target !== null && isSensitive(targetOfHeading(heading))) {
      problems.push(issue('COLUMN_RESTRICTED', { heading }, { column: columnLetter(index) }));
    } else {
      chosen.set(index, { target: target && turned(target, heading), why: { kind } });
    }
    return true;
  };
  const missing = (heading: string): void => {
    const close = nearest(heading, headings);
    problems.push(issue('MAP_COLUMN_UNKNOWN', { heading, nearest: close }));
  };
  for (const { heading, target } of preset) choose(heading, target, 'preset');
  for (const heading of presetIgnore) choose(heading, null, 'preset');
  for (const heading of ignore) if (!choose(heading, null, 'ignored')) missing(heading);
  for (const { heading, target } of map) if (!choose(heading, target, 'map')) missing(heading);
  return chosen;
}

/** Where no column has e-mail addresses, login names stand for them; else only where one is missing. */
function loginsAsAddresses(
  columns: readonly Understood[],
  valuesOf: (index: number) => ColumnValues,
): readonly Understood[] {
  const hasEmail = columns.some(
    ({ target, why }, index) =>
      nameOf(target) === 'email' && (why.kind === 'map' || valuesOf(index).filled > 0),
  );
  if (hasEmail) return columns;
  return columns.map((column) =>
    nameOf(column.target) === 'emailFallback'
      ? { ...column, target: { kind: 'field', field: 'email' } }
      : column,
  );
}

/** Whether a heading is the one that is meant, of a header in two rows either of them. */
function isHeaded(heading: string, wanted: string): boolean {
  const form = fold(wanted);
  return (
    heading.trim() === wanted.trim()
    || (form !== '' && [heading, ...heading.split(ROW_SEPARATOR)].some((row) => fold(row) === form))
  );
}

/** The column with that heading (of a header in two rows, either of them) or else that letter. */
function findHeading(wanted: string, headings: readonly string[]): number | null {
  const exact = headings.findIndex((heading) => heading.trim() === wanted.trim());
  if (exact >= 0) return exact;
  const form = fold(wanted);
  const folded = headings.findIndex((heading) => form !== '' && fold(heading) === form);
  if (folded >= 0) return folded;
  const inRows = headings.flatMap((heading, index) => (isHeaded(heading, wanted) ? [index] : []));
  const [only, ...others] = inRows;
  if (only !== undefined && others.length === 0) return only;
  const index = columnIndex(wanted);
  return index !== null && index < headings.length ? index : null;
}
