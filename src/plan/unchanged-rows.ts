// The rows that change nothing, for reports: told anew each time, from numbers.

import type { UnchangedClaims } from './claims.ts';
import type { Unchanged } from './plan.ts';
import type { UserIndex } from './user-index.ts';

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
