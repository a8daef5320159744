import {
  type GraphQLObjectType,
  type GraphQLSchema,
  type IntrospectionQuery,
  buildClientSchema,
  getIntrospectionQuery,
  printType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { many } from '../support/many.ts';
import { aUser } from '../support/users.ts';
import { ask } from './ask.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  const archived = aUser({ ref: '1002', isActive: false });
  sandbox = await startSandbox({ users: [aUser({ ref: '1001' }), archived] });
});
afterAll(() => sandbox.close());

describe('the schema, as introspection tells it', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const { body } = await ask(sandbox, getIntrospectionQuery());
    schema = buildClientSchema((body as { data: IntrospectionQuery }).data);
  });

  function printed(name: string): string {
    const type = schema.getType(name);
    return type === undefined ? '' : printType(type);
  }

  it('has the documented User', () => {
    expect(printed('User')).toBe(`type User {
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
}`);
  });

  it('has the documented enums', () => {
    expect(printed('Role').match(/[A-Z]{2,}/g)).toEqual(['PARTICIPANT', 'TRAINER', 'MANAGER']);
    expect(printed('Language').match(/[A-Z]{2,}/g)).toEqual(['NL', 'EN', 'DE', 'FR']);
  });

  it('has nothing of the second generation', () => {
    const fieldsOf = (type: GraphQLObjectType | null | undefined): string[] =>
      Object.keys(type?.getFields() ?? {});
    expect(fieldsOf(schema.getQueryType())).toEqual(['users', 'user']);
    expect(fieldsOf(schema.getMutationType())).toEqual([
      'createUser',
      'updateUser',
      'updateOrCreateUser',
    ]);
  });
});

describe('queries', () => {
  it('give all users, or those who are active, or those who are not', async () => {
    const document =
      '{ all: users { ref } yes: users(active: true) { ref } no: users(active: false) { ref } }';
    expect((await ask(sandbox, document)).body).toEqual({
      data: {
        all: [{ ref: '1001' }, { ref: '1002' }],
        yes: [{ ref: '1001' }],
        no: [{ ref: '1002' }],
      },
    });
  });

  it('give one user, or null', async () => {
    const document = '{ known: user(ref: "1002") { isActive } unknown: user(ref: "9") { id } }';
    expect((await ask(sandbox, document)).body).toEqual({
      data: { known: { isActive: false }, unknown: null },
    });
  });

  it('give any number of users in one answer', async () => {
    const length = many(5_000);
    const users = Array.from({ length }, () => aUser());
    const large = await startSandbox({ users });
    try {
      const fields =
        'id isActive email name ref roles profileImage language extraFields afasEmployeeId afasPersonId';
      const { body } = await ask(large, `{ users { ${fields} } }`);
      expect(body).toHaveProperty('data.users.length', length);
      expect(body).toHaveProperty(`data.users.${String(length - 1)}`, users[length - 1]);
    } finally {
      await large.close();
    }
  });
});
