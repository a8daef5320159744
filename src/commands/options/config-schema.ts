// The JSON schema of pluvo-bulk.yaml, for editors: made of the very options that the commands have.

import type { Command } from '../flags/command.ts';
import type { OptionTable } from '../flags/option-table.ts';
import { type CONNECTION_KEYS, NEVER_IN_FILE } from './config.ts';

type Option = OptionTable[string];

type Schema = Readonly<Record<string, unknown>>;

const CONNECTION: Readonly<Record<(typeof CONNECTION_KEYS)[number], string>> = {
  org: 'The organisation to use: acme for https://acme.pluvo.com/',
  endpoint: 'The full address of a GraphQL endpoint',
  token: 'An access token. The file must be readable for its owner alone',
  'client-id': 'The id of an OAuth client',
  'client-secret': 'Its secret. The file must be readable for its owner alone',
};

/** The schema, as a value to be written as JSON. */
export function configSchema(commands: readonly Pick<Command, 'options'>[]): Schema {
  const options = optionSchemas(commands);
  const connection = Object.entries(CONNECTION).map(([name, description]) => {
    return [name, { type: 'string', description }] as const;
  });
  const ofOrganisation = { ...Object.fromEntries(connection.slice(1)), ...options };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'pluvo-bulk.yaml',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(connection),
      organisations: {
        type: 'object',
        description: 'Organisations by name; what is said here of one goes before the rest',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          properties: ofOrganisation,
        },
      },
      ...options,
    },
  };
}

function optionSchemas(commands: readonly Pick<Command, 'options'>[]): Schema {
  const byName = new Map<string, Schema[]>();
  for (const [name, option] of commands.flatMap(({ options }) => Object.entries(options))) {
    if (NEVER_IN_FILE.has(name)) continue;
    const known = byName.get(name) ?? [];
    const schema = schemaOf(option);
    const isKnown = known.some((one) => JSON.stringify(one) === JSON.stringify(schema));
    byName.set(name, isKnown ? known : [...known, schema]);
  }
  const sorted = [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([name, schemas]) => [name, schemas.length === 1 ? schemas[0] : { anyOf: schemas }]),
  );
}

const TEXT = { type: ['string', 'number'] };

function schemaOf({ type, choices, describe, whole }: Option): Schema {
  const description = describe ?? '';
  if (choices !== undefined) return { enum: [...choices], description };
  switch (type) {
    case 'boolean':
      return { type: 'boolean', description };
    case 'number':
      return { type: whole === true ? 'integer' : 'number', exclusiveMinimum: 0, description };
    case 'array':
      return { anyOf: [TEXT, { type: 'array', items: TEXT }], description };
    case 'string':
    case 'count':
    case undefined:
      return { ...TEXT, description };
  }
}
