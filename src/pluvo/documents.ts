// The GraphQL documents. The type of the `user:` argument is not documented: it is written inline,
// and the values inside it are variables of the documented field types.

import { FIELDS } from '../user/fields.ts';
import type { Mutation } from '../user/gateway.ts';
import type { FieldName, UserInput } from '../user/user.ts';

const USER_FIELDS = Object.keys(FIELDS).join(' ');

/** All users of the organisation, archived ones included (first generation). */
export const READ_USERS = `query ReadUsers { users { ${USER_FIELDS} } }`;

/** A document and its variables, ready to send. */
export interface Operation {
  readonly document: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The alias of the mutation with that number in a batch. */
export function alias(number: number): string {
  return `a${String(number)}`;
}

/**
 * Several mutations in one document, under the aliases `a0`, `a1` … All text travels in variables;
 * enum values are literals, checked to be GraphQL names.
 */
export function writeOperation(mutations: readonly Mutation[]): Operation {
  const variables: Record<string, string> = {};
  const declared: string[] = [];
  const declare = (name: string, type: string, value: string): string => {
    variables[name] = value;
    declared.push(`$${name}: ${type}`);
    return `$${name}`;
  };
  const selections = mutations.map((mutation, number) => {
    const prefix = alias(number);
    const user = inputObject(mutation.input, (name, type, value) =>
      declare(`${prefix}_${name}`, type, value),
    );
    if (mutation.kind === 'update') {
      const ref = declare(`${prefix}_select`, 'String!', mutation.ref);
      return `${prefix}: updateUser(ref: ${ref}, user: ${user}) { ${WRITTEN} }`;
    }
    const { select, sendInvite } = mutation;
    const text = select.by === 'ref' ? select.ref : select.email;
    const selector = `${select.by}: ${declare(`${prefix}_select`, 'String!', text)}`;
    const invite = `sendInvite: ${String(sendInvite)}`;
    return `${prefix}: updateOrCreateUser(${invite}, ${selector}, user: ${user}) { created ${WRITTEN} }`;
  });
  const document = `mutation Write(${declared.join(', ')}) { ${selections.join(' ')} }`;
  return { document, variables };
}

const WRITTEN = 'user { id ref email name }';

/** The inline `user: {…}` object. `null` and booleans are literals, texts become variables. */
function inputObject(
  input: UserInput,
  declare: (name: string, type: string, value: string) => string,
): string {
  const literal = (name: FieldName, value: string | boolean | readonly string[]): string => {
    if (typeof value === 'boolean') return String(value);
    switch (FIELDS[name].type) {
      case 'enum':
        return enumName(String(value));
      case 'enums':
        return `[${[value].flat().map(enumName).join(', ')}]`;
      case 'json':
        return declare(name, 'JSONString!', String(value));
      case 'id':
      case 'text':
      case 'email':
      case 'flag':
      case 'url':
        return declare(name, 'String!', String(value));
    }
  };
  const members = INPUT_FIELDS.flatMap((name) => {
    const value = input[name];
    if (value === undefined) return [];
    return [`${name}: ${value === null ? 'null' : literal(name, value)}`];
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
