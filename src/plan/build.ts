// The diff engine: roster rows and users in, a plan out. Rows may stream in; what is decided does
// not depend on their order.

import { issue, type Issue } from '../user/issue.ts';
import type { RosterRow, RosterSheet, WantedUser } from '../user/roster.ts';
import type { FieldName, User } from '../user/user.ts';
import { settleAddresses } from './addresses.ts';
import type { Candidate } from './candidate.ts';
import { Claims, type UnchangedClaims } from './claims.ts';
import { diffRow, placeOf, type RowSource } from './diff.ts';
import { given, matchRow } from './match.ts';
import { inOrder } from './order.ts';
import type { Action, Counts, Plan, Policy, Unchanged, Verdict, Who } from './plan.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

/** Builds the plan of a whole roster at once: see `Planner`. */
export function buildPlan(
  roster: { readonly sheets: readonly RosterSheet[]; readonly rows: Iterable<RosterRow> },
  users: UserIndex,
  policy: Policy,
): Plan {
  const planner = new Planner(roster.sheets, users, policy);
  for (const row of roster.rows) planner.add(row);
  return planner.finish();
}

/** Takes the rows one by one, and then gives the plan. Rows that change nothing cost two numbers each. */
export class Planner {
  readonly #sheets: readonly RosterSheet[];
  readonly #users: UserIndex;
  readonly #policy: Policy;
  readonly #verdicts: Verdict[] = [];
  readonly #claims: Claims;
  #rows = 0;

  constructor(sheets: readonly RosterSheet[], users: UserIndex, policy: Policy) {
    this.#sheets = sheets;
    this.#users = users;
    this.#policy = policy;
    this.#claims = new Claims(sheets);
  }

  add(row: RosterRow): void {
    this.#rows += 1;
    const source = { row: row.place, sheet: this.#sheets[row.place.sheet] };
    if (row.kind !== 'person') {
      const issues = row.kind === 'invalid' ? row.issues : [row.reason];
      this.#reject(VERDICT_OF[row.kind], source, row.wanted, NOBODY, issues);
      return;
    }
    const match = matchRow(row.wanted, this.#users, placeOf(source));
    switch (match.kind) {
      case 'conflict':
        this.#reject('conflict', source, row.wanted, match.user, [match.issue]);
        break;
      case 'nobody':
        this.#addNew(row.wanted, source);
        break;
      case 'user':
        this.#addKnown(row.wanted, source, match.user);
        break;
    }
  }

  finish(): Plan {
    const claimed = this.#claims.settle(this.#users.size);
    const settled = settleAddresses(claimed.candidates, this.#users);
    for (const { candidate, verdict, issue } of [...claimed.rejected, ...settled.rejected]) {
      this.#reject(verdict, candidate.source, candidate.wanted, candidate.user, [issue]);
    }
    const changes = inOrder(settled.accepted, this.#users, this.#policy.invite);
    const verdicts = this.#verdicts.sort(
      (a, b) => a.row.sheet - b.row.sheet || a.row.row - b.row.row,
    );
    const unchanged = new UnchangedRows(claimed.unchanged, this.#users);
    const counts: Counts = {
      rows: this.#rows,
      actions: countBy(changes, ({ action }) => action, {
        create: 0,
        update: 0,
        restore: 0,
        archive: 0,
      }),
      unchanged: unchanged.size,
      ...countBy(verdicts, ({ verdict }) => verdict, { skipped: 0, invalid: 0, conflict: 0 }),
    };
    return { sheets: this.#sheets, changes, verdicts, unchanged, counts };
  }

  #addNew(wanted: WantedUser, source: RowSource): void {
    if (wanted.isActive === false) {
      const reason = issue('INACTIVE_UNKNOWN', {}, placeOf(source));
      this.#reject('skipped', source, wanted, NOBODY, [reason]);
      return;
    }
    const missing = (['name', 'email'] as const).filter((name) => given(wanted[name]) === null);
    if (missing.length > 0) {
      const reason = issue('CREATE_NEEDS', { fields: missing }, placeOf(source, missing[0]));
      this.#reject('invalid', source, wanted, NOBODY, [reason]);
      return;
    }
    const { fields, issues } = diffRow(wanted, null, this.#policy, source);
    if (issues.length > 0) {
      this.#reject('invalid', source, wanted, NOBODY, issues);
      return;
    }
    // A new user is active without being told so.
    const told = fields.filter(({ field }) => field !== 'isActive');
    this.#claims.add({ action: 'create', user: NOBODY, source, wanted, fields: told });
  }

  #addKnown(wanted: WantedUser, source: RowSource, user: number): void {
    const before = this.#users.at(user);
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
    const who = whoAsked(wanted, user === NOBODY ? null : this.#users.at(user));
    this.#verdicts.push({ verdict, row: source.row, who, issues });
  }
}

/** A row that needs a decision is a conflict until there is one. */
const VERDICT_OF = { invalid: 'invalid', skipped: 'skipped', held: 'conflict' } as const;

function actionFor(before: User, { isActive }: WantedUser): Candidate['action'] {
  if (isActive === before.isActive || typeof isActive !== 'boolean') return 'update';
  return isActive ? 'restore' : 'archive';
}

/** Without a ref a user can be told only by their address, so that cannot change at the same time. */
function canSelect({ ref }: User, fields: readonly FieldName[]): boolean {
  return (ref !== null && ref !== '') || !fields.includes('email');
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

/** The rows that change nothing, as pairs of place and user number. */
class UnchangedRows implements Iterable<Unchanged> {
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
