// The users in the order of their names, so that a page of them costs the same wherever it begins.

import type { User } from '../user/user.ts';

interface Entry {
  readonly key: string;
  readonly user: User;
}

/** Code units of the name in lower case; the id tells two of one name apart. */
const entryOf = (user: User): Entry => ({ key: `${user.name.toLowerCase()}\0${user.id}`, user });

/** A sorted list. Its order is the same on every machine, as that of a locale would not be. */
class Sorted {
  readonly #entries: Entry[];

  constructor(users: readonly User[]) {
    this.#entries = users.map(entryOf).sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  get length(): number {
    return this.#entries.length;
  }

  slice(from: number, to: number): readonly User[] {
    return this.#entries.slice(from, to).map(({ user }) => user);
  }

  add(user: User): void {
    const entry = entryOf(user);
    this.#entries.splice(this.#placeOf(entry.key), 0, entry);
  }

  remove(user: User): void {
    this.#entries.splice(this.#placeOf(entryOf(user).key), 1);
  }

  /** `after` takes the place of the user with the same name and id. */
  replace(after: User): void {
    const entry = entryOf(after);
    this.#entries[this.#placeOf(entry.key)] = entry;
  }

  /** Where the key is, or would be. */
  #placeOf(key: string): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All users, the active and the archived ones, each in the order of their names. */
export class ByName {
  readonly all: Sorted;
  readonly active: Sorted;
  readonly archived: Sorted;

  constructor(users: readonly User[]) {
    this.all = new Sorted(users);
    this.active = new Sorted(users.filter(({ isActive }) => isActive));
    this.archived = new Sorted(users.filter(({ isActive }) => !isActive));
  }

  /** Takes over a write: of a new user there is no `before`, of one who is taken back no `after`. */
  update(before: User | undefined, after: User | undefined): void {
    const stays =
      before?.id === after?.id
      && before?.name === after?.name
      && before?.isActive === after?.isActive;
    if (stays && after !== undefined) {
      // Moving the rest of a long list twice for each write would cost more than the write.
      for (const list of this.#listsOf(after)) list.replace(after);
      return;
    }
    if (before !== undefined) for (const list of this.#listsOf(before)) list.remove(before);
    if (after !== undefined) for (const list of this.#listsOf(after)) list.add(after);
  }

  #listsOf({ isActive }: User): readonly Sorted[] {
    return [this.all, isActive ? this.active : this.archived];
  }
}
