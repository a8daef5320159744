// The documents hold no value of a user: all text travels in variables, whatever it is.

import fc from 'fast-check';
import { buildSchema, executeSync, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  countDocument,
  readPagesOperation,
  readUsersDocument,
  writeOperation,
} from '../../src/pluvo/documents.ts';
import { FIRST_GENERATION, type WriteCapabilities } from '../../src/pluvo/capabilities.ts';
import { capabilitiesOfSchema, INTROSPECT } from '../../src/pluvo/introspection.ts';
import { createSchema } from '../../src/sandbox/schema.ts';
import type { Mutation } from '../../src/user/gateway.ts';
import type { UserInput } from '../../src/user/user.ts';

const SCHEMA = createSchema('first');

/** What is wrong with a document, by the schema of the first generation. */
function problemsOf(document: string): readonly string[] {
  return validate(SCHEMA, parse(document)).map(({ message }) => message);
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"}) { id } }', '$a0_name', '"""', '\\', '\n# ', '${name}', 'null', ''),
);
const nullableText = fc.option(anyText);

/** Two inputs of one shape: the same fields are set, to values of the same kind. */
const inputs: fc.Arbitrary<readonly [UserInput, UserInput]> = fc
  .record(
    {
      ref: fc.tuple(anyText, anyText),
      name: fc.tuple(anyText, anyText),
      email: fc.tuple(anyText, anyText),
      extraFields: fc.tuple(anyText, anyText),
      afasEmployeeId: fc.tuple(anyText, anyText),
      afasPersonId: fc.constant([null, null] as const),
      isActive: fc.boolean().map((is) => [is, is] as const),
      language: fc.constantFrom(...['NL', 'EN'].map((code) => [code, code] as const)),
    },
    { requiredKeys: [] },
  )
  .map((pairs) => [0, 1].map((at) => nth(pairs, at)) as [UserInput, UserInput]);

function nth(pairs: Readonly<Record<string, readonly unknown[]>>, at: number): UserInput {
  return Object.fromEntries(Object.entries(pairs).map(([name, pair]) => [name, pair[at]]));
}

const mutations: fc.Arbitrary<readonly [Mutation, Mutation]> = fc
  .tuple(fc.constantFrom('update', 'ref', 'email'), fc.boolean(), anyText, anyText, inputs)
  .map(([by, sendInvite, one, two, [a, b]]) => {
    const make = (text: string, input: UserInput): Mutation => {
      if (by === 'update') return { kind: 'update', ref: text, input };
      const select = by === 'ref' ? { by, ref: text } : ({ by: 'email', email: text } as const);
      return { kind: 'upsert', select: select as { by: 'ref'; ref: string }, input, sendInvite };
    };
    return [make(one, a), make(two, b)];
  });

describe('writeOperation', () => {
  it('gives one document for one shape, whatever the texts are; it fits the schema', () => {
    fc.assert(
      fc.property(fc.array(mutations, { minLength: 1, maxLength: 4 }), (pairs) => {
        const one = writeOperation(pairs.map(([a]) => a));
        const other = writeOperation(pairs.map(([, b]) => b));
        expect(one.document).toBe(other.document);
        expect(problemsOf(one.document)).toEqual([]);
      }),
    );
  });

  it('puts every text into a variable as it is', () => {
    fc.assert(
      fc.property(anyText, anyText, nullableText, (ref, name, afasPersonId) => {
        const input = { name, afasPersonId };
        const { variables, document } = writeOperation([{ kind: 'update', ref, input }]);
        expect(Object.values(variables)).toEqual([name, afasPersonId, ref]);
        // graphql-core 2 has no literal for null.
        expect(document).not.toContain('null');
        expect(document).toContain(`$a0_afasPersonId: String${afasPersonId === null ? ',' : '!'}`);
      }),
    );
  });

  it('is what a person would write', () => {
    const { document, variables } = writeOperation([
      {
        kind: 'upsert',
        select: { by: 'ref', ref: '7' },
        input: { ref: '7', name: 'Sanne', language: 'NL' },
        sendInvite: true,
      },
      { kind: 'update', ref: '8', input: { isActive: false, roles: ['MANAGER', 'TRAINER'] } },
    ]);
    expect(document).toBe(
      'mutation Write($a0_ref: String!, $a0_name: String!, $a0_select: String!, $a1_select: String!) '
        + '{ a0: updateOrCreateUser(sendInvite: true, ref: $a0_select, user: {ref: $a0_ref, name: $a0_name, language: NL}) '
        + '{ created user { id ref email name language } } '
        + 'a1: updateUser(ref: $a1_select, user: {isActive: false, roles: [MANAGER, TRAINER]}) '
        + '{ user { id ref email name isActive roles } } }',
    );
    expect(variables).toEqual({ a0_ref: '7', a0_name: 'Sanne', a0_select: '7', a1_select: '8' });
  });

  const name = /^[_A-Za-z][_0-9A-Za-z]*$/;

  it('writes an enum value only where it is a name', () => {
    const word = fc.oneof(anyText, fc.constantFrom('NL} evil', 'NL\n', 'é', '1', ''));
    fc.assert(
      fc.property(
        word.filter((text) => !name.test(text)),
        (text) => {
          const write = (input: UserInput) => () =>
            writeOperation([{ kind: 'update', ref: '1', input }]);
          expect(write({ language: text })).toThrow('not a GraphQL name');
          expect(write({ roles: ['MANAGER', text] })).toThrow('not a GraphQL name');
        },
      ),
    );
  });
});

