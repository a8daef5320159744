// The users of the stand-in, and the rules for creating and changing them. No IO, no GraphQL.

import type { User } from '../user/user.ts';
import type { Selector } from '../user/gateway.ts';
import { ByName } from './by-name.ts';
import { type Problems, type UserDraft, problemsOf } from './rules.ts';

/** Why a mutation changed nothing. */
export type Refusal =
  | { readonly kind: 'invalid'; readonly problems: Problems }
  | { readonly kind: 'taken'; readonly field: 'ref' | 'email'; readonly value: string }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'full'; readonly seats: number };

export type Verdict =
  | { readonly ok: true; readonly created: boolean; readonly user: User }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a user can be found by: one thing more than an upsert can be selected by. */
export type UserKey = Selector | { readonly by: 'id'; readonly id: string };

const refuse = (refusal: Refusal): Verdict => ({ ok: false, refusal });

/** The form in which addresses are unique. */
const emailKey = (email: string): string => email.toLowerCase();

/**
 * The users of one organisation, by id, ref and e-mail. A `User` it has handed out never changes:
 * every write puts a new object in its place.
 */
export class Store {
  readonly #byId = new Map<string, User>();
  readonly #byRef = new Map<string, User>();
  readonly #byEmail = new Map<string, User>();
  readonly #newUuid: () => string;
  #byName: ByName | null = null;
  #writes: { readonly after: User; readonly before: User | undefined }[] = [];
  #revision = 0;
  readonly #seats: number;
  #active = 0;

  /**
   * `seats`: the most users who may be active. Throws when two of the users share an id, a ref or an
   * address: see `duplicateIn`.
   */
  constructor(users: readonly User[], newUuid: () => string, seats = Infinity) {
    this.#seats = seats;
    this.#active = users.filter(({ isActive }) => isActive).length;
    const duplicate = duplicateIn(users);
    if (duplicate !== null) throw new Error(duplicate);
    this.#newUuid = newUuid;
    for (const user of users) this.#link(user);
  }

  /** Counts the writes: a difference means that there is something to save. */
  get revision(): number {
    return this.#revision;
  }

  /** All users, in the order in which they were created. */
  all(): User[] {
    return [...this.#byId.values()];
  }

  /** The same users by name, a page at a time. Sorted at the first call, kept in order from then on. */
  byName(): ByName {
    return (this.#byName ??= new ByName(this.all()));
  }

  find(key: UserKey): User | undefined {
    switch (key.by) {
      case 'id':
        return this.#byId.get(key.id);
      case 'ref':
        return this.byRef(key.ref);
      case 'email':
        return this.byEmail(key.email);
    }
  }

  /**
   * Begins to remember what is written, until the next call. The function it gives takes all of that
   * back, and says whether there was anything.
   */
  checkpoint(): () => boolean {
    this.#writes = [];
    return () => {
      const writes = this.#writes;
      this.#writes = [];
      for (const { after, before } of writes.toReversed()) this.#takeBack(after, before);
      return writes.length > 0;
    };
  }

  byRef(ref: string): User | undefined {
    return this.#byRef.get(ref);
  }

  byEmail(email: string): User | undefined {
    return this.#byEmail.get(emailKey(email));
  }

  create(draft: UserDraft): Verdict {
    const problems = problemsOf(draft, true);
    if (problems.size > 0) return refuse({ kind: 'invalid', problems });
    const blank: User = {
      id: this.#newUuid(),
      isActive: true,
      email: '',
      name: '',
      ref: null,
      roles: ['PARTICIPANT'],
      profileImage: '',
      language: 'NL',
      extraFields: '{}',
      afasEmployeeId: null,
      afasPersonId: null,
    };
    const user = merge(blank, draft);
    const ref = user.ref === null || user.ref === '' ? this.#newUuid() : user.ref;
    return this.#write({ ...user, ref }, undefined);
  }

  update(key: UserKey, draft: UserDraft): Verdict {
    const before = this.find(key);
    return before === undefined ? refuse({ kind: 'notFound' }) : this.#change(before, draft);
  }

  /** `updateOrCreateUser`: a new user gets what it was selected by, unless the draft says otherwise. */
  upsert(select: Selector, draft: UserDraft): Verdict {
    const before = this.find(select);
    if (before !== undefined) return this.#change(before, draft);
    const selected = select.by === 'ref' ? { ref: select.ref } : { email: select.email };
    return this.create({ ...selected, ...draft });
  }

  #change(before: User, draft: UserDraft): Verdict {
    const problems = problemsOf(draft, false);
    if (problems.size > 0) return refuse({ kind: 'invalid', problems });
    return this.#write(merge(before, draft), before);
  }

  #write(after: User, before: User | undefined): Verdict {
    const emailOwner = this.byEmail(after.email);
    if (emailOwner !== undefined && emailOwner !== before) {
      return refuse({ kind: 'taken', field: 'email', value: after.email });
    }
    const refOwner = after.ref === null ? undefined : this.byRef(after.ref);
    if (after.ref !== null && refOwner !== undefined && refOwner !== before) {
      return refuse({ kind: 'taken', field: 'ref', value: after.ref });
    }
    const takesSeat = after.isActive && before?.isActive !== true;
    if (takesSeat && this.#active >= this.#seats)
      return refuse({ kind: 'full', seats: this.#seats });
    this.#put(after, before);
    return { ok: true, created: before === undefined, user: after };
  }

  #put(after: User, before: User | undefined): void {
    if (before !== undefined) this.#unlink(before);
    this.#link(after);
    this.#byName?.update(before, after);
    this.#writes.push({ after, before });
    this.#active += Number(after.isActive) - Number(before?.isActive === true);
    this.#revision += 1;
  }

  #takeBack(after: User, before: User | undefined): void {
    this.#unlink(after);
    if (before === undefined) this.#byId.delete(after.id);
    else this.#link(before);
    this.#byName?.update(after, before);
    this.#active += Number(before?.isActive === true) - Number(after.isActive);
    this.#revision += 1;
  }

  // The entry by id stays, and with it the user's place in the order of creation.
  #unlink(user: User): void {
    this.#byEmail.delete(emailKey(user.email));
    if (user.ref !== null) this.#byRef.delete(user.ref);
  }

  #link(user: User): void {
    this.#byId.set(user.id, user);
    this.#byEmail.set(emailKey(user.email), user);
    if (user.ref !== null) this.#byRef.set(user.ref, user);
  }
}

/** The user with the draft's fields; `null` empties only what can be empty (the rules saw to the rest). */
function merge(user: User, draft: UserDraft): User {
  const active = typeof draft.archived === 'boolean' ? !draft.archived : draft.isActive;
  const { afasEmployeeId = user.afasEmployeeId, afasPersonId = user.afasPersonId } = draft;
  return {
    ...user,
    ref: draft.ref ?? user.ref,
    name: draft.name ?? user.name,
    email: draft.email ?? user.email,
    isActive: active ?? user.isActive,
    roles: draft.roles ?? user.roles,
    language: draft.language ?? user.language,
    extraFields: draft.extraFields ?? user.extraFields,
    afasEmployeeId,
    afasPersonId,
  };
}

/** Which field two of the users share although it must be unique, or `null`. */
export function duplicateIn(users: readonly User[]): string | null {
  const refs = users.map(({ ref }) => ref).filter((ref) => ref !== null);
  if (new Set(users.map(({ id }) => id)).size < users.length) return 'two users share an id';
  if (new Set(refs).size < refs.length) return 'two users share a ref';
  const emails = new Set(users.map(({ email }) => emailKey(email)));
  return emails.size < users.length ? 'two users share an e-mail address' : null;
}
