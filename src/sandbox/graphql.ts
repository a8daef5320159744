// One GraphQL request: from the body to an answer in the shapes of graphene-django.

import {
  type DocumentNode,
  executeSync,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import type { Mishap } from './faults.ts';
import type { Access } from './oauth.ts';
import { errorReply, jsonReply, type Reply } from './reply.ts';
import type { World } from './resolvers.ts';

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
function runGraphql(parts: GraphqlParts, body: string, contextValue: unknown): GraphqlAnswer {
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

export interface Executed {
  readonly reply: Reply;
  /** The mishap befell something. The answer may not show it. */
  readonly met: boolean;
}

/**
 * Executes the body of a request once. With `rollback` or `mailed`, an error anywhere in it undoes what
 * the rest of it wrote, as Django does under `ATOMIC_REQUESTS`; only with `mailed` the invitations for
 * what is undone have left.
 */
export function execute(
  world: World,
  graphql: GraphqlParts,
  { body, access, mishap }: { body: string; access: Access; mishap: Mishap | null },
): Executed {
  const { store, ledger, mishaps } = world;
  const undo = store.checkpoint();
  mishaps.begin(mishap, mishap === 'busy' ? mutationsIn(body) : 0);
  const { reply, failed } = runGraphql(graphql, body, access);
  const isAtomic = mishap === 'rollback' || mishap === 'mailed';
  const undone = isAtomic && failed && undo();
  ledger.settle(undone, mishap === 'mailed');
  return { reply, met: undone || mishaps.met };
}

/** How many mutations a body has. */
function mutationsIn(body: string): number {
  return isMutation(body) ? responseKeys(body).length : 0;
}

function isMutation(body: string): boolean {
  const request = readRequest(body);
  if (typeof request === 'string') return false;
  return (parsed(request.query)?.definitions ?? []).some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
      && definition.operation === OperationTypeNode.MUTATION,
  );
}

/** Refuses a document with more than `allowed` fields, in words that name no number of aliases. */
export function complexityLimit(allowed: number): ValidationRule {
  return (context) => {
    let fields = 0;
    return {
      Field() {
        fields += 1;
      },
      Document: {
        leave() {
          if (fields <= allowed) return;
          const found = `Query is too complex: ${String(fields)}.`;
          const message = `${found} Maximum allowed complexity: ${String(allowed)}`;
          context.reportError(new GraphQLError(message));
        },
      },
    };
  };
}

/** Refuses a document that is nested deeper than `allowed`, as graphene's DepthLimitValidator does. */
export function depthLimit(allowed: number): ValidationRule {
  return (context) => {
    let depth = 0;
    let deepest = 0;
    return {
      SelectionSet: {
        enter() {
          depth += 1;
          deepest = Math.max(deepest, depth);
        },
        leave() {
          depth -= 1;
        },
      },
      Document: {
        leave() {
          if (deepest - 1 <= allowed) return;
          const message = `Operation exceeds maximum operation depth of ${String(allowed)}.`;
          context.reportError(new GraphQLError(message));
        },
      },
    };
  };
}

/** Refuses a document with more than `allowed` aliases. */
export function aliasLimit(allowed: number): ValidationRule {
  return (context) => {
    let aliases = 0;
    return {
      Field(node) {
        if (node.alias !== undefined) aliases += 1;
      },
      Document: {
        leave() {
          if (aliases <= allowed) return;
          const message = `${String(aliases)} aliases found. Allowed: ${String(allowed)}`;
          context.reportError(new GraphQLError(message));
        },
      },
    };
  };
}

/** Refuses to tell what the schema is. */
export const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    const name = node.name.value;
    if (name !== '__schema' && name !== '__type') return;
    const message = `Cannot query '${name}': introspection is disabled.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  },
});
