// The domain: a Pluvo user as the API describes it, and what may be written of one.

/**
 * A user of one Pluvo organisation, with the fields of the first generation of the API
 * (`type User` in the public documentation). `extraFields` is the JSON text the API sends.
 */
export interface User {
  readonly id: string;
  readonly isActive: boolean;
  readonly email: string;
  readonly name: string;
  readonly ref: string | null;
  readonly roles: readonly string[];
  readonly profileImage: string;
  readonly language: string;
  readonly extraFields: string;
  readonly afasEmployeeId: string | null;
  readonly afasPersonId: string | null;
}

export type FieldName = keyof User;

/** A field's value where it has one: the type that parsing yields and that a roster can ask for. */
export type FieldValue<F extends FieldName = FieldName> = NonNullable<User[F]>;

/**
 * What a mutation sends as its `user: {…}` object. `null` clears a field. `id` and `profileImage`
 * are never written.
 */
export type UserInput = { -readonly [F in Exclude<FieldName, 'id' | 'profileImage'>]?: User[F] };

/** The words that an endpoint's schema offers for its enum fields; `null` where it could not be asked. */
export interface Vocabulary {
  readonly languages: readonly string[] | null;
  readonly roles: readonly string[] | null;
}

/** A user's ref; `null` where there is none, which a server may also say with an empty text. */
export function refOf({ ref }: Pick<User, 'ref'>): string | null {
  return ref === '' ? null : ref;
}
