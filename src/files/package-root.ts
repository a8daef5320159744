// Where the files are that come with the program: samples, templates, package.json.

import path from 'node:path';

/**
 * The folder of `package.json`. A module of `src/`, of `.build/` and a chunk of `dist/` (scripts/build.mjs)
 * lie equally deep below it.
 */
export const PACKAGE_ROOT = path.resolve(import.meta.dirname, '../..');
