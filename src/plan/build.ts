// The diff engine: roster rows and users in, a plan out. Rows may stream in; what is decided does
// not depend on their order.

import { field as fieldOf } from '../user/fields.ts';
import { issue, type Issue } from '../user/issue.ts';
import { byPlace, type RowPlace } from '../user/place.ts';
import { otherRow, type RosterRow, type RosterSheet, type WantedUser } from '../user/roster.ts';
import { type FieldName, refOf, type User } from '../user/user.ts';
import { settleAddresses } from './addresses.ts';
import { type Candidate, newKey, type Rejected } from './candidate.ts';
import { Claims, UnchangedRows } from './claims.ts';
import { diffRow, isAsAsked, placeOf, placeOfChange, type RowSource } from './diff.ts';
import { settleDoubts } from './doubts.ts';
import { factsOf, refusalsOf } from './guards.ts';
import { given, type Match, matchRow, matchWithNewRef, mentionedIn } from './match.ts';
import { narrow } from './narrow.ts';
import { archivesFirst, inOrder } from './order.ts';
import { PackedList } from './packed-list.ts';
import {
  type Action,
  type Change,
  type Counts,
  type Plan,
  type Verdict,
  type Who,
  whoOf,
} from './plan.ts';
import type { Policy } from './policy.ts';
import { isProtected, Presence } from './presence.ts';
import { NOBODY, type UserIndex } from './user-index.ts';
import { likelyRenames, lostAccents, lostZeros, nearDuplicates } from './warnings.ts';

/** A plan, what was noticed while making it, and what the guards refuse. */
export interface Built {
  readonly plan: Plan;
  readonly warnings: readonly Issue[];
  readonly refusals: readonly Issue[];
}

/** Builds the plan of a whole roster at once: see `Planner`. */
export function buildPlan(
  roster: { readonly sheets: readonly RosterSheet[]; readonly rows: Iterable<RosterRow> },
  users: UserIndex,
  policy: Policy,
): Built {
  const planner = new Planner(roster.sheets, users, policy);
  for (const row of roster.rows) planner.add(row);
  return planner.finish();
}

/** Takes the rows one by one, and then gives the plan. Rows that change nothing cost three numbers each. */
export class Planner {
  readonly #sheets: readonly RosterSheet[];
  readonly #users: UserIndex;
  readonly #policy: Policy;
  readonly #verdicts: Verdict[] = [];
  readonly #claims: Claims;
  readonly #presence: Presence | null;
  /** Rows that may be about somebody new, if who has their key gives it up. */
  readonly #later: Later[] = [];
  /** By user, a row that may be about them, may want them active, and was not taken. */
  readonly #untaken = new Map<number, RowPlace>();
  #rows = 0;

  constructor(sheets: readonly RosterSheet[], users: UserIndex, policy: Policy) {
    this.#sheets = sheets;
    this.#users = users;
    this.#policy = policy;
    this.#claims = new Claims(sheets);
    this.#presence = policy.archiveMissing ? new Presence(users) : null;
  }

