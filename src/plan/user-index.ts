// All users of an organisation, held column by column: a million of them fit where a million objects
// would not.

import { emailForm, tidy } from '../user/fold.ts';
import { KeyTable, NOBODY } from '../user/key-table.ts';
import { PackedTexts } from './packed-texts.ts';
import { refOf, type FieldName, type User } from '../user/user.ts';

export { NOBODY };

/** Where in a record each text of a user stands. */
const COLUMN = { id: 0, ref: 1, email: 2, name: 3, afasEmployeeId: 4, afasPersonId: 5 } as const;

function isColumn(name: FieldName): name is keyof typeof COLUMN {
  return Object.hasOwn(COLUMN, name);
}

/** Users by number (0, 1, 2 … in the order they were added), with look-ups by each key. */
export class UserIndex {
  readonly #texts = new PackedTexts(Object.keys(COLUMN).length);
  readonly #active: boolean[] = [];
  readonly #rest: Rest[] = [];
  readonly #sharedRest = new Map<string, Rest>();
  // Most texts already are in their comparison form: finding that out costs more than trying.
  readonly #byRef = new KeyTable(
    (number, key) =>
      this.#texts.has(number, COLUMN.ref, key) || tidy(this.at(number).ref ?? '') === key,
  );
  readonly #byEmail = new KeyTable(
    (number, key) =>
      this.#texts.has(number, COLUMN.email, key) || emailForm(this.at(number).email) === key,
  );
  /** Keys that few runs match by are indexed when they are first asked for. */
  readonly #byOther = new Map<OtherKey, ReadonlyMap<string, number>>();

  /** Builds an index of the users given. */
  static of(users: Iterable<User>): UserIndex {
    const index = new UserIndex();
    for (const user of users) index.add(user);
    return index;
  }

  get size(): number {
    return this.#texts.length;
  }

  add(user: User): void {
    const number = this.#texts.length;
    const { id, email, name, afasEmployeeId, afasPersonId } = user;
    this.#texts.push([id, user.ref, email, name, afasEmployeeId, afasPersonId]);
    this.#active.push(user.isActive);
    this.#rest.push(this.#share(user));
    const ref = refOf(user);
    if (ref !== null) this.#byRef.set(tidy(ref), number);
    this.#byEmail.set(emailForm(user.email), number);
    this.#byOther.clear();
  }

  /** The user of that number, as one object. */
  at(number: number): User {
    const rest = this.#rest[number];
    if (rest === undefined) throw new RangeError(`no user ${String(number)}`);
    const [id, ref, email, name, afasEmployeeId, afasPersonId] = this.#texts.at(number);
    return {
      id: id ?? '',
      isActive: this.#active[number] === true,
      email: email ?? '',
      name: name ?? '',
      ref: ref ?? null,
      afasEmployeeId: afasEmployeeId ?? null,
      afasPersonId: afasPersonId ?? null,
      roles: rest.roles,
      profileImage: rest.profileImage,
      language: rest.language,
      extraFields: rest.extraFields,
    };
  }

  /** Whether a field of a user is that very value: cheaper than making the user. */
  has(number: number, name: FieldName, value: unknown): boolean {
    if (name === 'isActive') return this.isActive(number) === value;
    if (typeof value !== 'string') return false;
    if (isColumn(name)) return this.#texts.has(number, COLUMN[name], value);
    return this.#rest[number]?.[name] === value;
  }

  isActive(number: number): boolean {
    return this.#active[number] === true;
  }

  /** The number of the user with that id, ref or address (in any case), or `NOBODY`. */
  findId(id: string): number {
    return this.#findOther('id', id.toLowerCase());
  }

  findRef(ref: string): number {
    const found = this.#byRef.get(ref);
    return found === NOBODY ? this.#byRef.get(tidy(ref)) : found;
  }

  findEmail(email: string): number {
    const found = this.#byEmail.get(email);
    return found === NOBODY ? this.#byEmail.get(emailForm(email)) : found;
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
    for (let number = 0; number < this.size; number += 1) {
      const value = this.at(number)[key];
      if (value === null || value === '') continue;
      const form = key === 'id' ? value.toLowerCase() : tidy(value);
      index.set(form, index.has(form) ? NOBODY : number);
    }
    return index;
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
