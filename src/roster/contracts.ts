// Several rows of one person: an export with a row for each contract. The current contract speaks.

import { isDeepStrictEqual } from 'node:util';
import { NUMBERS } from '../user/fields.ts';
import { emailForm, fold } from '../user/fold.ts';
import { issue, type Issue } from '../user/issue.ts';
import { byPlace, type RowPlace } from '../user/place.ts';
import { otherRow, placeOfRow, type RosterRow, type RosterSheet } from '../user/roster.ts';
import type { FieldName } from '../user/user.ts';
import type { Acceptable } from './rows/accept.ts';

type PersonRow = Extract<RosterRow, { kind: 'person' }>;

/** What makes two rows one person's; an address only together with the name. */
const KEYS = ['id', 'ref', 'afasPersonId', 'afasEmployeeId', 'email'] as const;

/**
 * Folds the rows of one person into the row of the current contract: active before past, the latest
 * start before earlier ones. The others are skipped and say where they went. All rows of a person whose
 * number differs between them are held, or the first is noted where the number is not what users are
 * matched by. Held is also one whose contract has ended while another of their rows could not be read.
 */
export function mergeContracts(
  rows: readonly RosterRow[],
  sheets: readonly RosterSheet[],
  accept: ReadonlySet<Acceptable>,
): readonly RosterRow[] {
  const merged = new Map<RosterRow, RosterRow>();
  const groups = new Map<RosterRow, readonly RosterRow[]>();
  for (const group of samePerson(rows)) {
    const sorted = [...group].sort(byCurrency);
    const winner = speaker(sorted);
    if (winner === undefined) continue;
    const others = sorted.filter((row) => row !== winner);
    const rival = accept.has('ref-change') ? undefined : otherRef(winner, others);
    if (rival !== undefined) {
      for (const row of [winner, ...others]) {
        const against = row.wanted.ref === winner.wanted.ref ? rival : winner;
        merged.set(row, heldOver(row, against, sheets));
      }
      continue;
    }
    merged.set(winner, withNotes(winner, others, sheets));
    groups.set(winner, sorted);
    for (const other of others) {
      const place = placeOfRow(other.place, sheets[other.place.sheet]);
      const row = otherRow(other.place, winner.place, sheets[winner.place.sheet]);
      const reason = issue('CONTRACT_MERGED', { row }, place);
      merged.set(other, { kind: 'skipped', place: other.place, wanted: winner.wanted, reason });
    }
  }
  const settle = heldBack(rows, sheets);
  return rows.map((row) => settle(merged.get(row) ?? row, groups.get(row) ?? [row]));
}

/** Groups of rows, of two and more, that share a key and a name, where there are contracts. */
function samePerson(rows: readonly RosterRow[]): readonly (readonly PersonRow[])[] {
  const groupOf = new Map<PersonRow, Set<PersonRow>>();
  for (const key of KEYS) {
    const seen = new Map<string, PersonRow>();
    for (const row of rows) {
      // A key that looks damaged may be that of several people.
      if (row.kind !== 'person' || row.doubts?.has(key) === true) continue;
      const form = keyForm(row, key);
      if (form === null) continue;
      const first = seen.get(form);
      const hasOtherName = first !== undefined && nameForm(first) !== nameForm(row);
      const own = hasOtherName ? `${form}\n${nameForm(row)}` : form;
      const known = seen.get(own);
      if (known === undefined) seen.set(own, row);
      else unite(groupOf, known, row);
    }
  }
  return [...new Set(groupOf.values())]
    .map((group) => [...group])
    .filter((group) => group.length > 1 && group.some(({ contract }) => contract !== undefined));
}

function keyForm({ wanted }: RosterRow, key: (typeof KEYS)[number]): string | null {
  const value = wanted[key];
  if (typeof value !== 'string' || value === '') return null;
  return key === 'email' ? emailForm(value) : value;
}

/**
 * A contract that has ended archives nobody whose other row cannot be read: that may be the current
 * one. `asked` is what the contracts of one person, `group`, come down to.
 */
