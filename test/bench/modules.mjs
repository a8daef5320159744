// Where the benches find what they measure: the program, and single exports of its modules. Whoever
// moves a module changes its line here.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.join(import.meta.dirname, '../..');

/** The built program. */
export const CLI = path.join(ROOT, 'dist/cli.js');

/** The folder with a compiled file for each of `src/`. */
const COMPILED = path.join(ROOT, '.build');

const MODULES = {
  applyInFolder: 'commands/run-folder/apply-run.js',
  applyPlan: 'apply/apply-plan.js',
  buildPlan: 'plan/build.js',
  CATALOGUES: 'report/messages/languages.js',
  connect: 'commands/connection/connect.js',
  DEFAULT_PACE: 'apply/options.js',
  encodePlan: 'plan/plan-file.js',
  FIELD_NAMES: 'user/fields.js',
  fixedToken: 'pluvo/token.js',
  Journal: 'apply/journal.js',
  loadPlan: 'commands/run-folder/plan-files.js',
  mutationOf: 'apply/mutation.js',
  openCsv: 'roster/source/csv/read-csv.js',
  openXlsx: 'roster/source/xlsx/read-xlsx.js',
  plannedResult: 'commands/terminal/show-plan.js',
  Planner: 'plan/build.js',
  PluvoClient: 'pluvo/client.js',
  readAllUsers: 'commands/connection/connect.js',
  readRoster: 'roster/roster.js',
  sha256: 'files/digest.js',
  startSandbox: 'sandbox/sandbox.js',
  systemClock: 'apply/clock.js',
  systemIo: 'commands/terminal/system-io.js',
  USER_FORMATS: 'report/users/formats.js',
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
