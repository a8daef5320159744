// The first generation of the API as a schema, and its two scalars.

import {
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  buildSchema,
  isScalarType,
  valueFromASTUntyped,
} from 'graphql';

// The name of the input type is not documented, so this one is made up.
const FIRST_GENERATION = /* GraphQL */ `
  scalar UUID
  "JSON in a string."
  scalar JSONString

  enum Role {
    PARTICIPANT
    TRAINER
    MANAGER
  }

  enum Language {
    NL
    EN
    DE
    FR
  }

  type User {
    id: UUID!
    isActive: Boolean!
    email: String!
    name: String!
    ref: String
    roles: [Role]
    profileImage: String!
    language: Language!
    extraFields: JSONString!
    afasEmployeeId: String
    afasPersonId: String
  }

  input StandInUserFields {
    ref: String
    name: String
    email: String
    isActive: Boolean
    language: Language
    extraFields: JSONString
    afasEmployeeId: String
    afasPersonId: String
  }

  type Query {
    "All users, or only those who are active (or archived)."
    users(active: Boolean): [User!]!
    user(ref: String!): User
  }

  type CreateUser {
    user: User!
  }

  type UpdateUser {
    user: User!
  }

  type UpdateOrCreateUser {
    created: Boolean!
    user: User!
  }

  type Mutation {
    "An error when the user exists."
    createUser(sendInvite: Boolean = true, user: StandInUserFields!): CreateUser
    updateUser(ref: String!, user: StandInUserFields!): UpdateUser
    "Selects by ref or by email, not by both. A user who is not found is created."
    updateOrCreateUser(
      sendInvite: Boolean = false
      ref: String
      email: String
      user: StandInUserFields!
    ): UpdateOrCreateUser
  }
`;

/** The schema, without resolvers: they are methods of the root value. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchema(FIRST_GENERATION);
  const json = scalar(schema, 'JSONString');
  json.parseValue = readJsonString;
  json.parseLiteral = (node) => readJsonString(valueFromASTUntyped(node));
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