  add(asRead: RosterRow): void {
    this.#rows += 1;
    const row = settleDoubts(asRead, this.#users, this.#policy.match);
    const source = { row: row.place, sheet: this.#sheets[row.place.sheet] };
    if (row.kind !== 'person') {
      this.#presence?.seeRow(row, source.sheet);
      // A row that another one speaks for has been taken, in that one.
      if (row.kind === 'invalid' || row.said === undefined) {
        for (const user of mentionedIn(row, this.#users)) this.#untaken.set(user, row.place);
      }
      const issues = row.kind === 'invalid' ? row.issues : [row.reason];
      this.#reject(VERDICT_OF[row.kind], source, row.wanted, NOBODY, issues);
      return;
    }
    const { wanted } = row;
    const match = matchRow(wanted, this.#users, this.#policy.match, () => placeOf(source));
    if (match.kind === 'user' && !this.#users.hasTwins) this.#presence?.seeUser(match.user);
    else this.#presence?.seeRow(row, source.sheet);
    if (match.kind === 'user' && this.#mayBeAnother(wanted, match, source)) {
      this.#later.push({ wanted, source, match });
    } else this.#addMatched(wanted, source, match);
  }

  #addMatched(wanted: WantedUser, source: RowSource, match: Match): void {
    switch (match.kind) {
      case 'conflict':
        if (match.mayBeNew === true) this.#addNew(wanted, source, match);
        else this.#reject('conflict', source, wanted, match.user, [match.issue]);
        break;
      case 'nobody':
        this.#addNew(wanted, source);
        break;
      case 'user':
        this.#addKnown(wanted, source, match.user);
        break;
    }
  }

  /**
   * Whether a row that says no id is about somebody else than the user who has its ref, or one that says
   * no ref than the user who has its address: as far as the row itself tells. If another row takes that
   * key from the user, it is.
   */
  #mayBeAnother(wanted: WantedUser, { user, by }: UserMatch, { sheet }: RowSource): boolean {
    if (this.#policy.match !== 'auto' || sheet === undefined) return false;
    const { id, ref } = sheet.columns;
    const differs = (name: 'name' | 'email'): boolean => {
      const value = given(wanted[name]);
      return value !== null && !fieldOf(name).same(value, this.#users.at(user)[name]);
    };
    if (by === 'ref') return id !== undefined && differs('email') && differs('name');
    return by === 'email' && (id !== undefined || ref !== undefined) && differs('name');
  }

  #addLater(): void {
    if (this.#later.length === 0) return;
    const changes = this.#claims.byUser();
    for (const { wanted, source, match } of this.#later) {
      const theirs = changes.get(match.user) ?? [];
      const key = match.by === 'ref' || match.by === 'email' ? match.by : null;
      // Rows that disagree about it are a conflict, and free nothing.
      const isFree =
        key !== null && theirs.length > 0 && theirs.every((change) => newKey(change, key) !== null);
      if (!isFree) this.#addMatched(wanted, source, match);
      else if (key === 'email') this.#addNew(wanted, source);
      else {
        const found = matchWithNewRef(wanted, this.#users, () => placeOf(source));
        this.#addMatched(wanted, source, found);
      }
    }
  }

  finish(): Built {
    this.#addLater();
    const claimed = this.#claims.settle(this.#users.size);
    const held = this.#archivesInDoubt(claimed.candidates);
    const doubtful = new Set(held.map(({ candidate }) => candidate));
    const certain =
      held.length === 0
        ? claimed.candidates
        : claimed.candidates.filter((candidate) => !doubtful.has(candidate));
    const settled = settleAddresses(certain, this.#users);
    const rejected = [...claimed.rejected, ...held, ...settled.rejected];
    for (const { candidate, verdict, issue } of rejected) {
      this.#reject(verdict, candidate.source, candidate.wanted, candidate.user, [issue]);
    }
    const asked = inOrder(settled.accepted, this.#users, this.#policy.invite);
    const narrowed = narrow([...asked, ...this.#missing(asked.length)], this.#policy);
    const { leftOut } = narrowed;
    const changes = archivesFirst(narrowed.changes);
    for (const { change, why } of leftOut) {
      if (change.row === null) continue;
      const source = { row: change.row, sheet: this.#sheets[change.row.sheet] };
      const issues = [{ ...why, place: placeOf(source) }];
      this.#verdicts.push({ verdict: 'skipped', row: change.row, who: whoOf(change), issues });
    }
    const plan = this.#planOf(changes, new UnchangedRows(claimed.unchanged, this.#users));
    const facts = factsOf(plan, asked, this.#users, this.#policy);
    const warnings = this.#warnings(plan, changes);
    return { plan, warnings, refusals: refusalsOf(facts, this.#policy) };
  }

  #planOf(changes: readonly Change[], unchanged: UnchangedRows): Plan {
    const verdicts = this.#verdicts.sort((a, b) => byPlace(a.row, b.row));
    const actions = { create: 0, update: 0, restore: 0, archive: 0 };
    const counts: Counts = {
      rows: this.#rows,
      actions: countBy(changes, ({ action }) => action, actions),
      unchanged: unchanged.size,
      ...countBy(verdicts, ({ verdict }) => verdict, { skipped: 0, invalid: 0, conflict: 0 }),
    };
    return {
      sheets: this.#sheets,
      changes: PackedList.of(changes),
      verdicts,
      unchanged,
      likelyRenames: likelyRenames(changes),
      invitations: this.#policy.invite ? counts.actions.create : 0,
      counts,
    };
  }

  /** A row archives nobody of whom another row was not taken: that one may be right. */
  #archivesInDoubt(candidates: readonly Candidate[]): readonly Rejected[] {
    if (this.#untaken.size === 0) return [];
    return candidates.flatMap((candidate) => {
      const other = this.#untaken.get(candidate.user);
      if (candidate.action !== 'archive' || other === undefined) return [];
      const { source } = candidate;
      const row = otherRow(source.row, other, this.#sheets[other.sheet]);
      const reason = issue('CONTRACT_UNREAD', { row }, placeOf(source, 'isActive'));
      return [{ candidate, verdict: 'conflict', issue: reason }];
    });
  }

  /** Archives of users that the roster does not have; none while a row could be anybody's. */
  *#missing(first: number): Generator<Change> {
    if (this.#presence === null || this.#presence.untold > 0) return;
    let number = first;
    for (const user of this.#presence.missing(this.#policy)) {
      const fields = [{ field: 'isActive', before: true, after: false, source: null }] as const;
      const before = this.#users.at(user);
      yield { action: 'archive', number, row: null, before, fields, waitsFor: [] };
      number += 1;
    }
  }

  #warnings(plan: Plan, changes: readonly Change[]): readonly Issue[] {
    const untold = this.#presence?.untold ?? 0;
    const off = untold === 0 ? [] : [issue('ARCHIVING_OFF', { rows: untold })];
    const renames = plan.likelyRenames.map(({ create, archive }) => {
      const created = plan.changes.at(create);
      const archived = plan.changes.at(archive);
      const ref = archived === undefined ? null : whoOf(archived).ref;
      const place = created === undefined ? {} : placeOfChange(created, this.#sheets);
      return issue('LIKELY_RENAME', { ref }, place);
    });
    const lost = [...lostZeros(changes, this.#sheets), ...lostAccents(changes, this.#sheets)];
    const known = new Set(plan.likelyRenames.map(({ create }) => create));
    const others = changes.filter(({ number }) => !known.has(number));
    return [...off, ...lost, ...renames, ...nearDuplicates(others, this.#users, this.#sheets)];
  }

  /** `unless`: what stands in the way, where nobody can be created either. */
  #addNew(wanted: WantedUser, source: RowSource, unless: Conflict | null = null): void {
    const { fields, issues } = diffRow(wanted, null, this.#policy, source);
    const missing = (['name', 'email'] as const).filter((name) => given(wanted[name]) === null);
    if (unless !== null && (wanted.isActive === false || missing.length + issues.length > 0)) {
      this.#reject('conflict', source, wanted, unless.user, [unless.issue]);
      return;
    }
    if (wanted.isActive === false) {
      const reason = issue('INACTIVE_UNKNOWN', {}, placeOf(source));
      this.#reject('skipped', source, wanted, NOBODY, [reason]);
      return;
    }
    if (missing.length > 0) {
      const reason = issue('CREATE_NEEDS', { fields: missing }, placeOf(source, missing[0]));
      this.#reject('invalid', source, wanted, NOBODY, [reason]);
      return;
    }
    if (issues.length > 0) {
      this.#reject('invalid', source, wanted, NOBODY, issues);
      return;
    }
    // A new user is active without being told so.
    const told = fields.filter(({ field }) => field !== 'isActive');
    this.#claims.add({ action: 'create', user: NOBODY, source, wanted, fields: told });
  }

  #addKnown(wanted: WantedUser, source: RowSource, user: number): void {
    if (isAsAsked(wanted, this.#users, user, this.#policy)) {
      this.#claims.addUnchanged(user, source.row);
      return;
    }
    const before = this.#users.at(user);
    // Whoever has the address now is in the roster too, whatever becomes of this row.
    const email = given(wanted.email);
    if (email !== null && email !== before.email) {
      for (const owner of this.#users.allWith('email', email)) this.#presence?.seeUser(owner);
    }
    const asked = this.#withRestore(wanted, before);
    if (!before.isActive && typeof asked.isActive !== 'boolean') {
      const reason = issue('ARCHIVED_NO_STATUS', {}, placeOf(source));
      this.#reject('skipped', source, wanted, user, [reason]);
      return;
    }
    const { fields, issues } = diffRow(asked, before, this.#policy, source);
    if (issues.length > 0) {
      this.#reject('invalid', source, wanted, user, issues);
      return;
    }
    if (fields.length === 0) {
      this.#claims.addUnchanged(user, source.row);
      return;
    }
    if (asked.isActive === false && before.isActive && isProtected(before, this.#policy)) {
      const reason = issue('PROTECTED', {}, placeOf(source));
      this.#reject('skipped', source, wanted, user, [reason]);
      return;
    }
    if (
      !canSelect(
        before,
        fields.map(({ field }) => field),
      )
    ) {
      const reason = issue('NOT_SELECTABLE', {}, placeOf(source, 'email'));
      this.#reject('conflict', source, wanted, user, [reason]);
      return;
    }
    this.#claims.add({ action: actionFor(before, asked), user, source, wanted, fields });
  }

  #withRestore(wanted: WantedUser, before: User): WantedUser {
    const silent = typeof wanted.isActive !== 'boolean';
    return this.#policy.restore && silent && !before.isActive
      ? { ...wanted, isActive: true }
      : wanted;
  }

  #reject(
    verdict: Verdict['verdict'],
    source: RowSource,
    wanted: WantedUser,
    user: number,
    issues: readonly Issue[],
  ): void {
    if (user !== NOBODY && wanted.isActive !== false) this.#untaken.set(user, source.row);
    const who = whoAsked(wanted, user === NOBODY ? null : this.#users.at(user));
    this.#verdicts.push({ verdict, row: source.row, who, issues });
  }
}

type UserMatch = Extract<Match, { readonly kind: 'user' }>;

type Conflict = Extract<Match, { readonly kind: 'conflict' }>;

interface Later {
  readonly wanted: WantedUser;
  readonly source: RowSource;
  readonly match: UserMatch;
}

/** A row that needs a decision is a conflict until there is one. */
const VERDICT_OF = { invalid: 'invalid', skipped: 'skipped', held: 'conflict' } as const;

function actionFor(before: User, { isActive }: WantedUser): Candidate['action'] {
  if (isActive === before.isActive || typeof isActive !== 'boolean') return 'update';
  return isActive ? 'restore' : 'archive';
}

/** Without a ref a user can be told only by their address, so that cannot change at the same time. */
function canSelect(user: User, fields: readonly FieldName[]): boolean {
  return refOf(user) !== null || !fields.includes('email');
}

/** Who a row is about: as the roster has them, and where it says nothing, as Pluvo does. */
function whoAsked(wanted: WantedUser, user: User | null): Who {
  return {
    id: given(wanted.id) ?? user?.id ?? null,
    ref: given(wanted.ref) ?? user?.ref ?? null,
    email: given(wanted.email) ?? user?.email ?? null,
    name: given(wanted.name) ?? user?.name ?? null,
  };
}

function countBy<T, K extends Action | Verdict['verdict']>(
  items: readonly T[],
  key: (item: T) => K,
  zero: Record<K, number>,
): Record<K, number> {
  for (const item of items) zero[key(item)] += 1;
  return zero;
}
