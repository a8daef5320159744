// What an installation of the packed program brings: packages, and MB on disk.

import { execFile } from 'node:child_process';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.join(import.meta.dirname, '../..');
const npm = (...args) => promisify(execFile)('npm', [...args, '--silent'], { cwd: ROOT });

export default [
  {
    name: 'npm install of the packed program',
    sizes: {},
    runs: 1,
    async prepare({ folder }) {
      // As it is built: packing would build it anew.
      const { stdout } = await npm('pack', '--ignore-scripts', '--pack-destination', folder);
      return { tarball: path.join(folder, stdout.trim()) };
    },
    ways: { install },
    targets: [
      { measured: 'packages', of: ({ install: { packages } }) => packages, unit: '', atMost: 1 },
      { measured: 'on disk', of: ({ install: { disk } }) => disk, unit: ' MB', atMost: 8 },
    ],
  },
];

function install({ folder, tarball }) {
  return async () => {
    const home = path.join(folder, 'home');
    await npm('install', '--prefix', home, '--no-audit', '--no-fund', tarball);
    const modules = path.join(home, 'node_modules');
    const lock = JSON.parse(readFileSync(path.join(modules, '.package-lock.json'), 'utf8'));
    return { packages: Object.keys(lock.packages).length, disk: sizeOf(modules) / 1024 ** 2 };
  };
}

/** The bytes that a folder takes on disk, in whole blocks as `du` counts them. */
function sizeOf(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.reduce((bytes, entry) => {
    const file = path.join(folder, entry.name);
    return bytes + (entry.isDirectory() ? sizeOf(file) : blocksOf(file));
  }, blocksOf(folder));
}

const blocksOf = (file) => lstatSync(file).blocks * 512;