describe('what is read', () => {
  it('fits the schema of the first generation', () => {
    expect(problemsOf(readUsersDocument(FIRST_GENERATION.read))).toEqual([]);
  });

  it('fits the schema of the second, whose status is `archived`', () => {
    const read = { ...FIRST_GENERATION.read, status: 'archived' } as const;
    const after = '"}) { evil';
    const pages = readPagesOperation(
      [
        { first: 50, from: { offset: 100 }, archived: null },
        { first: 50, from: { after: null }, archived: true },
        { first: 50, from: { after }, archived: false },
      ],
      read,
    );
    expect(pages.document).not.toContain('evil');
    expect(Object.values(pages.variables)).toEqual([after]);
    const second = createSchema('second');
    for (const document of [
      pages.document,
      countDocument(['all', 'active', 'archived']),
      countDocument(['all']),
    ]) {
      expect(validate(second, parse(document))).toEqual([]);
    }
  });
});

describe('the status', () => {
  it('is written as the endpoint spells it', () => {
    const write = { ...FIRST_GENERATION.write, status: 'archived' } as const;
    const archive: Mutation = { kind: 'update', ref: '1', input: { isActive: false } };
    expect(writeOperation([archive], write).document).toContain('user: {archived: true}');
    expect(writeOperation([archive]).document).toContain('user: {isActive: false}');
  });
});

const anyWrite: fc.Arbitrary<WriteCapabilities> = fc.record({
  status: fc.constantFrom('isActive', 'archived'),
  fields: fc.constant(FIRST_GENERATION.write.fields),
  updateById: fc.boolean(),
  types: fc.constantFrom({}, { extraFields: 'JSONString' }),
});
/** What has no text in it is written without variables, where ids are known. */
const textless: fc.Arbitrary<UserInput> = fc.constantFrom(
  { isActive: false },
  { language: 'NL' },
  { afasPersonId: null },
);
const anyMutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    mutations,
    fc.option(textless),
    fc.option(fc.constantFrom('42', '1f0c-77', 'VXNlcjo0Mg==', 'not "an" id')),
  )
  .map(([[mutation], input, id]) => ({
    ...mutation,
    ...(input === null ? {} : { input }),
    ...(id === null || mutation.kind === 'update' ? {} : { id }),
  }));

describe('whatever is written, to whatever endpoint', () => {
  it('is GraphQL, and declares just the variables it is sent with', () => {
    fc.assert(
      fc.property(
        fc.array(anyMutation, { minLength: 1, maxLength: 3 }),
        anyWrite,
        (batch, write) => {
          const { document, variables } = writeOperation(batch, write);
          expect(declaredIn(document)).toEqual(Object.keys(variables));
        },
      ),
    );
  });

  it.each(['isActive', 'archived'] as const)('may declare nothing (%s)', (status) => {
    const select = { by: 'email', email: 'noor@zonnehof.example' } as const;
    const write = { ...FIRST_GENERATION.write, status, updateById: true };
    for (const input of [{ isActive: false }, { language: 'NL' }]) {
      const { document, variables } = writeOperation(
        [{ kind: 'upsert', select, input, sendInvite: false, id: '42' }],
        write,
      );
      expect(variables).toEqual({});
      expect(declaredIn(document)).toEqual([]);
    }
  });
});

/** The names of the variables that a document declares; fails where it is no GraphQL. */
function declaredIn(document: string): readonly string[] {
  return parse(document).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
}

describe('a schema without enums', () => {
  const types = { language: 'String', roles: 'String' };

  it('is sent language and roles as texts', () => {
    const write = { ...FIRST_GENERATION.write, types };
    const input = { language: 'NL', roles: ['MANAGER', 'not a name'] };
    const { document, variables } = writeOperation([{ kind: 'update', ref: '1', input }], write);
    expect(variables).toEqual({ a0_language: 'NL', a0_roles: input.roles, a0_select: '1' });
    expect(document).toContain('$a0_language: String!, $a0_roles: [String!]!');
    expect(document).toContain('user: {language: $a0_language, roles: $a0_roles}');
  });

  it('is seen in the schema, as one with enums is', () => {
    for (const [given, language, roles] of [
      ['String', 'String', 'String'],
      ['Language', undefined, undefined],
    ] as const) {
      const text = `
        enum Language { NL }
        enum Role { MANAGER }
        type User { id: ID! name: String! email: String! isActive: Boolean }
        input Input { name: String language: ${given} roles: [${given === 'String' ? given : 'Role'}!] }
        type Query { users: [User] }
        type Payload { user: User }
        type Mutation { updateUser(ref: String, user: Input): Payload }`;
      const { data } = executeSync({ schema: buildSchema(text), document: parse(INTROSPECT) });
      const types = capabilitiesOfSchema(data)?.write.types;
      expect([types?.language, types?.roles]).toEqual([language, roles]);
    }
  });
});
