// The licences of what is in the bundle: every package of esbuild's metafile, with its whole text. A
// package whose licence is missing or not known to be fine ends the build.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FINE = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '(MIT OR GPL-3.0-or-later)',
  '(MIT AND Zlib)',
  'Unlicense',
]);
const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[-.].*)?$/i;

/** The text of `THIRD-PARTY-NOTICES`, for the input files of a bundle (paths from `root`). */
export function thirdPartyNotices(root, inputs) {
  const folders = new Set(inputs.map(folderOf).filter((folder) => folder !== null));
  const notices = [...folders].sort().map((folder) => noticeOf(path.join(root, folder)));
  return `pluvo-bulk contains the following packages.\n\n${notices.join('\n')}`;
}

/** The folder of the package that a file belongs to; null for our own. */
function folderOf(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  if (!FINE.has(license))
    throw new Error(`${name} ${version}: licence ${String(license)} is not known to be fine`);
  const text = licenceText(folder) ?? keptHere(name);
  if (text === null) throw new Error(`${name} ${version}: no text of its licence (${license})`);
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}

function licenceText(folder) {
  const names = readdirSync(folder);
  const file = names.find((name) => LICENCE_FILE.test(name));
  if (file !== undefined) return readFileSync(path.join(folder, file), 'utf8');
  // Some packages have theirs in the readme only.
  const readme = names.find((name) => /^readme/i.test(name));
  if (readme === undefined) return null;
  return (
    /^#+ *(?:the )?(?:MIT )?licen[cs]e[\s\S]*$/im.exec(
      readFileSync(path.join(folder, readme), 'utf8'),
    )?.[0] ?? null
  );
}

/** Packages that do not pack their licence: its text, as their repository has it. */
function keptHere(name) {
  const file = path.join(import.meta.dirname, 'licences', `${name}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
