// Several rows of one person: an export with a row for each contract. The current contract speaks.

import { isDeepStrictEqual } from 'node:util';
import { NUMBERS } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import { byPlace } from '../user/place.ts';
import { otherRow, placeOfRow, type RosterRow, type RosterSheet } from '../user/roster.ts';
import type { FieldName } from '../user/user.ts';
import { PackedRows } from './packed-rows.ts';
import type { Acceptable } from './rows/accept.ts';
import { type RowGroups, SamePerson } from './same-person.ts';
import { isUntaken, UntakenRows } from './untaken-rows.ts';

type PersonRow = Extract<RosterRow, { kind: 'person' }>;

/** What stands for the number of the row that speaks for another, where each speaks for itself. */
const ITSELF = -1;

/**
 * Folds the rows of one person into the row of the current contract: active before past, the latest
 * start before earlier ones. The others are skipped and say where they went. All rows of a person whose
 * number differs between them are held, or the first is noted where the number is not what users are
 * matched by. Held is also one by which somebody has left while another row, which may be the one of
 * their current contract, was not taken.
 */
export class Contracts {
  readonly #sheets: readonly RosterSheet[];
  readonly #accept: ReadonlySet<Acceptable>;
  readonly #rows = new PackedRows();
  readonly #people = new SamePerson((number) => this.#rows.at(number));
  readonly #untaken: UntakenRows;

  constructor(sheets: readonly RosterSheet[], accept: ReadonlySet<Acceptable>) {
    this.#sheets = sheets;
    this.#accept = accept;
    this.#untaken = new UntakenRows(sheets);
  }

  /** Takes the rows of the roster in order. */
  add(row: RosterRow): void {
    this.#people.add(row, this.#rows.push(row));
    if (isUntaken(row)) this.#untaken.see(row);
  }

  /** All rows in order, and what becomes of each. To be called once, when all have been added. */
  *settled(): Generator<RosterRow> {
    const groups = this.#people.groups(this.#rows.length);
    const { speakers, disputes, notes } = this.#settle(groups);
    for (let number = 0; number < this.#rows.length; number += 1) {
      const row = this.#rows.at(number);
      const speaker = speakers[number] ?? ITSELF;
      const dispute = disputes.get(speaker);
      if (row.kind !== 'person') yield row;
      else if (speaker === ITSELF) yield this.#heldBack(row, () => [row]);
      else if (dispute !== undefined) yield this.#heldOver(row, dispute);
      else if (speaker !== number) yield this.#merged(row, speaker);
      else {
        const told = [...(row.notes ?? []), ...(notes.get(number) ?? [])];
        const group = (): readonly RosterRow[] =>
          groups.of(number).map((one) => this.#rows.at(one));
        yield this.#heldBack(told.length === 0 ? row : { ...row, notes: told }, group);
      }
    }
  }

  #settle(groups: RowGroups): Settled {
    const speakers = new Int32Array(this.#rows.length).fill(ITSELF);
    const disputes = new Map<number, Dispute>();
    const notes = new Map<number, readonly Issue[]>();
    for (const numbers of groups) {
      const rows = new Map<PersonRow, number>();
      for (const number of numbers) {
        const row = this.#rows.at(number);
        if (row.kind === 'person') rows.set(row, number);
      }
      const sorted = [...rows.keys()].sort(byCurrency);
      const winner = speaker(sorted);
      const speaks = winner === undefined ? undefined : rows.get(winner);
      const hasContracts = sorted.some(({ contract }) => contract !== undefined);
      if (winner === undefined || speaks === undefined || !hasContracts) continue;
      for (const number of numbers) speakers[number] = speaks;
      const others = sorted.filter((row) => row !== winner);
      const rival = this.#accept.has('ref-change') ? undefined : otherRef(winner, others);
      if (rival === undefined) {
        const told = numbersDiffer(winner, others, this.#sheets);
        if (told.length > 0) notes.set(speaks, told);
      } else {
        disputes.set(speaks, { winner, rival });
        for (const row of sorted) this.#untaken.see(row);
      }
    }
    return { speakers, disputes, notes };
  }

  #merged({ place, wanted }: PersonRow, speaker: number): RosterRow {
    const winner = this.#rows.at(speaker);
    const row = otherRow(place, winner.place, this.#sheets[winner.place.sheet]);
    const at = placeOfRow(place, this.#sheets[place.sheet]);
    const reason = issue('CONTRACT_MERGED', { row }, at);
    return { kind: 'skipped', place, wanted: winner.wanted, said: wanted, reason };
  }

  /** Which of two references is right, a person has to say. */
  #heldOver({ place, wanted }: PersonRow, { winner, rival }: Dispute): RosterRow {
    const against = (wanted.ref === winner.wanted.ref ? rival : winner).place;
    const row = otherRow(place, against, this.#sheets[against.sheet]);
    const params = { accept: 'ref-change', row };
    const reason = issue('REF_CHANGES', params, placeOfRow(place, this.#sheets[place.sheet]));
    return { kind: 'held', place, wanted, reason };
  }

  /** `group`: all rows of the person. */
  #heldBack(row: PersonRow, group: () => readonly RosterRow[]): RosterRow {
    const { place, wanted } = row;
    if (wanted.isActive !== false || this.#untaken.isEmpty) return row;
    const other = this.#untaken.rivalOf(place, group());
    if (other === undefined) return row;
    const params = { row: otherRow(place, other, this.#sheets[other.sheet]) };
    const at = placeOfRow(place, this.#sheets[place.sheet], 'isActive');
    return { kind: 'held', place, wanted, reason: issue('CONTRACT_UNREAD', params, at) };
  }
}

/** What was decided of the rows of one person, by the numbers of rows. */
interface Settled {
  /** By row, the one that speaks for it, or `ITSELF`. */
  readonly speakers: Int32Array;
  /** By the row that would speak. */
  readonly disputes: ReadonlyMap<number, Dispute>;
  /** By the row that speaks. */
  readonly notes: ReadonlyMap<number, readonly Issue[]>;
}

/** Two rows of one person that have different references. */
interface Dispute {
  readonly winner: PersonRow;
  readonly rival: PersonRow;
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

/** The numbers that differ between the rows of a person, as notes of the one that speaks. */
function numbersDiffer(
  winner: PersonRow,
  others: readonly PersonRow[],
  sheets: readonly RosterSheet[],
): readonly Issue[] {
  const place = placeOfRow(winner.place, sheets[winner.place.sheet]);
  return NUMBERS.flatMap((field) => {
    const other = differing(winner, others, field);
    if (other === undefined) return [];
    const row = otherRow(winner.place, other.place, sheets[other.place.sheet]);
    return [issue('NUMBER_CHANGES', { field, row }, place)];
  });
}
