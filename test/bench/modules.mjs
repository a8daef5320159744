// Where the benches find what they measure: the program, and single exports of its modules. Whoever
// moves a module changes its line here.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.join(import.meta.dirname, '../..');

/** The built program. */
export const CLI = path.join(ROOT, 'dist/cli.js');

/** The folder with a compiled file for each of `src/`. */
const COMPILED = path.join(ROOT, 'dist');

const MODULES = {
  applyInFolder: 'commands/apply-run.js',
  applyPlan: 'apply/apply-plan.js',
  buildPlan: 'plan/build.js',
  CATALOGUES: 'report/messages/catalogues.js',
  connect: 'commands/connect.js',
  DEFAULT_PACE: 'apply/apply-plan.js',
  encodePlan: 'plan/plan-file.js',
  FIELD_NAMES: 'user/fields.js',
  fixedToken: 'pluvo/token.js',
  Journal: 'apply/journal.js',
  loadPlan: 'commands/plan-files.js',
  mutationOf: 'apply/mutation.js',
  openCsv: 'roster/read-csv.js',
  openXlsx: 'roster/read-xlsx.js',
  plannedResult: 'commands/show-plan.js',
  Planner: 'plan/build.js',
  PluvoClient: 'pluvo/client.js',
  readAllUsers: 'commands/connect.js',
  readRoster: 'roster/roster.js',
  sha256: 'commands/file-hash.js',
  startSandbox: 'sandbox/sandbox.js',
  systemClock: 'apply/system-clock.js',
  systemIo: 'commands/system-io.js',
  USER_FORMATS: 'report/users-formats.js',
  UserIndex: 'plan/user-index.js',
};

/** Loads exports by their names: `const { readRoster } = await load('readRoster')`. */
export async function load(...names) {
  const found = await Promise.all(
    names.map(async (name) => {
      const module = await import(pathToFileURL(path.join(COMPILED, MODULES[name])));
      if (!(name in module)) throw new Error(`${MODULES[name]} has no ${name}: see modules.mjs`);
      return [name, module[name]];
    }),
  );
  return Object.fromEntries(found);
}
