// What the stand-in refuses of a document before it runs: too many aliases, and introspection.

import { GraphQLError, type ValidationRule } from 'graphql';

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
