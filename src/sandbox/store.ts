// The users of the stand-in, and the rules for creating and changing them. No IO, no GraphQL.

import type { User } from '../user/user.ts';
import type { Selector } from '../user/gateway.ts';
import { type Problems, type UserDraft, problemsOf } from './rules.ts';

/** Why a mutation changed nothing. */
export type Refusal =
  | { readonly kind: 'invalid'; readonly problems: Problems }
  | { readonly kind: 'taken'; readonly field: 'ref' | 'email'; readonly value: string }
  | { readonly kind: 'notFound' };

export type Verdict =
  | { readonly ok: true; readonly created: boolean; readonly user: User }
  | { readonly ok: false; readonly refusal: Refusal };

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
  #revision = 0;

  /** Throws when two of the users share an id, a ref or an address: see `duplicateIn`. */
  constructor(users: readonly User[], newUuid: () => string) {
    const duplicate = duplicateIn(users);
    if (duplicate !== null) throw new Error(duplicate);
    this.#newUuid = newUuid;
    for (const user of users) this.#put(user);
    this.#revision = 0;
  }

  /** Counts the writes: a difference means that there is something to save. */
  get revision(): number {
    return this.#revision;
  }

  /** All users, in the order in which they were created. */
  all(): User[] {
    return [...this.#byId.values()];
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

  update(ref: string, draft: UserDraft): Verdict {
    const before = this.byRef(ref);
    return before === undefined ? refuse({ kind: 'notFound' }) : this.#change(before, draft);
  }

  /** `updateOrCreateUser`: a new user gets what it was selected by, unless the draft says otherwise. */
  upsert(select: Selector, draft: UserDraft): Verdict {
    if (select.by === 'ref') {
      const before = this.byRef(select.ref);
      return before ? this.#change(before, draft) : this.create({ ref: select.ref, ...draft });
    }
    const before = this.byEmail(select.email);
    return before ? this.#change(before, draft) : this.create({ email: select.email, ...draft });
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
    this.#put(after, before);
    return { ok: true, created: before === undefined, user: after };
  }

  // The only place that touches the maps, so that undoing a batch needs to know of no other.
  #put(after: User, before?: User): void {
    if (before !== undefined) {
      this.#byEmail.delete(emailKey(before.email));
      if (before.ref !== null) this.#byRef.delete(before.ref);
    }
    this.#byId.set(after.id, after);
    this.#byEmail.set(emailKey(after.email), after);
    if (after.ref !== null) this.#byRef.set(after.ref, after);
    this.#revision += 1;
  }
}

/** The user with the draft's fields; `null` empties only what can be empty (the rules saw to the rest). */
function merge(user: User, draft: UserDraft): User {
  const { afasEmployeeId = user.afasEmployeeId, afasPersonId = user.afasPersonId } = draft;
  return {
    ...user,
    ref: draft.ref ?? user.ref,
    name: draft.name ?? user.name,
    email: draft.email ?? user.email,
    isActive: draft.isActive ?? user.isActive,
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
