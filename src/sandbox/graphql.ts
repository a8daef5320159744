// One GraphQL request: from the body to an answer in the shapes of graphene-django.

import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type ValidationRule,
  executeSync,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { type Reply, errorReply, jsonReply } from './reply.ts';

export interface GraphqlParts {
  readonly schema: GraphQLSchema;
  readonly root: unknown;
  /** Applied on top of GraphQL's own. */
  readonly rules: readonly ValidationRule[];
}

/** An answer, and whether anything in it failed. */
export interface GraphqlAnswer {
  readonly reply: Reply;
  readonly failed: boolean;
}

/**
 * Runs the body of a POST. Every outcome is an answer; nothing is thrown for what the caller sent.
 * It is synchronous, so nothing else happens to the users while a batch is carried out.
 */
export function runGraphql(
  parts: GraphqlParts,
  body: string,
  contextValue: unknown,
): GraphqlAnswer {
  const request = readRequest(body);
  if (typeof request === 'string') return { reply: errorReply(request), failed: true };
  const document = readDocument(parts, request.query);
  if (Array.isArray(document)) return { reply: jsonReply(400, { errors: document }), failed: true };
  const result = executeSync({
    schema: parts.schema,
    document,
    rootValue: parts.root,
    contextValue,
    variableValues: request.variables,
    operationName: request.operationName,
  });
  return { reply: resultReply(result), failed: result.errors !== undefined };
}

/** The keys of the fields that the answer to a body would have. */
export function responseKeys(body: string): readonly string[] {
  const request = readRequest(body);
  if (typeof request === 'string') return [];
  const operation = parsed(request.query)?.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return (operation?.selectionSet.selections ?? []).flatMap((selection) =>
    selection.kind === Kind.FIELD ? [(selection.alias ?? selection.name).value] : [],
  );
}

interface Request {
  readonly query: string;
  readonly variables: Record<string, unknown> | null;
  readonly operationName: string | null;
}

/** The request, or the message of what is wrong with it. */
function readRequest(body: string): Request | string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return 'POST body sent invalid JSON.';
  }
  if (!isObject(value)) return 'The received data is not a valid JSON query.';
  const { query, variables = null, operationName = null } = value;
  if (typeof query !== 'string' || query === '') return 'Must provide query string.';
  if (variables !== null && !isObject(variables)) return 'Variables are invalid JSON.';
  return {
    query,
    variables,
    operationName: typeof operationName === 'string' ? operationName : null,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}

function readDocument(
  { schema, rules }: GraphqlParts,
  query: string,
): DocumentNode | GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(schema, document, [...specifiedRules, ...rules]);
    return errors.length > 0 ? [...errors] : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function resultReply({ errors, data }: ExecutionResult): Reply {
  if (errors === undefined) return jsonReply(200, { data });
  if (errors.some(({ path }) => path === undefined)) return jsonReply(400, { errors });
  return jsonReply(200, { errors, data });
}
