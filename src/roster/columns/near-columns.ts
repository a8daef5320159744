// Columns that nobody knows and that may well be one that is: by a heading that is misspelt, cut off or
// has words around it, and by values that say what they are. Never read by itself; asked.

import { edits } from '../../user/nearest.ts';
import { fold } from '../../user/fold.ts';
import { isPartName } from '../../user/headings.ts';
import type { Target } from '../../user/roster.ts';
import { AMBIGUOUS_HEADINGS, decide, type Evidence } from './ambiguous.ts';
import type { ColumnValues } from './column-values.ts';
import { KNOWN_HEADINGS, readingsOf, targetOfHeading } from './known-headings.ts';
import { targetName } from './mapping.ts';

/** What a column may be. */
export interface Near {
  /** The known heading that is nearly this one, folded; `null` where the values alone tell. */
  readonly like: string | null;
  /** What it may be mapped to, as `--map` names it; the likeliest first. */
  readonly fields: readonly string[];
}

export interface NearEvidence extends Evidence {
  /** Whether another column has that field or part, or all that it would add to. */
  readonly covered: (name: string) => boolean;
  /** The cells that were looked at are all there are. */
  readonly whole: boolean;
}

/** A longer text is no heading that somebody mistyped. */
const LONGEST = 80;

const SHORTEST = 3;

interface Known {
  readonly form: string;
  /** Which letters it has, a bit each: two texts a slip apart differ in at most two of them. */
  readonly letters: number;
}

const KNOWN: readonly Known[] = [...new Set([...KNOWN_HEADINGS, ...AMBIGUOUS_HEADINGS])]
  .filter((form) => form.length > SHORTEST)
  .map((form) => ({ form, letters: lettersOf(form) }));

const IS_KNOWN: ReadonlySet<string> = new Set(KNOWN.map(({ form }) => form));

/** What a column that is not known may be; `null` where nothing says so, or another column has that. */
export function nearColumn(heading: string, evidence: NearEvidence): Near | null {
  const { values, whole } = evidence;
  // Of a column that has nothing, nothing is lost.
  if (heading.length > LONGEST || (values.filled === 0 && whole)) return null;
  for (const reading of readingsOf(heading)) {
    const form = fold(reading);
    const found =
      misspelt(form, evidence) ?? cutOff(form, evidence) ?? amongWords(reading, form, evidence);
    if (found !== null) return found;
  }
  return byValues(evidence);
}

/** The known heading that is spelt most like this one, folded, whatever is below it. */
export function nearestHeading(heading: string): string | null {
  if (heading.length > LONGEST) return null;
  return readingsOf(heading).flatMap((reading) => fewestSlips(fold(reading)))[0] ?? null;
}

/** The headings that are the fewest slips away, and of these those that the values fit. */
function misspelt(form: string, evidence: NearEvidence): Near | null {
  return nearOf(fewestSlips(form), evidence, fits);
}

function fewestSlips(form: string): readonly string[] {
  if (form.length < SHORTEST) return [];
  const letters = lettersOf(form);
  let best: string[] = [];
  let bestAway = Infinity;
  for (const known of KNOWN) {
    const most = Math.min(bestAway, slipsIn(known.form));
    if (Math.abs(known.form.length - form.length) > most) continue;
    if (bits(known.letters ^ letters) > 2 * most) continue;
    const away = edits(form, known.form, most);
    if (away < bestAway) best = [];
    if (away <= most) {
      best.push(known.form);
      bestAway = away;
    }
  }
  return best;
}

/** How many slips a heading of that length may have to be told from another word. */
function slipsIn(form: string): number {
  if (form.length < 8) return 1;
  return form.length < 16 ? 2 : 3;
}

/** `Personeelsnu`: at least half of a heading, from its start. */
function cutOff(form: string, evidence: NearEvidence): Near | null {
  if (form.length < 5) return null;
  const longer = KNOWN.filter(
    (known) => known.form.startsWith(form) && known.form.length <= 2 * form.length,
  );
  return nearOf(
    longer.map((known) => known.form),
    evidence,
    fits,
  );
}

/** What other words around a heading leave as it is; with a name, they make it somebody else's. */
const KEPT_AMONG_WORDS = ['email', 'isActive', 'ref', 'language', 'endDate'];

