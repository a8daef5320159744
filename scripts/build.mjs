// Builds dist/, the program in one bundle with its dependencies, and .build/, its modules one by one (for
// benches and scripts that need a single one). What was there stays until the new one is whole, so that
// a program that runs from it (a test, a second terminal) never meets half a build.
//   --if-stale   only when something is newer than dist/, and without the type check (`npm run types`)

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { thirdPartyNotices } from './third-party.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const DIST = path.join(ROOT, 'dist');
const MODULES = path.join(ROOT, '.build');
const TSC = path.join(ROOT, 'node_modules/typescript/bin/tsc');
const SOURCES = [
  'src',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.mjs',
  'scripts/third-party.mjs',
  'scripts/never.mjs',
  'scripts/licences',
];

/** What is read as it stands while the program runs: tsc leaves it behind. */
const ASSETS = ['report/page/page.css', 'report/page/page.browser.js'];

/** When anything in a file or folder last changed, in ms. A folder changes when a file in it goes. */
function changed(entry) {
  const stat = statSync(entry);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(entry).map((name) => changed(path.join(entry, name))),
  );
}

function isStale() {
  if (!statSync(MODULES, { throwIfNoEntry: false })) return true;
  const built = statSync(path.join(DIST, 'cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => changed(path.join(ROOT, source)) > built);
}

/** Dependencies that are CommonJS ask for Node's own modules with `require`. */
const BANNER =
  "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";

/**
 * What is changed in dependencies, for the bundle alone: [file, what stands there, what shall]. What is
 * nowhere any more ends the build.
 */
const PATCHES = [
  // Node warns of the constructor on stderr, unless it is called in node_modules, as here it no longer is.
  [/archiver-utils[/\\]index\.js$/, /new Buffer\((size|0)\)/g, 'Buffer.alloc($1)'],
  [/archiver-utils[/\\]index\.js$/, /new Buffer\((source)\)/g, 'Buffer.from($1)'],
  // To make a segmenter takes 40 ms, a third of `--help`, and texts in ASCII need none.
  [
    /string-width[/\\]index\.js$/,
    /const segmenter = new Intl\.Segmenter\(\);/,
    'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
  ],
];

const patched = {
  name: 'patched',
  setup({ onLoad, onResolve, onEnd }) {
    // One for all that import it: yargs brings an older one, which is slower.
    onResolve({ filter: /^string-width$/ }, ({ kind }) =>
      kind === 'import-statement'
        ? { path: path.join(ROOT, 'node_modules/string-width/index.js') }
        : null,
    );
    const used = new Set();
    onLoad({ filter: /\.js$/ }, ({ path: file }) => {
      const here = PATCHES.filter(([where]) => where.test(file));
      if (here.length === 0) return null;
      let contents = readFileSync(file, 'utf8');
      for (const patch of here) {
        const [, there, shall] = patch;
        if (contents.search(there) !== -1) used.add(patch);
        contents = contents.replace(there, shall);
      }
      return { contents, loader: 'js' };
    });
    onEnd(() => {
      const unused = PATCHES.find((patch) => !used.has(patch));
      if (unused) throw new Error(`no dependency has ${String(unused[1])}`);
    });
  },
};

async function build(options) {
  const started = new Date();
  const cache = path.join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'build-')); // on the same disk, so that it can be renamed
  try {
    const modules = path.join(work, 'modules');
    compile(modules, options);
    const dist = path.join(work, 'dist');
    const notices = await bundled(dist);
    writeFileSync(path.join(ROOT, 'THIRD-PARTY-NOTICES'), notices);
    replace(MODULES, modules, path.join(work, 'old-modules'));
    const bin = path.join(dist, 'cli.js');
    chmodSync(bin, 0o755);
    utimesSync(bin, started, started); // what is saved during the build is newer
    replace(DIST, dist, path.join(work, 'old-dist'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function compile(folder, options) {
  const args = [TSC, '-p', path.join(ROOT, 'tsconfig.build.json'), '--outDir', folder, ...options];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
  for (const asset of ASSETS) cpSync(path.join(ROOT, 'src', asset), path.join(folder, asset));
}

/** Bundles into the folder; gives the notices of what is in it. */
async function bundled(folder) {
  const { metafile } = await bundle({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli.ts'],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    outdir: folder,
    // As deep below the root as the modules of src/ that look for its files.
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: BANNER },
    legalComments: 'none',
    // exceljs only writes here: what it unzips with would never run.
    alias: { unzipper: path.join(ROOT, 'scripts/never.mjs') },
    plugins: [patched],
    metafile: true,
    logLevel: 'error',
  });
  for (const asset of ASSETS) {
    cpSync(path.join(ROOT, 'src', asset), path.join(folder, 'chunks', path.basename(asset)));
  }
  return thirdPartyNotices(ROOT, Object.keys(metafile.inputs));
}

function replace(folder, made, old) {
  if (statSync(folder, { throwIfNoEntry: false })) renameSync(folder, old);
  renameSync(made, folder);
}

try {
  if (!process.argv.includes('--if-stale')) await build([]);
  else if (isStale()) await build(['--noCheck']);
} catch (error) {
  if (error.status === undefined) throw error;
  process.exitCode = 1; // tsc has said why
}
