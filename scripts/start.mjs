// npm start: the main job on the sample roster, against the sandbox. Options go to the import:
// npm start -- --yes

import { spawnSync } from 'node:child_process';

const job = ['dist/cli.js', 'import', 'samples/roster.xlsx', '--sandbox'];
const { status } = spawnSync(process.execPath, [...job, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
if (status === 3) {
  console.log('\nExit code 3: some rows did not go through. In the sample that is on purpose.');
}
process.exitCode = status === 3 ? 0 : (status ?? 1);
