// The schema of an endpoint, where it may be asked for, and what it says about users.

import { FIELD_NAMES } from '../user/fields.ts';
import type { FieldName } from '../user/user.ts';
import { isObject } from './answer.ts';
import type { Capabilities, ReadCapabilities, UserSelector } from './capabilities.ts';

const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';

/** As much of the schema as is needed; a type's own fields come with their arguments. */
export const INTROSPECT = `query Introspect { __schema {
  queryType { name } mutationType { name }
  types { name kind
    fields(includeDeprecated: true) { name type { ${TYPE} } args { name type { ${TYPE} } } }
    inputFields { name type { ${TYPE} } }
    enumValues { name } } } }`;

/** A type with the wrappings for lists and non-null taken off. */
interface Member {
  readonly type: string;
  readonly args: ReadonlyMap<string, string>;
}

interface TypeInfo {
  readonly members: ReadonlyMap<string, Member>;
  readonly words: readonly string[];
}

/** What the answer to `INTROSPECT` says; `null` when it is no schema, or not that of Pluvo. */
export function capabilitiesOfSchema(data: unknown): Capabilities | null {
  const schema = isObject(data) ? data['__schema'] : null;
  if (!isObject(schema) || !Array.isArray(schema['types'])) return null;
  const types = new Map(
    schema['types'].filter(isObject).map((type) => [nameOf(type), readType(type)]),
  );
  const query = types.get(nameOf(schema['queryType']))?.members;
  const mutation = types.get(nameOf(schema['mutationType']))?.members;
  const user = types.get('User')?.members;
  if (query === undefined || user === undefined) return null;
  const read = readingOf(query, user);
  if (read === null) return null;
  const upsert = mutation?.get('updateOrCreateUser');
  const update = mutation?.get('updateUser');
  const input = types.get((upsert ?? update)?.args.get('user') ?? '')?.members ?? NO_MEMBERS;
  const wordsOf = (field: string): readonly string[] | null => {
    const type = input.get(field)?.type ?? user.get(field)?.type;
    const words = types.get(type ?? '')?.words ?? [];
    return words.length === 0 ? null : words;
  };
  const selectId = update?.args.get('id');
  return {
    source: 'introspection',
    read,
    write: {
      status: input.has('isActive') || !input.has('archived') ? 'isActive' : 'archived',
      fields: new Set(
        FIELD_NAMES.filter(
          (name) => input.has(name) || (name === 'isActive' && input.has('archived')),
        ),
      ),
      updateById: selectId !== undefined && selectId !== 'Int',
      types: scalarTypes(input, (type) => (types.get(type)?.words.length ?? 0) > 0),
    },
    vocabulary: { languages: wordsOf('language'), roles: wordsOf('roles') },
  };
}

type Members = TypeInfo['members'];

const NO_MEMBERS: Members = new Map();

function readingOf(query: Members, user: Members): ReadCapabilities | null {
  const pages = query.get('paginatedUsers');
  if (pages === undefined && !query.has('users')) return null;
  const userArgs = query.get('user')?.args ?? new Map<string, string>();
  const selectors = (['id', 'ref', 'email'] as const).filter((name) => userArgs.has(name));
  return {
    users:
      pages === undefined
        ? { query: 'users' }
        : {
            query: 'paginatedUsers',
            offset: pages.args.has('offset'),
            archived: pages.args.has('archived'),
          },
    status: user.has('isActive') ? 'isActive' : 'archived',
    fields: new Set(
      FIELD_NAMES.filter((name) => user.has(name) || (name === 'isActive' && user.has('archived'))),
    ),
    selectors: new Set<UserSelector>(selectors),
  };
}

/** Text fields are declared as what the schema calls them: `String`, `JSONString`, `ID`. */
function scalarTypes(
  input: Members,
  isEnum: (type: string) => boolean,
): Partial<Record<FieldName, string>> {
  const types: Partial<Record<FieldName, string>> = {};
  for (const name of FIELD_NAMES) {
    const type = input.get(name)?.type;
    if (type === undefined || isEnum(type)) continue;
    if (/^[_A-Za-z][_0-9A-Za-z]*$/.test(type)) types[name] = type;
  }
  return types;
}

function readType(type: Readonly<Record<string, unknown>>): TypeInfo {
  const members = [...listOf(type['fields']), ...listOf(type['inputFields'])];
  return {
    members: new Map(members.map((member) => [nameOf(member), readMember(member)])),
    words: listOf(type['enumValues']).map(nameOf),
  };
}

function readMember(member: Readonly<Record<string, unknown>>): Member {
  const args = listOf(member['args']).map((arg) => [nameOf(arg), innermost(arg['type'])] as const);
  return { type: innermost(member['type']), args: new Map(args) };
}

function innermost(type: unknown): string {
  if (!isObject(type)) return '';
  return isObject(type['ofType']) ? innermost(type['ofType']) : nameOf(type);
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function nameOf(holder: unknown): string {
  const name = isObject(holder) ? holder['name'] : '';
  return typeof name === 'string' ? name : '';
}