/** `Actief J/N`: a heading that makes up most of this one, where the values say the same. */
function amongWords(reading: string, form: string, evidence: NearEvidence): Near | null {
  const words = reading.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const found = words.flatMap((_, first) =>
    words.map((__, last) => fold(words.slice(first, last + 1).join(''))),
  );
  const likely = found.filter(
    (part) => part.length > SHORTEST && 2 * part.length >= form.length && IS_KNOWN.has(part),
  );
  const [longest] = likely.sort((a, b) => b.length - a.length);
  if (longest === undefined || longest === form) return null;
  // Laptops have a status too.
  if (AMBIGUOUS_HEADINGS.includes(longest) && evidence.values.employment < HALF) return null;
  return nearOf([longest], evidence, (name, values) => {
    const isKept = KEPT_AMONG_WORDS.includes(plain(name)) && fits(name, values);
    return isKept && says(name, longest, values);
  });
}

/** Addresses of one person each, words of employment: where no column has what they say. */
function byValues({ values, covered }: NearEvidence): Near | null {
  if (values.filled < FEW) return null;
  if (values.at >= NEARLY_ALL && values.different >= NEARLY_ALL && !covered('email')) {
    return { like: null, fields: ['email'] };
  }
  const isStatus = values.employment >= NEARLY_ALL && !covered('isActive') && !covered('endDate');
  return isStatus ? { like: null, fields: ['isActive'] } : null;
}

/** Fewer values than this may look so by chance. */
const FEW = 3;

const NEARLY_ALL = 0.9;

const HALF = 0.5;

type Fits = (name: string, values: ColumnValues) => boolean;

function nearOf(likes: readonly string[], evidence: NearEvidence, fit: Fits): Near | null {
  const meanings = likes.map((like) => {
    const fields = meaningsOf(like, evidence).filter(
      (name) => !evidence.covered(plain(name)) && fit(name, evidence.values),
    );
    return { like, fields };
  });
  const meant = meanings.filter(({ fields }) => fields.length > 0);
  const [first] = meant.sort((a, b) => partsIn(a.fields) - partsIn(b.fields));
  if (first === undefined) return null;
  return { like: first.like, fields: [...new Set(meant.flatMap(({ fields }) => fields))] };
}

/** A field is likelier meant than a part that only adds to one. */
function partsIn(fields: readonly string[]): number {
  return fields.filter(isPartName).length;
}

/** What a heading can mean over these values, as `--map` names it. */
function meaningsOf(like: string, evidence: Evidence): readonly string[] {
  const decision = decide(like, evidence);
  if (decision !== null && 'undecided' in decision) return decision.undecided;
  const target: Target | null = decision === null ? targetOfHeading(like) : decision.target;
  const name = target === null ? null : targetName(target);
  return name === null ? [] : [name];
}

/** Without what turns it round (`isActive:inverted`). */
function plain(name: string): string {
  return name.split(':')[0] ?? name;
}

/** Whether the values could be of that field: nothing says that they are something else. */
function fits(name: string, values: ColumnValues): boolean {
  const { filled, at, statuses, dates, letters, digits, languages, different } = values;
  if (filled === 0) return true;
  // Two words over and over are a status, whatever the words are.
  const isChoice = different * filled <= 2 && filled > 2;
  switch (plain(name)) {
    case 'email':
    case 'emailSecondary':
    case 'emailFallback':
      return at >= HALF;
    case 'isActive':
      return statuses >= HALF || (isChoice && dates < HALF && at < HALF);
    case 'startDate':
    case 'endDate':
      return dates >= HALF || (at < HALF && letters < HALF);
    case 'language':
      return languages >= HALF && statuses < HALF;
    case 'name':
    case 'firstName':
    case 'lastName':
    case 'partnerLastName':
      return letters >= HALF && at < HALF && statuses < HALF;
    case 'afasEmployeeId':
    case 'afasPersonId':
      return digits >= HALF && dates < HALF;
    case 'id':
    case 'ref':
      return at < HALF && dates < HALF && (digits >= HALF || different >= NEARLY_ALL);
    default:
      return at < HALF && dates < HALF;
  }
}

/** Driving licences and courses end as well. */
const OF_EMPLOYMENT = /dienst|leav|terminat|exit|lastday|working|austritt|arbeit|sortie|depart/;

/** Whether the values say themselves that they are of that field. */
function says(name: string, like: string, values: ColumnValues): boolean {
  const { different, digits, dates, filled } = values;
  switch (plain(name)) {
    case 'ref':
      return different >= NEARLY_ALL && digits >= HALF && filled >= FEW;
    case 'endDate':
      return dates >= HALF && OF_EMPLOYMENT.test(like);
    default:
      return filled > 0;
  }
}

/** The letters of a text, a bit each; what is no letter from a to z shares the others. */
function lettersOf(form: string): number {
  let letters = 0;
  for (let at = 0; at < form.length; at++) letters |= 1 << ((form.charCodeAt(at) - 97) & 31);
  return letters;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
