// ESLint rule: a file imports only what the table of stages in eslint.config.js allows its stage.
// Paths are resolved, so a detour (`../x/../plan/plan.ts`) changes nothing; `import()`, `export from`
// and `import type` count like any other import.

import path from 'node:path';

const SRC = path.join(import.meta.dirname, '../../src');

/** The stage of a file: its folder under src/, or its own name if it lies directly there. */
function stageOf(file) {
  const [first, ...rest] = path.relative(SRC, file).split(path.sep);
  return rest.length > 0 ? first : path.parse(first).name;
}

/** What is imported, as text; undefined where that is computed. */
function sourceText(node) {
  if (node.type === 'Literal') return node.value;
  if (node.type === 'TSLiteralType') return sourceText(node.literal);
  const plain = node.type === 'TemplateLiteral' && node.expressions.length === 0;
  return plain ? node.quasis[0].value.cooked : undefined;
}

export const importDirections = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: {
          mayImport: { type: 'array', items: { type: 'string' } },
          banned: {
            type: 'array',
            items: {
              type: 'object',
              properties: { pattern: { type: 'string' }, why: { type: 'string' } },
              required: ['pattern', 'why'],
            },
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      noStage: 'src/{{from}} is not in the table of stages in eslint.config.js.',
      direction: 'src/{{from}} may import {{allowed}}, and not src/{{to}}.',
      banned: '{{why}}',
      computed: 'A computed import hides where it leads.',
    },
  },

  create(context) {
    const { mayImport, banned = [] } = context.options[0] ?? {};
    const from = stageOf(context.filename);

    function check(node, source) {
      const target = sourceText(source);
      if (typeof target !== 'string') return context.report({ node, messageId: 'computed' });
      const ban = banned.find(({ pattern }) => new RegExp(pattern).test(target));
      if (ban) return context.report({ node, messageId: 'banned', data: { why: ban.why } });
      if (!/^[./]/.test(target)) return;

      const to = stageOf(path.resolve(path.dirname(context.filename), target));
      if (to === from || mayImport?.includes(to)) return;
      const allowed = mayImport?.map((stage) => `src/${stage}`).join(', ') || 'no other stage';
      context.report({ node, messageId: 'direction', data: { from, to, allowed } });
    }

    return {
      Program(node) {
        if (!mayImport) context.report({ node, messageId: 'noStage', data: { from } });
      },
      ImportDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source),
    };
  },
};
