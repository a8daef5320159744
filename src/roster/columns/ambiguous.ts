// Headings that mean different things in different systems, decided on the values below them and the
// headings beside them. A close call is `undecided`, and asked.

import { fold } from '../../user/fold.ts';
import type { PartName } from '../../user/headings.ts';
import type { Target, Why } from '../../user/roster.ts';
import type { FieldName } from '../../user/user.ts';
import { list } from '../../user/words.ts';
import type { ColumnValues } from './column-values.ts';

/** What decides about one column. */
export interface Evidence {
  readonly values: ColumnValues;
  /** The heading that is known for that part or field, if any is. */
  readonly beside: (name: PartName | FieldName) => string | null;
}

export type Decision =
  { readonly target: Target | null; readonly why: Why } | { readonly undecided: readonly string[] };

type Rule = (evidence: Evidence) => Decision;

/** Most of the cells that are filled. */
const MOST = 0.8;

const NEARLY_ALL = 0.9;

const HALF = 0.5;

const toField = (field: FieldName): Target => ({ kind: 'field', field });

const toPart = (part: PartName): Target => ({ kind: 'part', part });

const left: Decision = { target: null, why: { kind: 'varies' } };

/** AFAS heads the employee number so; hand-made lists, the name. */
const personOr =
  (number: FieldName): Rule =>
  ({ values: { digits, letters, filled } }) => {
    if (filled === 0) return left;
    if (digits >= MOST) return byValues(toField(number), 'numbers', digits);
    if (letters >= MOST) return byValues(toField('name'), 'names', letters);
    return { undecided: [number, 'name'] };
  };

/** The whole name, unless other columns have it in parts. */
const nameOrSurname: Rule = ({ values: { filled, digits, letters }, beside }) => {
  const first = beside('firstName') ?? beside('initials');
  if (first !== null) {
    const isWhole = beside('lastName') !== null;
    const target: Target = isWhole ? { kind: 'other', other: 'composedName' } : toPart('lastName');
    return { target, why: { kind: 'beside', heading: first } };
  }
  if (filled === 0 || digits >= MOST) return left;
  return letters >= MOST
    ? byValues(toField('name'), 'names', letters)
    : { undecided: ['name', 'lastName'] };
};

const infixOrNothing: Rule = ({ values: { infixes } }) =>
  infixes >= MOST ? byValues(toPart('infix'), 'infixes', infixes) : left;

/** Employment, or marriage, or a contract kind: only known words of employment decide. */
const statusOrNothing: Rule = ({ values: { statuses } }) => {
  if (statuses >= MOST) return byValues(toField('isActive'), 'statuses', statuses);
  return statuses >= HALF ? { undecided: ['isActive'] } : left;
};

const statusOrDate =
  (part: 'startDate' | 'endDate', inverted: boolean): Rule =>
  ({ values: { dates, statuses, filled } }) => {
    if (filled === 0) return byValues(toPart(part), 'blank', 0);
    if (dates >= MOST) return byValues(toPart(part), 'dates', dates);
    const flag: Target = {
      kind: 'field',
      field: 'isActive',
      ...(inverted ? { inverted: true } : {}),
    };
    if (statuses >= MOST) return byValues(flag, 'statuses', statuses);
    // Sentinels and words among the dates; still more dates than anything else.
    if (dates >= HALF && statuses < 1 - MOST) return byValues(toPart(part), 'dates', dates);
    return { undecided: [part, 'isActive'] };
  };

/** A login is an address in some systems and a name of its own in others. */
const addressOrNothing: Rule = ({ values: { at }, beside }) => {
  if (beside('email') !== null || at < HALF) return left;
  return at >= NEARLY_ALL
    ? byValues(toField('email'), 'addresses', at)
    : { undecided: ['email', 'ref'] };
};

/** A row number, a database key, a code of something else: asked only where nothing else tells people apart. */
const numberOrNothing: Rule = ({ values: { filled, rows, digits, distinct }, beside }) => {
  const isKey = filled > 1 && filled === rows && distinct && digits >= MOST;
  const hasKey = ['ref', 'email', 'id'] as const;
  return isKey && hasKey.every((key) => beside(key) === null) ? { undecided: ['ref'] } : left;
};

/** Something else in every system: mapped by hand or not at all. */
const neverByItself: Rule = () => left;

const RULES: readonly (readonly [string, Rule])[] = [
  ['medewerker', personOr('afasEmployeeId')],
  ['werknemer; employee; mitarbeiter; worker', personOr('ref')],
  ['naam; name; nom', nameOrSurname],
  ['prefix; middle name; middlename; tv', infixOrNothing],
  ['status; statut; dienstverband status; employment status; employee status', statusOrNothing],
  ['huidige medewerker status; medewerkerstatus; worker status; lifecycle status', statusOrNothing],
  ['in dienst; indienst', statusOrDate('startDate', false)],
  ['uit dienst; uitdienst', statusOrDate('endDate', true)],
  ['username; gebruikersnaam; login; login_id; user id; userid', addressOrNothing],
  ['id; code; nummer; nr; #; uid; personid', numberOrNothing],
  ['objectid; object id; datum; land; statuut; organisatie; prioriteit', neverByItself],
  // A role of an HR system is a job, and a title may be that of a doctor; never a right in Pluvo.
  ['rol; role; rollen; roles; titel; title; trainer; groepsbeheerder', neverByItself],
];

const BY_HEADING: ReadonlyMap<string, Rule> = new Map(
  RULES.flatMap(([headings, rule]) =>
    list(headings).map((heading) => [fold(heading), rule] as const),
  ),
);

/** All of them, folded. */
export const AMBIGUOUS_HEADINGS: readonly string[] = [...BY_HEADING.keys()];

/** Whether a heading means different things in different systems. */
export function isAmbiguous(heading: string): boolean {
  return BY_HEADING.has(fold(heading));
}

/** The decision about an ambiguous heading; `null` when the heading is not one. */
export function decide(heading: string, evidence: Evidence): Decision | null {
  return BY_HEADING.get(fold(heading))?.(evidence) ?? null;
}

function byValues(
  target: Target,
  looks: Extract<Why, { kind: 'values' }>['looks'],
  share: number,
): Decision {
  return { target, why: { kind: 'values', looks, share } };
}
