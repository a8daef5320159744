// One GraphQL request: from the body to an answer in the shapes of graphene-django.

import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type ValidationRule,
  execute,
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

/** Runs the body of a POST. Every outcome is an answer; nothing is thrown for what the caller sent. */
export async function runGraphql(parts: GraphqlParts, body: string): Promise<Reply> {
  const request = readRequest(body);
  if (typeof request === 'string') return errorReply(request);
  const document = readDocument(parts, request.query);
  if (Array.isArray(document)) return jsonReply(400, { errors: document });
  const result = await execute({
    schema: parts.schema,
    document,
    rootValue: parts.root,
    variableValues: request.variables,
    operationName: request.operationName,
  });
  return resultReply(result);
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
