// Headings that mean different things in different systems, decided on the values below them and the
// headings beside them. A close call is `undecided`, and asked.

import { fold } from '../user/fold.ts';
import { list } from '../user/list.ts';
import type { PartName } from '../user/headings.ts';
import type { FieldName } from '../user/user.ts';
import type { ColumnValues } from './column-values.ts';
import type { Target, Why } from './target.ts';

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

const toField = (field: FieldName): Target => ({ kind: 'field', field });
const toPart = (part: PartName): Target => ({ kind: 'part', part });
const left: Decision = { target: null, why: { kind: 'unknown' } };

/** AFAS heads the employee number so; hand-made lists, the name. */
const personOr =
  (number: FieldName): Rule =>
  ({ values: { digits, letters, filled } }) => {
    if (filled === 0) return left;
    if (digits >= MOST) return byValues(toField(number), 'numbers', digits);
    if (letters >= MOST) return byValues(toField('name'), 'names', letters);
    return { undecided: [number, 'name'] };
  };

/** The whole name, unless the first name stands apart. */
const nameOrSurname: Rule = ({ values, beside }) => {
  const first = beside('firstName');
  const last = beside('lastName');
  if (first !== null && last !== null) {
    return {
      target: { kind: 'other', other: 'composedName' },
      why: { kind: 'beside', heading: first },
    };
  }
  if (first !== null)
    return { target: toPart('lastName'), why: { kind: 'beside', heading: first } };
  if (values.digits >= MOST) return left;
  return byValues(toField('name'), 'names', values.letters);
};

const infixOrNothing: Rule = ({ values: { infixes, filled } }) =>
  filled > 0 && infixes >= MOST ? byValues(toPart('infix'), 'infixes', infixes) : left;

/** Employment, or marriage, or a contract kind: only known words of employment decide. */
const statusOrNothing: Rule = ({ values: { statuses, filled } }) =>
  filled > 0 && statuses >= MOST ? byValues(toField('isActive'), 'statuses', statuses) : left;

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
    if (dates >= 0.5 && statuses < 0.2) return byValues(toPart(part), 'dates', dates);
    return { undecided: [part, 'isActive'] };
  };

/** A login is an address in some systems and a name of its own in others. */
const addressOrNothing: Rule = ({ values: { at, filled }, beside }) =>
  filled > 0 && at >= NEARLY_ALL && beside('email') === null
    ? byValues(toField('email'), 'addresses', at)
    : left;

/** A row number, a database key, a code of something else: mapped by hand or not at all. */
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
  ['id; code; objectid; object id; nummer; nr; #; volgnummer; uid; datum', neverByItself],
  ['rol; role; rollen; roles; land; statuut; personid; titel; title', neverByItself],
];

const BY_HEADING: ReadonlyMap<string, Rule> = new Map(
  RULES.flatMap(([headings, rule]) =>
    list(headings).map((heading) => [fold(heading), rule] as const),
  ),
);

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