function heldBack(
  rows: readonly RosterRow[],
  sheets: readonly RosterSheet[],
): (asked: RosterRow, group: readonly RosterRow[]) => RosterRow {
  // The first and the last row of each mark: one of the two is another row than the one that asks.
  const broken = new Map<string, readonly [RowPlace, RowPlace]>();
  for (const row of rows) {
    const isBroken = row.kind === 'invalid' || (row.kind === 'person' && row.doubts !== undefined);
    if (!isBroken) continue;
    // By name as well: it may be the number that cannot be read.
    for (const mark of marksOf(row)) {
      broken.set(mark, [broken.get(mark)?.[0] ?? row.place, row.place]);
    }
  }
  return (asked, group) => {
    if (broken.size === 0 || asked.kind !== 'person' || asked.contract === undefined) return asked;
    if (asked.wanted.isActive !== false) return asked;
    const { place, wanted } = asked;
    // By the marks of all their rows: the one that cannot be read may share its only one with any.
    const other = group
      .flatMap((row) => marksOf(row).flatMap((mark) => broken.get(mark) ?? []))
      .find((one) => byPlace(one, place) !== 0);
    if (other === undefined) return asked;
    const row = otherRow(place, other, sheets[other.sheet]);
    const at = placeOfRow(place, sheets[place.sheet], 'isActive');
    return { kind: 'held', place, wanted, reason: issue('CONTRACT_UNREAD', { row }, at) };
  };
}

function marksOf(row: RosterRow): readonly string[] {
  const marks = KEYS.flatMap((key) => {
    const form = keyForm(row, key);
    return form === null ? [] : [`${key}:${form}`];
  });
  const name = nameForm(row);
  return name === '' ? marks : [...marks, `name:${name}`];
}

function unite(groupOf: Map<PersonRow, Set<PersonRow>>, a: PersonRow, b: PersonRow): void {
  const all = new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])]);
  for (const row of all) groupOf.set(row, all);
}

function nameForm({ wanted: { name } }: RosterRow): string {
  return typeof name === 'string' ? fold(name) : '';
}

function byCurrency(a: PersonRow, b: PersonRow): number {
  const isPast = (row: PersonRow): number => (row.wanted.isActive === false ? 1 : 0);
  if (isPast(a) !== isPast(b)) return isPast(a) - isPast(b);
  const [startA, startB] = [a.contract?.start ?? '', b.contract?.start ?? ''];
  if (startA !== startB) return startA < startB ? 1 : -1;
  return byPlace(a.place, b.place);
}

/** The row of the current contract; of several that ask for the same as it does, the first. */
function speaker(byCurrency: readonly PersonRow[]): PersonRow | undefined {
  const same = byCurrency.filter(({ wanted }) => isDeepStrictEqual(wanted, byCurrency[0]?.wanted));
  return same.sort((a, b) => byPlace(a.place, b.place))[0];
}

/** A row whose reference is another one than the winner has. */
function otherRef(winner: PersonRow, others: readonly PersonRow[]): PersonRow | undefined {
  return typeof winner.wanted.ref === 'string' ? differing(winner, others, 'ref') : undefined;
}

function differing(
  winner: PersonRow,
  others: readonly PersonRow[],
  field: FieldName,
): PersonRow | undefined {
  return others.find(
    ({ wanted }) => typeof wanted[field] === 'string' && wanted[field] !== winner.wanted[field],
  );
}

/** Which of two references is right, a person has to say. */
function heldOver(
  { place, wanted }: PersonRow,
  against: PersonRow,
  sheets: readonly RosterSheet[],
): RosterRow {
  const row = otherRow(place, against.place, sheets[against.place.sheet]);
  const params = { accept: 'ref-change', row };
  const reason = issue('REF_CHANGES', params, placeOfRow(place, sheets[place.sheet]));
  return { kind: 'held', place, wanted, reason };
}

function withNotes(
  winner: PersonRow,
  others: readonly PersonRow[],
  sheets: readonly RosterSheet[],
): RosterRow {
  const notes: Issue[] = [...(winner.notes ?? [])];
  const place = placeOfRow(winner.place, sheets[winner.place.sheet]);
  for (const field of NUMBERS) {
    const other = differing(winner, others, field);
    if (other === undefined) continue;
    const row = otherRow(winner.place, other.place, sheets[other.place.sheet]);
    notes.push(issue('NUMBER_CHANGES', { field, row }, place));
  }
  return { ...winner, ...(notes.length === 0 ? {} : { notes }) };
}
