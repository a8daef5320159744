// What an endpoint has, found by trying, where its schema may not be asked for. Every field that is
// tried stands under `@skip(if: true)`: the server checks it against its schema and runs none of it.

import { FIELD_NAMES } from '../user/fields.ts';
import type { FieldName } from '../user/user.ts';
import type { GraphqlError } from './answer.ts';
import { FIRST_GENERATION, type Capabilities, type UserSelector } from './capabilities.ts';

/** What a document tries: each is left out of the next one once the server does not know it. */
export type Tried =
  | `query:${'users' | 'paginatedUsers' | 'user'}`
  | `pages:${'offset' | 'archived'}`
  | `select:${UserSelector}`
  | `field:${FieldName | 'archived'}`
  | `input:${FieldName | 'archived'}`
  | 'update:id';

/** What is tried of queries. */
export const TRIED_READS: readonly Tried[] = [
  'query:users',
  'query:paginatedUsers',
  'query:user',
  'pages:offset',
  'pages:archived',
  'select:id',
  'select:ref',
  'select:email',
  ...FIELD_NAMES.map((name) => `field:${name}` as const),
  'field:archived',
];

/** What is tried of mutations. */
export const TRIED_WRITES: readonly Tried[] = [
  ...FIELD_NAMES.filter((name) => name !== 'id' && name !== 'profileImage').map(
    (name) => `input:${name}` as const,
  ),
  'input:archived',
  'update:id',
];

/** Nobody's: were a server to run what is skipped, there would be nobody to change. */
const NOBODY_ID = '00000000-0000-4000-8000-000000000000';

/** The document that tries these queries. */
export function readProbe(tried: ReadonlySet<Tried>): string {
  const fields = named(tried, 'field:').join(' ');
  const args = (given: readonly string[]): string =>
    given.length === 0 ? '' : `(${given.join(', ')})`;
  const pages = ['first: 1', ...(tried.has('pages:offset') ? ['offset: 0'] : [])];
  if (tried.has('pages:archived')) pages.push('archived: false');
  const parts = [
    tried.has('query:users') ? `users @skip(if: true) { ${fields} }` : '',
    tried.has('query:paginatedUsers')
      ? `paginatedUsers${args(pages)} @skip(if: true) { count edges { node { ${fields} } } }`
      : '',
    // Selectors may exclude each other, but only once the query runs.
    tried.has('query:user')
      ? named(tried, 'select:')
          .map((by) => `${by}: user(${by}: "${NOBODY_ID}") @skip(if: true) { ${fields} }`)
          .join(' ')
      : '',
  ];
  return `query Probe { __typename ${parts.join(' ')} }`;
}

/** The document that tries these input fields. It is never more than checked. */
export function writeProbe(tried: ReadonlySet<Tried>): string {
  const input = named(tried, 'input:').map((name) => `${name}: ${PROBE_VALUES[name] ?? '""'}`);
  const select = tried.has('update:id') ? 'id' : 'ref';
  const update = `updateUser(${select}: "${NOBODY_ID}", user: {${input.join(', ')}})`;
  return `mutation Probe { __typename ${update} @skip(if: true) { user { id } } }`;
}

const PROBE_VALUES: Readonly<Record<string, string>> = {
  isActive: 'true',
  archived: 'false',
  roles: '[]',
  language: 'NL',
  extraFields: '"{}"',
};

function named(tried: ReadonlySet<Tried>, prefix: string): readonly string[] {
  return [...tried].filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
}

/**
 * What of the tried the server says that it does not have; `null` when its errors say something else.
 * The words are those of graphql-core 2 and 3 and of GraphQL.js.
 */
export function unknownOf(
  errors: readonly GraphqlError[],
  tried: ReadonlySet<Tried>,
): ReadonlySet<Tried> | null {
  const unknown = new Set<Tried>();
  for (const { message } of errors) {
    const found = SAYINGS.flatMap(({ pattern, means }) => {
      const [, name, holder] = pattern.exec(message) ?? [];
      return name === undefined ? [] : means(name, holder ?? '');
    }).filter((one): one is Tried => [...tried].some((known) => known === one));
    if (found.length === 0) return null;
    for (const one of found) unknown.add(one);
  }
  return unknown;
}

interface Saying {
  readonly pattern: RegExp;
  /** What a name, and the type or field that it is missing in, stand for. */
  readonly means: (name: string, holder: string) => readonly string[];
}

const SAYINGS: readonly Saying[] = [
  {
    pattern: /^Cannot query field ['"](\w+)['"] on type ['"](\w+)['"]/,
    means: (name, holder) => (holder === 'Query' ? [`query:${name}`] : [`field:${name}`]),
  },
  {
    pattern: /^Unknown argument ['"](\w+)['"] on field ['"](?:\w+\.)?(\w+)['"]/,
    means: (name, holder) => {
      if (holder === 'updateUser') return [`update:${name}`];
      return holder === 'user' ? [`select:${name}`] : [`pages:${name}`];
    },
  },
  {
    // What was given instead of it is not known, then; that is an error of its own.
    pattern: /^Field ['"](user|updateUser)['"] argument ['"]ref['"] .*required/,
    means: (name) => (name === 'user' ? ['select:id', 'select:email'] : ['update:id']),
  },
  {
    pattern: /Field ['"](\w+)['"] is not defined by type/,
    means: (name) => [`input:${name}`],
  },
  { pattern: /In field ['"](\w+)['"]: Unknown field/, means: (name) => [`input:${name}`] },
];

/** What is left of the tried, as a description. What cannot be tried is as in the first generation. */
export function capabilitiesOfProbes(
  reads: ReadonlySet<Tried>,
  writes: ReadonlySet<Tried> | null,
): Capabilities | null {
  if (!reads.has('query:paginatedUsers') && !reads.has('query:users')) return null;
  const has = (tried: ReadonlySet<Tried>, prefix: 'field:' | 'input:'): ReadonlySet<FieldName> =>
    new Set(
      FIELD_NAMES.filter((name) => {
        const inEither = name === 'isActive' && tried.has(`${prefix}archived`);
        return tried.has(`${prefix}${name}`) || inEither;
      }),
    );
  const selectors = (['id', 'ref', 'email'] as const).filter(
    (by) => reads.has('query:user') && reads.has(`select:${by}`),
  );
  return {
    source: 'probing',
    read: {
      users: reads.has('query:paginatedUsers')
        ? {
            query: 'paginatedUsers',
            offset: reads.has('pages:offset'),
            archived: reads.has('pages:archived'),
          }
        : { query: 'users' },
      status: reads.has('field:isActive') ? 'isActive' : 'archived',
      fields: has(reads, 'field:'),
      selectors: new Set(selectors),
    },
    write:
      writes === null
        ? FIRST_GENERATION.write
        : {
            status: writes.has('input:isActive') ? 'isActive' : 'archived',
            fields: has(writes, 'input:'),
            updateById: writes.has('update:id'),
            types: { extraFields: 'JSONString' },
          },
    vocabulary: FIRST_GENERATION.vocabulary,
  };
}
