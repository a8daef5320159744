// ESLint rule: a file imports only what the table of stages in eslint.config.js allows its stage, and
// within the stage only what the table allows its room.
// Paths are resolved, so a detour (`../x/../plan/plan.ts`) changes nothing; `import()`, `export from`
// and `import type` count like any other import.

import path from 'node:path';

const SRC = path.join(import.meta.dirname, '../../src');

/** Where a file lies under src/: `within` is the way from its stage, `room` the folder there, if any. */
function placeOf(file) {
  const { dir, name } = path.parse(path.relative(SRC, file));
  const [stage, ...rest] = path.join(dir, name).split(path.sep);
  return { stage, within: rest.join('/'), room: rest.length > 1 ? rest[0] : undefined };
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
          rooms: {
            type: 'object',
            additionalProperties: { type: 'array', items: { type: 'string' } },
          },
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
      nowhere: 'src/{{from}} is not in the table of stages in eslint.config.js.',
      direction: 'src/{{from}} may import {{allowed}}, and not src/{{to}}.',
      banned: '{{why}}',
      computed: 'A computed import hides where it leads.',
    },
  },

  create(context) {
    const { mayImport, rooms, banned = [] } = context.options[0] ?? {};
    const { stage, room } = placeOf(context.filename);
    // What lies beside the rooms of its stage may use them all.
    const mayUse = rooms && room ? (rooms[room] ?? []) : undefined;

    /** Whether a file of the same stage may be used from here: one's own room, or what the table names. */
    function mayReach(within) {
      const isIn = (place) => within === place || within.startsWith(`${place}/`);
      return !mayUse || [room, ...mayUse].some(isIn);
    }

    function refuse(node, from, to, allowed) {
      const data = { from, to, allowed: allowed.join(', ') || 'nothing else' };
      context.report({ node, messageId: 'direction', data });
    }

    function check(node, source) {
      const target = sourceText(source);
      if (typeof target !== 'string') return context.report({ node, messageId: 'computed' });
      const ban = banned.find(({ pattern }) => new RegExp(pattern).test(target));
      if (ban) return context.report({ node, messageId: 'banned', data: { why: ban.why } });
      if (!/^[./]/.test(target)) return;

      const to = placeOf(path.resolve(path.dirname(context.filename), target));
      if (to.stage !== stage) {
        if (!mayImport?.includes(to.stage)) refuse(node, stage, to.stage, mayImport ?? []);
      } else if (!mayReach(to.within)) {
        refuse(node, `${stage}/${room}`, `${stage}/${to.within}`, mayUse);
      }
    }

    return {
      Program(node) {
        const isKnown = mayImport && (!mayUse || Object.hasOwn(rooms, room));
        const from = mayImport ? `${stage}/${room}` : stage;
        if (!isKnown) context.report({ node, messageId: 'nowhere', data: { from } });
      },
      ImportDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source),
    };
  },
};
