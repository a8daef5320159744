// The linter: strict typed rules, and the rules of the house (DESIGN: who imports whom, who touches
// the terminal, who stays pure).

import { builtinModules } from 'node:module';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importDirections } from './scripts/lint/import-directions.js';
import { noCircles } from './scripts/lint/no-circles.js';

/** What a family of reports may use: what all of them share, and never another family. */
const SHARED_BY_REPORTS = ['messages', 'text', 'page', 'workbook'];

/**
 * The stages: the folders of src/, and the files directly in it.
 *   mayImport  the other stages it may import from
 *   rooms      its folders, and what of the same stage each may import: rooms, or single files of
 *              them; what lies beside the rooms (the verbs, a stage's door) may import them all
 *   pure       the same input gives the same answer: no clock, chance, environment or IO
 *   shell      may use the terminal, the environment and the exit code
 *   graphql    knows GraphQL
 */
const STAGES = {
  user: { mayImport: [], pure: true },
  files: { mayImport: ['user'] },
  roster: {
    mayImport: ['user', 'files'],
    rooms: {
      source: [],
      // A column is told by its cells, so the words of rows for dates, infixes and statuses are read here too.
      columns: ['source', 'rows/dates', 'rows/names', 'rows/status'],
      rows: ['source', 'columns'],
    },
  },
  plan: { mayImport: ['user'], pure: true },
  pluvo: { mayImport: ['user', 'files'], graphql: true },
  apply: { mayImport: ['user', 'plan', 'files'] },
  report: {
    mayImport: ['user', 'plan', 'files'],
    rooms: {
      // The plain data that there are words for: every outcome and every finding has some.
      messages: ['results/row', 'check/check'],
      text: ['messages'],
      page: ['messages', 'text'],
      workbook: ['messages', 'text'],
      results: SHARED_BY_REPORTS,
      preview: SHARED_BY_REPORTS,
      columns: SHARED_BY_REPORTS,
      users: SHARED_BY_REPORTS,
      template: SHARED_BY_REPORTS,
      check: SHARED_BY_REPORTS,
    },
  },
  sandbox: { mayImport: ['user', 'files'], graphql: true },
  commands: {
    mayImport: ['user', 'files', 'roster', 'plan', 'pluvo', 'apply', 'report', 'sandbox'],
    // Verbs call rooms, rooms never call verbs.
    rooms: {
      flags: ['options', 'terminal'],
      options: ['flags', 'terminal'],
      terminal: ['flags', 'options'],
      connection: ['flags', 'options', 'terminal'],
      'run-folder': ['flags', 'options', 'terminal', 'connection'],
    },
    shell: true,
  },
  cli: { mayImport: ['commands'], shell: true },
};

const PURE = 'This stage is pure: what comes from outside is a parameter.';
const SHELL = 'Only src/cli.ts and src/commands use the terminal and the environment.';
const GRAPHQL = 'Only src/pluvo and src/sandbox know GraphQL.';
const LOCALE = 'This stage is pure, and locales differ between machines: compare code units.';

const BUILT_IN = `^node:|^(?:${builtinModules.join('|')})$`;
const TERMINAL = '^(?:node:)?(?:process|console|tty|readline|readline/promises)$';

const OF_PROCESS = ['stdout', 'stderr', 'stdin', 'env', 'argv', 'exit', 'exitCode'];
const IMPURE = `console crypto fetch Intl navigator performance process queueMicrotask setImmediate
  setInterval setTimeout`.split(/\s+/);
const BY_LOCALE = `localeCompare toLocaleString toLocaleDateString toLocaleTimeString
  toLocaleLowerCase toLocaleUpperCase`.split(/\s+/);

/** ESLint replaces the options of a rule, it does not merge them: each rule is set once, here. */
function rulesOf({ mayImport, rooms, pure, shell, graphql }) {
  const when = (condition, ...entries) => (condition ? entries : []);
  const ofProcess = (property) => ({ object: 'process', property, message: SHELL });
  const byLocale = (property) => ({ property, message: LOCALE });
  const global = (message) => (name) => ({ name, message });

  return {
    'stages/import-directions': [
      'error',
      {
        mayImport,
        ...(rooms && { rooms }),
        banned: [
          ...when(pure, { pattern: BUILT_IN, why: PURE }),
          ...when(!shell, { pattern: TERMINAL, why: SHELL }),
          ...when(!graphql, { pattern: '^graphql(?:-request)?(?:/|$)', why: GRAPHQL }),
        ],
      },
    ],
    'no-console': shell ? 'off' : 'error',
    'no-restricted-globals': [
      'error',
      ...when(pure, ...IMPURE.map(global(PURE))),
      ...when(!shell, ...['globalThis', 'global'].map(global('Name what you need of it.'))),
    ],
    'no-restricted-properties': [
      'error',
      ...when(!shell, ...OF_PROCESS.map(ofProcess)),
      ...when(pure, { object: 'Date', property: 'now', message: PURE }),
      ...when(pure, { object: 'Math', property: 'random', message: PURE }),
      ...when(pure, ...BY_LOCALE.map(byLocale)),
    ],
    'no-restricted-syntax': [
      'error',
      ...when(pure, {
        selector: 'NewExpression[callee.name=Date][arguments.length=0]',
        message: PURE,
      }),
      ...when(pure, { selector: 'CallExpression[callee.name=Date]', message: PURE }),
    ],
  };
}

export default defineConfig(
  { ignores: ['dist/', '.build/', 'coverage/', 'pluvo-runs/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // `== null` is for null and undefined together.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Control characters in cells are a subject of this program.
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `''`, `null` and `undefined` are different things here.
      '@typescript-eslint/strict-boolean-expressions': ['error', { allowString: false }],
      // A `default` does not stand for the members of a union that are not named.
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // Without options the rule reports that the file belongs to no stage; the stages' own follow.
    files: ['src/**/*.ts'],
    plugins: {
      stages: { rules: { 'import-directions': importDirections, 'no-circles': noCircles } },
    },
    rules: { 'stages/import-directions': 'error', 'stages/no-circles': 'error' },
  },
  ...Object.entries(STAGES).map(([name, stage]) => ({
    files: [`src/${name}/**/*.ts`, `src/${name}.ts`],
    rules: rulesOf(stage),
  })),
  {
    // Tests look into answers of any shape and pass half-made objects.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // The script of the preview page runs in a browser, as it is.
    files: ['src/**/*.browser.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(
        ['document', 'addEventListener', 'setTimeout', 'Intl', 'IntersectionObserver'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  {
    // Scripts and configuration are plain JavaScript. Node's globals that they use:
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
      },
    },
  },
);
