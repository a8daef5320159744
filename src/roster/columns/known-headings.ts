// The headings that are known, and what a column under each of them holds.

import { field, FIELD_NAMES } from '../../user/fields.ts';
import { fold } from '../../user/fold.ts';
import {
  type Headings,
  INVERTED_HEADINGS,
  OTHER_HEADINGS,
  OTHER_NAMES,
  PART_HEADINGS,
  PART_NAMES,
  SENSITIVE_HEADINGS,
} from '../../user/headings.ts';
import type { Target } from '../../user/roster.ts';

const all = (headings: Headings): readonly string[] => Object.values(headings).flat();

function entries(
  headings: readonly string[],
  target: Target,
): readonly (readonly [string, Target])[] {
  return headings.map((heading) => [fold(heading), target] as const);
}

const TARGETS: ReadonlyMap<string, Target> = new Map([
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

/** Between the two rows of a header that has been combined into one heading. */
export const ROW_SEPARATOR = ' / ';

/** A longer text is no heading, and not worth a search. */
const LONGEST_HEADING = 254;

/** `E-mail (leidinggevende)`: what is in brackets makes it that of another person. */
const SOMEBODY_ELSE =
  /[([][^)\]]{0,40}(?:leidinggev|manager|chef|supervisor|partner|contact|nood|emergency|ouder|parent|vorgesetz|führungskraft|responsable|conjoint)/i;

/**
 * The ways to take a heading: as it stands; without what is in brackets (`[Required]`, `(zakelijk)`);
 * of two rows of headings each alone, the lower one first.
 */
export function readingsOf(heading: string): readonly string[] {
  if (heading.length > LONGEST_HEADING || SOMEBODY_ELSE.test(heading)) return [heading];
  const bare = heading.replace(/\[[^\]]*\]|\([^)]*\)/g, ' ');
  const rows = heading.includes(ROW_SEPARATOR) ? heading.split(ROW_SEPARATOR).reverse() : [];
  return [heading, bare, ...rows];
}

/** A heading of an export for one of the extra fields. */
const MEMBER = /^extraFields\.(.+)$/i;

function memberTarget(heading: string): Target | null {
  const member = MEMBER.exec(heading.trim())?.[1];
  if (member === undefined) return null;
  const isSensitive = TARGETS.get(fold(member))?.kind === 'sensitive';
  return isSensitive ? { kind: 'sensitive' } : { kind: 'field', field: 'extraFields', member };
}

/** What a heading stands for, values apart; `null` when it is not known. */
export function targetOfHeading(heading: string): Target | null {
  for (const reading of readingsOf(heading)) {
    const target = targetOfReading(reading, heading);
    if (target !== null) return target;
  }
  return null;
}

/** What one reading of a heading stands for. */
export function targetOfReading(reading: string, heading: string): Target | null {
  const target = memberTarget(reading) ?? TARGETS.get(fold(reading));
  return target === undefined ? null : turned(target, heading);
}

/** The target as a column under this heading fills it: the other way round where the heading says so. */
export function turned(target: Target, heading: string): Target {
  if (target.kind !== 'field') return target;
  const isInverted = readingsOf(heading).some((reading) => INVERTED.has(fold(reading)));
  if (target.field === 'isActive' && isInverted) return { ...target, inverted: true };
  if (target.field === 'name' && LAST_FIRST.test(heading)) return { ...target, lastFirst: true };
  return target;
}

/** All that are known, folded. */
export const KNOWN_HEADINGS: readonly string[] = [...TARGETS.keys()];
