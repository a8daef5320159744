// What an endpoint can do, as a typed description that reading and writing go by.

import type { FieldName, Vocabulary } from '../user/user.ts';

/** Two public generations of the API describe one endpoint, which may speak either or both (PLUVO-API). */
export interface Capabilities {
  /** How this is known: the schema was read, tried out field by field, or neither was possible. */
  readonly source: 'introspection' | 'probing' | 'assumed';
  readonly read: ReadCapabilities;
  readonly write: WriteCapabilities;
  /** The words of the schema's enums; `null` where it could not be read. */
  readonly vocabulary: Vocabulary;
}

/** How a status is spelt: `archived` is the second generation's, and the opposite of `isActive`. */
export type StatusField = 'isActive' | 'archived';

export interface ReadCapabilities {
  readonly users:
    | { readonly query: 'users' }
    | {
        readonly query: 'paginatedUsers';
        /** Whether pages can be asked for by their offset, and by whether users are archived. */
        readonly offset: boolean;
        readonly archived: boolean;
      };
  readonly status: StatusField;
  /** The fields of a user that can be read, beside the status. */
  readonly fields: ReadonlySet<FieldName>;
  /** What `user(…)` selects by. */
  readonly selectors: ReadonlySet<UserSelector>;
}

export type UserSelector = 'id' | 'ref' | 'email';

export interface WriteCapabilities {
  readonly status: StatusField;
  /** The fields that an input takes; `isActive` stands for the status in either spelling. */
  readonly fields: ReadonlySet<FieldName>;
  /** Whether `updateUser` takes an id, as a string. */
  readonly updateById: boolean;
  /**
   * The names of the scalar types, for variables; a text that is not named is a `String`. Language and
   * roles are words of an enum, unless they are named here.
   */
  readonly types: Readonly<Partial<Record<FieldName, string>>>;
}

const FIRST_FIELDS = [
  'ref',
  'name',
  'email',
  'isActive',
  'language',
  'afasEmployeeId',
  'afasPersonId',
  'extraFields',
] as const satisfies readonly FieldName[];

/** What the documents of the first generation say: assumed where nothing else can be learnt. */
export const FIRST_GENERATION: Capabilities = {
  source: 'assumed',
  read: {
    users: { query: 'users' },
    status: 'isActive',
    fields: new Set([...FIRST_FIELDS, 'id', 'roles', 'profileImage']),
    selectors: new Set(['ref']),
  },
  write: {
    status: 'isActive',
    fields: new Set(FIRST_FIELDS),
    updateById: false,
    types: { extraFields: 'JSONString' },
  },
  vocabulary: { languages: null, roles: null },
};

/** Which generations an endpoint speaks, as a person may be told. */
export function generationOf({ read }: Pick<Capabilities, 'read'>): 'first' | 'second' | 'both' {
  if (read.users.query === 'users') return 'first';
  return read.status === 'isActive' ? 'both' : 'second';
}
