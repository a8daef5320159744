// The schema that requests are checked against and carried out by, and its two scalars.

import {
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  buildSchema,
  isObjectType,
  isScalarType,
  valueFromASTUntyped,
} from 'graphql';
import type { User } from '../user/user.ts';
import { type Api, schemaText } from './schema-text.ts';

/** The schema, with few resolvers: most are methods of the root value, or the users themselves. */
export function createSchema(api: Api): GraphQLSchema {
  const schema = buildSchema(schemaText(api));
  const json = scalar(schema, 'JSONString');
  json.parseValue = readJsonString;
  json.parseLiteral = (node) => readJsonString(valueFromASTUntyped(node));
  const user = schema.getType('User');
  const archived = isObjectType(user) ? user.getFields()['archived'] : undefined;
  if (archived !== undefined) archived.resolve = ({ isActive }: User) => !isActive;
  return schema;
}

function scalar(schema: GraphQLSchema, name: string): GraphQLScalarType {
  const type = schema.getType(name);
  if (!isScalarType(type)) throw new Error(`the schema has no scalar ${name}`);
  return type;
}

function readJsonString(value: unknown): string {
  if (typeof value !== 'string') throw new GraphQLError('Badly formed JSONString');
  try {
    return pythonJson(JSON.parse(value));
  } catch {
    throw new GraphQLError('Badly formed JSONString');
  }
}

/**
 * The value as Python's `json.dumps` spells it: a space after `:` and `,`, and only ASCII. So what
 * is read back is seldom the text that was written, only the same JSON.
 */
function pythonJson(value: unknown): string {
  // A newline within a string is escaped, so every real one is layout.
  return JSON.stringify(value, null, 1)
    .replaceAll(/,\n */g, ', ')
    .replaceAll(/\n */g, '')
    .replaceAll(
      /[\u007F-\uFFFF]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
