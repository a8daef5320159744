// Rows that are about the same person: identical ones count once, different ones are a conflict.

import { FIELD_NAMES } from '../user/fields.ts';
import { emailForm, tidy } from '../user/fold.ts';
import { issue, type Issue } from '../user/issue.ts';
import type { OtherRow, RowPlace } from '../user/place.ts';
import { otherRow, type RosterSheet } from '../user/roster.ts';
import type { FieldName } from '../user/user.ts';
import {
  byRow,
  type Candidate,
  type Claimant,
  newKey,
  type Rejected,
  rowsAsNamedBy,
} from './candidate.ts';
import { placeOf } from './diff.ts';
import type { Unchanged } from './plan.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

export interface Settled {
  readonly candidates: readonly Candidate[];
  readonly unchanged: UnchangedClaims;
  readonly rejected: readonly Rejected[];
}

const FIRST_CLAIMS = 1 << 10;
/** Sheet, row, user. */
const NUMBERS_A_CLAIM = 3;

/** Pairs of a row and the number of its user, held as plain numbers. */
export class UnchangedClaims implements Iterable<{ row: RowPlace; user: number }> {
  #numbers = new Int32Array(FIRST_CLAIMS * NUMBERS_A_CLAIM);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(user: number, { sheet, row }: RowPlace): void {
    const at = this.#length * NUMBERS_A_CLAIM;
    if (at === this.#numbers.length) {
      const numbers = new Int32Array(at * 2);
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[at] = sheet;
    this.#numbers[at + 1] = row;
    this.#numbers[at + 2] = user;
    this.#length += 1;
  }

  *[Symbol.iterator](): Generator<{ row: RowPlace; user: number }> {
    const numbers = this.#numbers;
    for (let at = 0; at < this.#length * NUMBERS_A_CLAIM; at += NUMBERS_A_CLAIM) {
      const row = { sheet: numbers[at] ?? 0, row: numbers[at + 1] ?? 0 };
      yield { row, user: numbers[at + 2] ?? 0 };
    }
  }
}

type Claim = Claimant & { readonly candidate: Candidate | null };

/** Collects who claims whom, and settles it once all rows are known. */
export class Claims {
  readonly #sheets: readonly RosterSheet[];
  readonly #candidates: Candidate[] = [];
  readonly #unchanged = new UnchangedClaims();

  constructor(sheets: readonly RosterSheet[]) {
    this.#sheets = sheets;
  }

  add(candidate: Candidate): void {
    this.#candidates.push(candidate);
  }

  /** The changes of known users so far, by the number of the user: several where rows may disagree. */
  byUser(): ReadonlyMap<number, readonly Candidate[]> {
    const changes = new Map<number, Candidate[]>();
    for (const candidate of this.#candidates) {
      if (candidate.user !== NOBODY) push(changes, candidate.user, candidate);
    }
    return changes;
  }

  addUnchanged(user: number, row: RowPlace): void {
    this.#unchanged.add(user, row);
  }

  /** `users`: how many users there are. */
  settle(users: number): Settled {
    const rejected: Rejected[] = [];
    const known = this.#settleUsers(users, rejected);
    const byRef = settleKey(known.candidates, 'ref', rejected);
    const candidates = settleKey(byRef, 'email', rejected);
    return { candidates, unchanged: known.unchanged, rejected };
  }

