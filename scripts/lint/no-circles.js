// ESLint rule: no file of src/ leads back to itself, over whatever imports: those of types, `import()`
// and `export from` are steps like any other. What it tells is the whole way round.

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SRC = path.join(import.meta.dirname, '../../src');

/** By file: what it imports, and when it was written; an editor keeps its linter for hours. */
const cache = new Map();

/** What a text imports of src/, were it that file's: where, and which file. */
function importsIn(file, text) {
  return ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => /^[./]/.test(fileName))
    .map(({ fileName, pos }) => ({ pos, target: path.resolve(path.dirname(file), fileName) }))
    .filter(({ target }) => target.startsWith(SRC + path.sep));
}

function importsOf(file) {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (written === undefined) return [];
  if (cache.get(file)?.written !== written) {
    cache.set(file, { written, imports: importsIn(file, readFileSync(file, 'utf8')) });
  }
  return cache.get(file).imports;
}

/** The files from one to another, both included; null where none leads on, or all have been seen. */
function wayTo(end, from, seen) {
  if (from === end) return [end];
  if (seen.has(from)) return null;
  seen.add(from);
  for (const { target } of importsOf(from)) {
    const way = wayTo(end, target, seen);
    if (way) return [from, ...way];
  }
  return null;
}

export const noCircles = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { circle: 'This import closes a circle: {{way}}.' },
  },

  create(context) {
    const { filename, sourceCode } = context;
    return {
      Program() {
        const seen = new Set();
        for (const { pos, target } of importsIn(filename, sourceCode.text)) {
          const way = wayTo(filename, target, seen);
          if (!way) continue;
          const files = [filename, ...way].map((file) => path.relative(SRC, file));
          const loc = sourceCode.getLocFromIndex(pos);
          context.report({ loc, messageId: 'circle', data: { way: files.join(' → ') } });
        }
      },
    };
  },
};
