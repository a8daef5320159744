// The options that say how a roster is to be read.

import path from 'node:path';
import { parseMapping } from '../roster/mapping.ts';
import { ACCEPTABLE, type Acceptable } from '../roster/person.ts';
import {
  fieldNamed,
  NO_PRESET,
  readMappingFile,
  readPreset,
  type Preset,
} from '../roster/preset.ts';
import type { RosterOptions } from '../roster/roster.ts';
import { fold } from '../user/fold.ts';
import { fail, issue, IssueError, type Issue } from '../user/issue.ts';
import type { FieldName, Vocabulary } from '../user/user.ts';
import type { Arguments } from './command.ts';
import type { Io } from './io.ts';
import type { ROSTER_OPTIONS } from './roster-flags.ts';

/** What the roster options mean. Every problem in them is reported at once. */
export async function rosterOptionsOf(
  args: Arguments<typeof ROSTER_OPTIONS>,
  vocabulary: Vocabulary,
  io: Io,
): Promise<RosterOptions> {
  const preset = await presetOf(args, io);
  const problems: Issue[] = [];
  const kept = <T>(parsed: readonly (T | Issue)[]): readonly T[] =>
    parsed.filter((one): one is T => {
      const isProblem = typeof one === 'object' && one !== null && 'code' in one;
      if (isProblem) problems.push(one);
      return !isProblem;
    });
  const map = kept(args.map.map(parseMapping));
  const defaults = kept(args.set.map(parseDefault));
  const accept = kept(args.accept.map(parseAccept));
  if (problems.length > 0) throw new IssueError(problems);
  const { encoding, delimiter, dates } = args;
  return {
    map,
    preset: preset.columns,
    ignore: args.ignore,
    presetIgnore: preset.ignore,
    sheets: args.sheet,
    vocabulary,
    defaults: new Map([...preset.defaults, ...defaults]),
    words: preset.words,
    nameUse: preset.nameUse,
    dateOrder: dates ?? preset.dates,
    accept: new Set(accept),
    today: todayOf(args.today, io),
    raw: args.raw,
    expectedHeadings: preset.headings,
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
  };
}

async function presetOf(
  { preset, mapping }: Pick<Arguments<typeof ROSTER_OPTIONS>, 'preset' | 'mapping'>,
  io: Io,
): Promise<Preset> {
  if (mapping !== undefined) return readMappingFile(path.resolve(io.cwd, mapping));
  return preset === undefined ? NO_PRESET : readPreset(preset);
}

function parseDefault(given: string): readonly [FieldName, string] | Issue {
  const at = given.indexOf('=');
  const field = at < 0 ? null : fieldNamed(given.slice(0, at));
  const text = given.slice(at + 1).trim();
  if (at < 0 || text === '')
    return issue('SET_INVALID', { given: given.slice(0, Math.max(0, at)) });
  return field === null
    ? issue('MAP_FIELD_UNKNOWN', { field: given.slice(0, at), nearest: null })
    : [field, text];
}

function parseAccept(given: string): Acceptable | Issue {
  const found = ACCEPTABLE.find((word) => fold(word) === fold(given));
  return found ?? issue('ACCEPT_UNKNOWN', { given, known: ACCEPTABLE });
}

/** The day that leave dates are compared with: the machine's own, unless told otherwise. */
function todayOf(given: string | undefined, io: Io): string {
  if (given === undefined) {
    const now = new Date(io.now());
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 10);
  }
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given));
  return isDate ? given : fail('DATE_OPTION_INVALID', { option: '--today' });
}
