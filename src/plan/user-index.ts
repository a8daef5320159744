// All users of an organisation, held column by column: a million of them fit where a million objects
// would not.

import { emailForm, tidy } from '../user/fold.ts';
import { KeyTable, NOBODY } from '../user/key-table.ts';
import { PackedTexts } from './packed-texts.ts';
import { refOf, type FieldName, type User } from '../user/user.ts';

export { NOBODY };

/** Stands in for the number of a user where more than one is meant. */
export const SEVERAL = -2;

/** What users are found by. */
export type UserKey = 'id' | 'ref' | 'email' | 'afasEmployeeId' | 'afasPersonId';

/** The form in which a key is looked up: what differs in it alone fits. */
function keyForm(key: UserKey, value: string): string {
  if (key === 'email') return emailForm(value);
  return key === 'id' ? value.toLowerCase() : tidy(value);
}

/** Where in a record each text of a user stands. */
const COLUMN = { id: 0, ref: 1, email: 2, name: 3, afasEmployeeId: 4, afasPersonId: 5 } as const;

function isColumn(name: FieldName): name is keyof typeof COLUMN {
  return Object.hasOwn(COLUMN, name);
}

/**
 * Users by number (0, 1, 2 … in the order they were added), with look-ups by each key. A key may fit
 * several of them: a server tells apart what differs only in case, or in a space that is not seen.
 */
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
  /** All users whom one form of a key fits, where there are several: rare. */
  readonly #twins = new Map<string, number[]>();

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
    if (ref !== null) {
      const form = tidy(ref);
      this.#joinTwins('ref', form, this.#byRef.add(form, number), number);
    }
    if (email !== '') {
      const form = emailForm(email);
      this.#joinTwins('email', form, this.#byEmail.add(form, number), number);
    }
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

  /** Whether a ref or an address fits several users. */
  get hasTwins(): boolean {
    return this.#twins.size > 0;
  }

  findId(id: string): number {
    return this.find('id', id);
  }

  findRef(ref: string): number {
    return this.find('ref', ref);
  }

  findEmail(email: string): number {
    return this.find('email', email);
  }

  /**
   * The number of the user whom a key fits, or `NOBODY`. Of several, an active one goes before those
   * who are archived, and then the one who has it as it is `written`; where that does not tell:
   * `SEVERAL`.
   */
  find(key: UserKey, value: string, written: string = value): number {
    const found = this.#any(key, value);
    if (found === NOBODY || this.#twins.size === 0) return found;
    const twins = this.#twins.get(twinsKey(key, keyForm(key, value)));
    if (twins === undefined) return found;
    const active = twins.filter((number) => this.isActive(number));
    const likely = active.length > 0 ? active : twins;
    const [first, second] = likely;
    if (first !== undefined && second === undefined) return first;
    for (const exact of [written, tidy(written)]) {
      const [same, other] = likely.filter((number) => this.#texts.has(number, COLUMN[key], exact));
      if (same !== undefined) return other === undefined ? same : SEVERAL;
    }
    return SEVERAL;
  }

  /** The numbers of all users whom a key fits. */
  allWith(key: UserKey, value: string): readonly number[] {
    const found = this.#any(key, value);
    if (found === NOBODY) return [];
    return this.#twins.get(twinsKey(key, keyForm(key, value))) ?? [found];
  }

  /** The users in the order they were added. */
  *[Symbol.iterator](): Generator<User> {
    for (let number = 0; number < this.size; number += 1) yield this.at(number);
  }

  #any(key: UserKey, value: string): number {
    if (key === 'ref' || key === 'email') {
      const table = key === 'ref' ? this.#byRef : this.#byEmail;
      const found = table.get(value);
      return found === NOBODY ? table.get(keyForm(key, value)) : found;
    }
    let index = this.#byOther.get(key);
    if (index === undefined) {
      index = this.#indexBy(key);
      this.#byOther.set(key, index);
    }
    return index.get(keyForm(key, value)) ?? NOBODY;
  }

  #indexBy(key: OtherKey): ReadonlyMap<string, number> {
    const index = new Map<string, number>();
    for (const twins of this.#twins.keys()) {
      if (twins.startsWith(twinsKey(key, ''))) this.#twins.delete(twins);
    }
    for (let number = 0; number < this.size; number += 1) {
      const value = this.at(number)[key];
      if (value === null || value === '') continue;
      const form = keyForm(key, value);
      this.#joinTwins(key, form, index.get(form) ?? NOBODY, number);
      if (!index.has(form)) index.set(form, number);
    }
    return index;
  }

  #joinTwins(key: UserKey, form: string, before: number, number: number): void {
    if (before === NOBODY) return;
    const twins = this.#twins.get(twinsKey(key, form));
    if (twins === undefined) this.#twins.set(twinsKey(key, form), [before, number]);
    else twins.push(number);
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

type OtherKey = Exclude<UserKey, 'ref' | 'email'>;

function twinsKey(key: UserKey, form: string): string {
  return `${key}:${form}`;
}

type Rest = Pick<User, 'roles' | 'profileImage' | 'language' | 'extraFields'>;
