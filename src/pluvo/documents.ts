// The GraphQL documents. The type of the `user:` argument is not documented: it is written inline,
// and the values inside it are variables of the documented field types.

import { FIELD_NAMES, FIELDS } from '../user/fields.ts';
import type { Mutation } from '../user/gateway.ts';
import type { FieldName, UserInput } from '../user/user.ts';
import { FIRST_GENERATION, type ReadCapabilities, type WriteCapabilities } from './capabilities.ts';

/** The fields of a user, as this endpoint calls them; `wanted` picks some. */
export function userFields(
  { fields, status }: ReadCapabilities,
  wanted: (name: FieldName) => boolean = () => true,
): string {
  return FIELD_NAMES.filter((name) => fields.has(name) && wanted(name))
    .map((name) => (name === 'isActive' ? status : name))
    .join(' ');
}

/** All users of the organisation, archived ones included (first generation). */
export function readUsersDocument(read: ReadCapabilities): string {
  return `query ReadUsers { users { ${userFields(read)} } }`;
}

/** Which part of a paginated list: from an offset, or after a cursor (never both). */
export interface Page {
  readonly first: number;
  readonly from: { readonly offset: number } | { readonly after: string | null };
  /** Only archived users, or only others; `null` for all. */
  readonly archived: boolean | null;
}

/** Several pages in one document, under the aliases `a0`, `a1` … */
export function readPagesOperation(pages: readonly Page[], read: ReadCapabilities): Operation {
  const variables: Record<string, string> = {};
  const declared: string[] = [];
  const fields = userFields(read);
  const lists = pages.map(({ first, from, archived }, number) => {
    const args = [`first: ${String(first)}`];
    if ('offset' in from) args.push(`offset: ${String(from.offset)}`);
    else if (from.after !== null) {
      const name = `${alias(number)}_after`;
      variables[name] = from.after;
      declared.push(`$${name}: String`);
      args.push(`after: $${name}`);
    }
    if (archived !== null) args.push(`archived: ${String(archived)}`);
    const list = `${alias(number)}: paginatedUsers(${args.join(', ')})`;
    return `${list} { count pageInfo { hasNextPage endCursor } edges { node { ${fields} } } }`;
  });
  return { document: `query ReadPages${declaring(declared)} { ${lists.join(' ')} }`, variables };
}

/** Which users are counted. */
export const COUNTED = {
  all: '',
  active: ', archived: false',
  archived: ', archived: true',
} as const;

/** How many users there are, of each kind asked for, under an alias of its name. */
export function countDocument(kinds: readonly (keyof typeof COUNTED)[]): string {
  const lists = kinds.map((kind) => `${kind}: paginatedUsers(first: 1${COUNTED[kind]}) { count }`);
  return `query Count { ${lists.join(' ')} }`;
}

/** A document and its variables, ready to send. */
export interface Operation {
  readonly document: string;
  readonly variables: Readonly<Record<string, VariableValue>>;
}

type VariableValue = string | readonly string[] | null;

/** The alias of the mutation with that number in a batch. */
export function alias(number: number): string {
  return `a${String(number)}`;
}

/** The variables that an operation declares; GraphQL knows no empty list of them. */
function declaring(declared: readonly string[]): string {
  return declared.length === 0 ? '' : `(${declared.join(', ')})`;
}

/**
 * Several mutations in one document, under the aliases `a0`, `a1` … All text travels in variables, and
 * so does null, of which graphql-core 2 knows no literal; enum values are literals, checked to be
 * GraphQL names, and so are ids, since the name of their type differs (`ID`, `String`, `UUID`). The
 * answer is to tell who was written, and how what was asked for is by then.
 */
export function writeOperation(
  mutations: readonly Mutation[],
  write: WriteCapabilities = FIRST_GENERATION.write,
  read: ReadCapabilities = FIRST_GENERATION.read,
): Operation {
  const variables: Record<string, VariableValue> = {};
  const declared: string[] = [];
  const declare = (name: string, type: string, value: VariableValue): string => {
    variables[name] = value;
    declared.push(`$${name}: ${type}`);
    return `$${name}`;
  };
  const selections = mutations.map((mutation, number) => {
    const prefix = alias(number);
    const user = inputObject(mutation.input, write, (name, type, value) =>
      declare(`${prefix}_${name}`, type, value),
    );
    const written = `user { ${writtenFields(mutation.input, read)} }`;
    if (mutation.kind === 'update') {
      const ref = declare(`${prefix}_select`, 'String!', mutation.ref);
      return `${prefix}: updateUser(ref: ${ref}, user: ${user}) { ${written} }`;
    }
    const { id, select, sendInvite } = mutation;
    if (id !== undefined && write.updateById && IS_ID.test(id)) {
      return `${prefix}: updateUser(id: "${id}", user: ${user}) { ${written} }`;
    }
    const text = select.by === 'ref' ? select.ref : select.email;
    const selector = `${select.by}: ${declare(`${prefix}_select`, 'String!', text)}`;
    const invite = `sendInvite: ${String(sendInvite)}`;
    return `${prefix}: updateOrCreateUser(${invite}, ${selector}, user: ${user}) { created ${written} }`;
  });
  const document = `mutation Write${declaring(declared)} { ${selections.join(' ')} }`;
  return { document, variables };
}

/** UUIDs, numbers, and the global ids of Relay: nothing that a string literal would have to escape. */
const IS_ID = /^[\w:=-]+$/;

/** Who a user is, which every endpoint tells. */
const IDENTITY: ReadonlySet<FieldName> = new Set(['id', 'ref', 'email', 'name']);

/** Who was written, and what the input sets of them, as far as it can be read. */
function writtenFields(input: UserInput, read: ReadCapabilities): string {
  const others = userFields(read, (name) => name in input && !IDENTITY.has(name));
  return others === '' ? 'id ref email name' : `id ref email name ${others}`;
}

/** The inline `user: {…}` object. Booleans and enum values are literals, all else becomes variables. */
function inputObject(
  input: UserInput,
  { status, types }: WriteCapabilities,
  declare: (name: string, type: string, value: VariableValue) => string,
): string {
  const written = (name: FieldName, value: VariableValue | boolean): string => {
    if (typeof value === 'boolean') return String(value);
    const type = types[name];
    if (value === null) return declare(name, type ?? 'String', null);
    if (typeof value !== 'string') {
      // An empty list needs no type, and so fits any.
      if (type === undefined || value.length === 0) return `[${value.map(enumName).join(', ')}]`;
      return declare(name, `[${type}!]!`, value);
    }
    if (FIELDS[name].type === 'enum' && type === undefined) return enumName(value);
    return declare(name, `${type ?? 'String'}!`, value);
  };
  const members = INPUT_FIELDS.flatMap((name) => {
    const value = input[name];
    if (value === undefined) return [];
    if (name === 'isActive' && status === 'archived')
      return [`archived: ${String(value !== true)}`];
    return [`${name}: ${written(name, value)}`];
  });
  return `{${members.join(', ')}}`;
}

const INPUT_FIELDS = [
  'ref',
  'name',
  'email',
  'isActive',
  'language',
  'roles',
  'afasEmployeeId',
  'afasPersonId',
  'extraFields',
] as const satisfies readonly (keyof UserInput)[];

/** A name as GraphQL defines it; anything else would be syntax and not a value. */
function enumName(word: string): string {
  if (!/^[_A-Za-z][_0-9A-Za-z]*$/.test(word)) throw new RangeError('not a GraphQL name');
  return word;
}
