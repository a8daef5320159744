// What a configuration file may not say that was found, and not named: whoever mails a roster can put one
// beside it.

import { readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isOfPluvo } from '../../pluvo/endpoint.ts';
import { fail, issue, type Issue } from '../../user/issue.ts';
import type { Place } from '../../user/place.ts';
import type { OptionTable } from '../flags/option-table.ts';
import { pathWord, shellWord } from '../terminal/shell-word.ts';

/** What is done without being asked, to people or to files. */
const NOT_WHEN_FOUND = ['yes', 'force', 'purge', 'break-lock'] as const;

/** A file that was found. */
interface FoundFile {
  readonly file: string;
  /** Its path from the working folder. */
  readonly shown: string;
}

/** How it is told of, and where. */
function toldOf({ file, shown }: FoundFile): {
  readonly names: { readonly file: string; readonly typed: string };
  readonly place: Place;
} {
  const typed = shellWord(pathWord(shown, path.sep));
  return { names: { file: shown, typed }, place: { file: path.basename(file) } };
}

type Said = readonly (readonly [key: string, value: unknown])[];

/** What in it is only for a person to say, or for a file that a person has named. */
export function beyondTrust(said: Said, found: FoundFile): readonly Issue[] {
  const { names, place } = toldOf(found);
  return said
    .filter(([key, value]) => NOT_WHEN_FOUND.some((name) => name === key) && value !== false)
    .map(([key]) => issue('CONFIG_KEY_NOT_TRUSTED', { key, ...names }, place));
}

/** The paths in it that lead out of its own folder, be it by a link. */
export async function pathsOutside(
  said: Said,
  isPath: (key: string) => boolean,
  found: FoundFile,
): Promise<readonly Issue[]> {
  const { names, place } = toldOf(found);
  const folder = path.dirname(found.file);
  const home = await realpath(folder);
  const problems: Issue[] = [];
  for (const [key, value] of said) {
    if (!isPath(key)) continue;
    for (const given of [value].flat().map(String)) {
      if (given === STDOUT) continue;
      const real = await realPlace(path.resolve(folder, given));
      if (isWithin(real, home)) continue;
      problems.push(issue('CONFIG_PATH_OUTSIDE', { key, ...names }, place));
    }
  }
  return problems;
}

const STDOUT = '-';

function isWithin(place: string, folder: string): boolean {
  const relative = path.relative(folder, place);
  return !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}

/** Where a path really leads, as far as it is there. */
async function realPlace(place: string): Promise<string> {
  try {
    return await realpath(place);
  } catch {
    // A link to what is not there leads there all the same. One in a circle leads nowhere.
    const target = await readlink(place).catch(() => null);
    if (target !== null) return path.resolve(path.dirname(place), target);
    const parent = path.dirname(place);
    return parent === place ? place : path.join(await realPlace(parent), path.basename(place));
  }
}

/** Whether an option is of a path, for any command that has it. */
export function isPathOption(
  name: string,
  commands: readonly { readonly options: OptionTable }[],
): boolean {
  return commands.some(({ options }) => options[name]?.path === true);
}

/** A path of the file as one from the working folder, which `folder` is the way from. */
export function fromWorkingFolder(value: unknown, folder: string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => fromWorkingFolder(one, folder));
  const given = String(value);
  return given === STDOUT || path.isAbsolute(given) ? given : path.join(folder, given);
}

/**
 * Keeps credentials of the environment from a host that only a file names which nobody named. Fails with
 * CONFIG_HOST_NOT_TRUSTED.
 */
export function refuseHost(endpoint: string, found: FoundFile): void {
  if (isOfPluvo(endpoint)) return;
  const { names, place } = toldOf(found);
  const { host } = new URL(endpoint);
  fail('CONFIG_HOST_NOT_TRUSTED', { host, endpoint: shellWord(endpoint), ...names }, place);
}
