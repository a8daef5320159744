// All users of an organisation, held column by column: a million of them fit where a million objects
// would not.

import { emailForm, tidy } from '../user/fold.ts';
import { refOf, type User } from '../user/user.ts';

/** Stands in for the number of a user that is not there. */
export const NOBODY = -1;

/** Users by number (0, 1, 2 … in the order they were added), with look-ups by each key. */
export class UserIndex {
  readonly #ids: string[] = [];
  readonly #refs: (string | null)[] = [];
  readonly #emails: string[] = [];
  readonly #names: string[] = [];
  readonly #active: boolean[] = [];
  readonly #employees: (string | null)[] = [];
  readonly #persons: (string | null)[] = [];
  readonly #rest: Rest[] = [];
  readonly #sharedRest = new Map<string, Rest>();
  readonly #byRef = new Map<string, number>();
  readonly #byEmail = new Map<string, number>();
  /** Keys that few runs match by are indexed when they are first asked for. */
  readonly #byOther = new Map<OtherKey, ReadonlyMap<string, number>>();

  /** Builds an index of the users given. */
  static of(users: Iterable<User>): UserIndex {
    const index = new UserIndex();
    for (const user of users) index.add(user);
    return index;
  }

  get size(): number {
    return this.#ids.length;
  }

  add(user: User): void {
    const number = this.#ids.length;
    this.#ids.push(user.id);
    this.#refs.push(user.ref);
    this.#emails.push(user.email);
    this.#names.push(user.name);
    this.#active.push(user.isActive);
    this.#employees.push(user.afasEmployeeId);
    this.#persons.push(user.afasPersonId);
    this.#rest.push(this.#share(user));
    const ref = refOf(user);
    if (ref !== null) this.#byRef.set(tidy(ref), number);
    this.#byEmail.set(emailForm(user.email), number);
    this.#byOther.clear();
  }

  /** The user of that number, as one object. */
  at(number: number): User {
    const id = this.#ids[number];
    const rest = this.#rest[number];
    if (id === undefined || rest === undefined) throw new RangeError(`no user ${String(number)}`);
    return {
      id,
      isActive: this.#active[number] === true,
      email: this.#emails[number] ?? '',
      name: this.#names[number] ?? '',
      ref: this.#refs[number] ?? null,
      afasEmployeeId: this.#employees[number] ?? null,
      afasPersonId: this.#persons[number] ?? null,
      roles: rest.roles,
      profileImage: rest.profileImage,
      language: rest.language,
      extraFields: rest.extraFields,
    };
  }

  isActive(number: number): boolean {
    return this.#active[number] === true;
  }

  /** The number of the user with that id, ref or address (in any case), or `NOBODY`. */
  findId(id: string): number {
    return this.#findOther('id', id.toLowerCase());
  }

  findRef(ref: string): number {
    // Most texts already are in their comparison form: finding that out costs more than trying.
    return this.#byRef.get(ref) ?? this.#byRef.get(tidy(ref)) ?? NOBODY;
  }

  findEmail(email: string): number {
    return this.#byEmail.get(email) ?? this.#byEmail.get(emailForm(email)) ?? NOBODY;
  }

  /** The number of the user with that AFAS number, or `NOBODY`; also where several have it. */
  findAfas(key: 'afasEmployeeId' | 'afasPersonId', value: string): number {
    return this.#findOther(key, tidy(value));
  }

  /** The users in the order they were added. */
  *[Symbol.iterator](): Generator<User> {
    for (let number = 0; number < this.size; number += 1) yield this.at(number);
  }

  #findOther(key: OtherKey, value: string): number {
    let index = this.#byOther.get(key);
    if (index === undefined) {
      index = this.#indexBy(key);
      this.#byOther.set(key, index);
    }
    return index.get(value) ?? NOBODY;
  }

  #indexBy(key: OtherKey): ReadonlyMap<string, number> {
    const index = new Map<string, number>();
    const column = this.#columnOf(key);
    for (let number = 0; number < this.size; number += 1) {
      const value = column[number];
      if (value == null || value === '') continue;
      const form = key === 'id' ? value.toLowerCase() : tidy(value);
      index.set(form, index.has(form) ? NOBODY : number);
    }
    return index;
  }

  #columnOf(key: OtherKey): readonly (string | null)[] {
    if (key === 'id') return this.#ids;
    return key === 'afasEmployeeId' ? this.#employees : this.#persons;
  }

  /** What few users differ in is held once for all that have the same. */
  #share(user: User): Rest {
    const { roles, profileImage, language, extraFields } = user;
    const rest = { roles, profileImage, language, extraFields };
    const key = [language, extraFields, profileImage, ...roles].join('\n');
    const shared = this.#sharedRest.get(key);
    if (shared !== undefined) return shared;
    // Extra fields or images may be different for everyone: then sharing finds nothing and only costs.
    if (this.#sharedRest.size < 10_000) this.#sharedRest.set(key, rest);
    return rest;
  }
}

type OtherKey = 'id' | 'afasEmployeeId' | 'afasPersonId';

type Rest = Pick<User, 'roles' | 'profileImage' | 'language' | 'extraFields'>;
