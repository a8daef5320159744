// Who the roster speaks for, and whom of them it does not have.

import type { RosterRow, RosterSheet, WantedUser } from '../user/roster.ts';
import type { User } from '../user/user.ts';
import { given, mentionedIn } from './match.ts';
import type { Policy } from './policy.ts';
import { NOBODY, type UserIndex } from './user-index.ts';

/**
 * Remembers every user that a row mentions, whatever becomes of the row. A row whose person cannot be
 * told at all (its keys could not be read) may be anybody: then nobody can be called missing.
 */
export class Presence {
  readonly #users: UserIndex;
  readonly #present: Uint8Array;
  #untold = 0;

  constructor(users: UserIndex) {
    this.#users = users;
    this.#present = new Uint8Array(users.size);
  }

  /** Rows whose person cannot be told. */
  get untold(): number {
    return this.#untold;
  }

  /** A user whom a row was matched with. */
  seeUser(user: number): void {
    if (user !== NOBODY) this.#present[user] = 1;
  }

  /** A row that was matched with nobody, or not by all its keys: whoever it names may be meant. */
  seeRow(row: RosterRow, sheet: RosterSheet | undefined): void {
    const users = mentionedIn(row, this.#users);
    for (const user of users) this.#present[user] = 1;
    if (users.length === 0 && row.kind === 'invalid' && !isTold(row.wanted, sheet)) {
      this.#untold += 1;
    }
  }

  /** The numbers of active users in scope whom no row mentions, and who may be archived. */
  *missing(policy: Policy): Generator<number> {
    for (let number = 0; number < this.#users.size; number += 1) {
      if (this.#present[number] === 1 || !this.#users.isActive(number)) continue;
      const user = this.#users.at(number);
      if (isInScope(user, policy) && !isProtected(user, policy)) yield number;
    }
  }
}

/** Every key that the roster has a column for could be read, and there is one. */
function isTold(wanted: WantedUser, sheet: RosterSheet | undefined): boolean {
  const keys = (['id', 'ref', 'email'] as const).filter((key) => sheet?.columns[key] !== undefined);
  const isReadable = keys.every((key) => wanted[key] !== undefined);
  return isReadable && keys.some((key) => given(wanted[key]) !== null);
}

export function isInScope(user: User, { scope }: Policy): boolean {
  return scope.length === 0 || scope.some(({ test }) => test(user));
}

export function isProtected(user: User, { protect }: Policy): boolean {
  return protect.some(({ test }) => test(user));
}