  /** Two rows for one user: rare, so they are looked for with one byte a user. */
  #settleUsers(users: number, rejected: Rejected[]): Pick<Settled, 'candidates' | 'unchanged'> {
    const claims = new Uint8Array(users);
    const count = (user: number): void => {
      claims[user] = Math.min(2, (claims[user] ?? 0) + 1);
    };
    const contested = (user: number): boolean => user !== NOBODY && claims[user] === 2;
    for (const { user } of this.#unchanged) count(user);
    for (const { user } of this.#candidates) if (user !== NOBODY) count(user);
    if (!claims.includes(2)) return { candidates: this.#candidates, unchanged: this.#unchanged };

    const groups = new Map<number, Claim[]>();
    for (const { user, row } of this.#unchanged) {
      const source = { row, sheet: this.#sheets[row.sheet] };
      if (contested(user)) push(groups, user, { user, source, wanted: {}, candidate: null });
    }
    const candidates: Candidate[] = [];
    for (const candidate of this.#candidates) {
      if (contested(candidate.user)) push(groups, candidate.user, { ...candidate, candidate });
      else candidates.push(candidate);
    }
    const keptRows = new Map<number, RowPlace>();
    for (const [user, group] of groups) {
      const kept = settleGroup(group, differentRows, rejected);
      if (kept?.candidate) candidates.push(kept.candidate);
      else if (kept) keptRows.set(user, kept.source.row);
    }
    const unchanged = new UnchangedClaims();
    for (const { user, row } of this.#unchanged) {
      const kept = keptRows.get(user);
      const isKept = kept?.row === row.row && kept.sheet === row.sheet;
      if (isKept || !contested(user)) unchanged.add(user, row);
    }
    return { candidates, unchanged };
  }
}

/** Two rows that give one new ref, or one new address, to users. */
function settleKey(
  candidates: readonly Candidate[],
  key: 'ref' | 'email',
  rejected: Rejected[],
): readonly Candidate[] {
  const form = key === 'ref' ? tidy : emailForm;
  const groups = new Map<string, Claim[]>();
  for (const candidate of candidates) {
    const text = newKey(candidate, key);
    if (text !== null) push(groups, form(text), { ...candidate, candidate });
  }
  const lost = new Set<Candidate>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const conflict = key === 'ref' ? differentRows : claimedTwice;
    const kept = settleGroup(group, conflict, rejected);
    for (const { candidate } of group) {
      if (candidate !== null && candidate !== kept?.candidate) lost.add(candidate);
    }
  }
  return lost.size === 0 ? candidates : candidates.filter((candidate) => !lost.has(candidate));
}

/** Keeps the first of identical rows; of different ones, none. */
function settleGroup(
  group: readonly Claim[],
  conflict: (rows: readonly OtherRow[], claim: Claim, fields: readonly FieldName[]) => Issue,
  rejected: Rejected[],
): Claim | null {
  const [first, ...others] = [...group].sort(byRow);
  if (first === undefined) return null;
  const asked = whatChanges(first);
  if (others.every((other) => whatChanges(other) === asked && other.user === first.user)) {
    for (const candidate of others) {
      const row = otherRow(candidate.source.row, first.source.row, first.source.sheet);
      const reason = issue('DUPLICATE_IDENTICAL', { row }, placeOf(candidate.source));
      rejected.push({ candidate, verdict: 'skipped', issue: reason });
    }
    return first;
  }
  const fields = differencesIn(group);
  for (const candidate of [first, ...others]) {
    const rivals = group.filter((other) => other.source !== candidate.source);
    const reason = conflict(rowsAsNamedBy(candidate, rivals), candidate, fields);
    rejected.push({ candidate, verdict: 'conflict', issue: reason });
  }
  return null;
}

const differentRows = (
  rows: readonly OtherRow[],
  { source }: Claim,
  fields: readonly FieldName[],
): Issue => issue('DUPLICATE_DIFFERENT', { rows, fields }, placeOf(source));

const claimedTwice = (rows: readonly OtherRow[], { source }: Claim): Issue =>
  issue('EMAIL_CLAIMED_TWICE', { rows }, placeOf(source, 'email'));

/** The fields in which rows about one user ask for different things. */
function differencesIn(group: readonly Claim[]): readonly FieldName[] {
  const asked = group.map(
    ({ candidate }) => new Map(candidate?.fields.map(({ field, after }) => [field, after])),
  );
  return FIELD_NAMES.filter(
    (name) => new Set(asked.map((changes) => JSON.stringify(changes.get(name)))).size > 1,
  );
}

function whatChanges({ candidate }: Claim): string {
  const changes = candidate?.fields.map(({ field, after }) => [field, after]) ?? [];
  return JSON.stringify(changes);
}

function push<K, V>(groups: Map<K, V[]>, key: K, claim: V): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [claim]);
  else group.push(claim);
}

/** The rows that change nothing, as pairs of place and user number. */
export class UnchangedRows implements Iterable<Unchanged> {
  readonly #rows: UnchangedClaims;
  readonly #users: UserIndex;

  constructor(rows: UnchangedClaims, users: UserIndex) {
    this.#rows = rows;
    this.#users = users;
  }

  get size(): number {
    return this.#rows.length;
  }

  *[Symbol.iterator](): Generator<Unchanged> {
    for (const { row, user } of this.#rows) {
      const { id, ref, email, name } = this.#users.at(user);
      yield { row, who: { id, ref, email, name } };
    }
  }
}
